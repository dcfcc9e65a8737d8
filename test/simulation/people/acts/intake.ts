import {
  attachmentMediaType,
  channel,
  givenMediaType,
  listOrganisations,
  listPublicComplaintTypes,
  listPublicInspections,
  registerComplaint,
  requestAttachmentUpload,
  requestPhotographUpload,
  requestRegisteredFile,
  submitComplaint,
} from '@ducha/contracts';
import type * as z from 'zod/mini';
import { places } from '../cast.ts';
import { anyOf, happens, drawnKey, weighted, whole } from '../../chance.ts';
import { drawnFile, putFile } from '../files.ts';
import { drawnIdNumber, drawnMark, drawnMobile } from '../planted.ts';
import { openInspections, today } from '../reads.ts';
import { ordinaryProblem } from '../texts.ts';
import { change, hear, plant, secretText, seen, text, type Act, type Visit } from '../visit.ts';

/** A complaint comes in 收到: by its citizen, or as somebody of the office writes it down. */
type Contact = NonNullable<z.input<typeof submitComplaint.body>['contact']>;

/** Words that nobody else wrote; now and then with a number that must not go on with them. */
function problem(visit: Visit, key: string): string {
  const { random } = visit;
  const words = secretText(visit, 2_900, 'words', key, ordinaryProblem);
  return weighted(random, [
    [8, () => words],
    [1, () => `${words}我的电话${plant(visit, 'phone', drawnMobile(random), key)}`],
    [1, () => `${words}身份证${plant(visit, 'id-number', drawnIdNumber(random), key)}`],
  ])();
}

function contact(visit: Visit, key: string): Contact {
  const { random } = visit;
  return {
    name: `周${plant(visit, 'name', drawnMark(random), key)}`,
    ...(happens(random, 0.8) ? { phone: plant(visit, 'phone', drawnMobile(random), key) } : {}),
    ...(happens(random, 0.6)
      ? { address: `${plant(visit, 'address', drawnMark(random), key)}路7号` }
      : {}),
  };
}

async function report(visit: Visit, inspection: string, key: string) {
  const { random } = visit;
  const districts = happens(random, 0.3)
    ? ((await seen(visit, listOrganisations, { query: { kind: 'district' } }))?.organisations ?? [])
    : [];
  const types = happens(random, 0.3)
    ? ((await seen(visit, listPublicComplaintTypes))?.types ?? [])
    : [];
  const district = anyOf(random, districts)?.code;
  const type = anyOf(
    random,
    types.filter(({ kind, retired }) => kind === 'type' && !retired),
  )?.code;
  return {
    inspection,
    problem: problem(visit, key),
    ...(happens(random, 0.3) ? { place: text(visit, 200, ordinaryProblem) } : {}),
    ...(district === undefined ? {} : { district }),
    ...(type === undefined ? {} : { type }),
    ...(happens(random, 0.5) ? { contact: contact(visit, key) } : {}),
  };
}

async function photographs(visit: Visit, inspection: string): Promise<string[]> {
  const given: string[] = [];
  for (let left = whole(visit.random, 1, 2); left > 0; left -= 1) {
    const file = drawnFile(visit);
    const { sha256, bytes } = file;
    const announced = await change(visit, requestPhotographUpload, {
      body: { inspection, sha256, bytes: bytes.length, mediaType: 'image/jpeg' },
    });
    if (!announced.ok) continue;
    await putFile(visit, announced.body.upload, file);
    given.push(announced.body.photograph);
  }
  return given;
}

/** A recording or a document that a citizen hands in. */
async function attachments(visit: Visit, inspection: string): Promise<string[]> {
  const mediaType = visit.random.pick(attachmentMediaType.options);
  const file = drawnFile(visit, mediaType);
  const { sha256, bytes } = file;
  const announced = await change(visit, requestAttachmentUpload, {
    body: { inspection, sha256, bytes: bytes.length, mediaType },
  });
  if (!announced.ok) return [];
  await putFile(visit, announced.body.upload, file);
  return [announced.body.attachment];
}

/** What came with a letter or a call, as a clerk takes it in. */
async function cameWithIt(visit: Visit, inspection: string) {
  const mediaType = visit.random.pick(givenMediaType.options);
  const file = drawnFile(visit, mediaType);
  const { sha256, bytes } = file;
  const announced = await change(visit, requestRegisteredFile, {
    body: { inspection, sha256, bytes: bytes.length, mediaType },
  });
  if (!announced.ok) return {};
  await putFile(visit, announced.body.upload, file);
  const ids = [announced.body.file];
  return mediaType.startsWith('image/') ? { photographs: ids } : { attachments: ids };
}

/** How many came: of a group mostly who speaks for it, which some clerks forget. */
function visitors(visit: Visit, key: string) {
  const { random } = visit;
  const people = whole(random, 1, 9);
  return {
    people,
    ...(people > 3 && happens(random, 0.8)
      ? { representatives: `周${plant(visit, 'name', drawnMark(random), key)}` }
      : {}),
  };
}

const handsIn: Act = {
  name: 'hands in a complaint',
  who: ['citizen'],
  weight: 6,
  calls: [
    listPublicInspections,
    listOrganisations,
    listPublicComplaintTypes,
    requestPhotographUpload,
    requestAttachmentUpload,
    submitComplaint,
  ],
  async do(visit) {
    const { random, person } = visit;
    const open = (await openInspections(visit)).filter(
      ({ state }) => state === 'stationed' || happens(random, 0.1),
    );
    const inspection = anyOf(random, open)?.inspection;
    if (inspection === undefined) return;
    const key = drawnKey(random);
    const files = {
      ...(happens(random, 0.35) ? { photographs: await photographs(visit, inspection) } : {}),
      ...(happens(random, 0.2) ? { attachments: await attachments(visit, inspection) } : {}),
    };
    const body = {
      ...(await report(visit, inspection, key)),
      ...files,
      ...(happens(random, 0.15)
        ? {
            position: {
              latitude: 39 + random.next(),
              longitude: 116 + random.next(),
              accuracy: 20,
            },
          }
        : {}),
    };
    const answer = await change(visit, submitComplaint, { body }, key);
    if (!answer.ok) return;
    const { receipt } = answer.body;
    plant(visit, 'receipt', receipt, key);
    // Some lose the slip of paper.
    if (!happens(random, 0.15)) person.memory.complaints.push({ receipt, key });
  },
};

const writesDown: Act = {
  name: 'writes down a complaint',
  who: ['office-clerk', 'office-screener', 'integration-client'],
  weight: 3,
  calls: [
    listPublicInspections,
    listOrganisations,
    listPublicComplaintTypes,
    requestRegisteredFile,
    registerComplaint,
  ],
  async do(visit) {
    const { random, person, world } = visit;
    const by = random.pick(channel.options.filter((one) => one !== 'web'));
    const open = (await openInspections(visit)).filter(
      ({ state }) => state === 'stationed' || by === 'letter' || happens(random, 0.1),
    );
    const inspection = anyOf(random, open)?.inspection;
    if (inspection === undefined) return;
    const key = drawnKey(random);
    const letter =
      by === 'letter'
        ? {
            receivedOn: today(visit, -whole(random, 0, 2)),
            postedOn: today(visit, -whole(random, 2, 12)),
          }
        : {};
    const foreign =
      person.roles.includes('integration-client') || happens(random, 0.1)
        ? {
            foreign: {
              list: 'central-2025',
              number: `D3HN2024${String(whole(random, 0, 60)).padStart(4, '0')}`,
            },
          }
        : {};
    const files = happens(random, 0.3) ? await cameWithIt(visit, inspection) : {};
    const written = await report(visit, inspection, key);
    const came = by === 'visit' && happens(random, 0.7) ? { visit: visitors(visit, key) } : {};
    const body = { ...written, channel: by, ...letter, ...came, ...foreign, ...files };
    const answer = await change(visit, registerComplaint, { body }, key);
    if (!answer.ok) return;
    hear(world, 'complaint', answer.body.complaint);
    plant(visit, 'receipt', answer.body.receipt, key);
    // The receipt goes to whoever rang up.
    const citizens = [...world.people.values()].filter(({ roles }) => roles.includes('citizen'));
    if (happens(random, 0.7)) {
      const caller = weighted(
        random,
        citizens.map((one) => [one.zeal, one]),
      );
      caller.memory.complaints.push({ receipt: answer.body.receipt, key });
    }
  },
};

/** Codes of organisations that a complaint may go to, each as often as its share says. */
export const shares: readonly (readonly [number, string])[] = places.map(({ share, code }) => [
  share,
  code,
]);

export const intakeActs = [handsIn, writesDown];
