import { createHash } from 'node:crypto';
import {
  listComplaints,
  lookAtComplaint,
  passOnPhotographs,
  readComplaint,
  readPassedOnPhotograph,
  requestPhotographCopy,
  takeBackPhotographs,
  takeBackReason,
} from '@ducha/contracts';
import {
  exif,
  frame,
  jfif,
  jpegOf,
  pictureOf,
  scan,
  tables,
} from '@ducha/contracts/testing/jpeg-file.ts';
import { anyOf, happens, some, whole } from '../../chance.ts';
import { putFile, type File } from '../files.ts';
import { everyComplaint, type ComplaintRow } from '../reads.ts';
import { change, hear, look, seen, text, type Act, type Visit } from '../visit.ts';

/** 转交照片: what the office passes on of photographs, and takes back; what organisations see of it. */

const stages: readonly ComplaintRow['stage'][] = [
  'received',
  'accepted',
  'transferred',
  'handling',
  'replied',
];

/** One that has photographs, of some that are looked through; few have. */
async function withPhotographs(visit: Visit) {
  const { random, world } = visit;
  for (const inspection of some(random, world.heard.get('inspection') ?? [], 3)) {
    const rows = await everyComplaint(visit, { inspection, limit: '200' });
    const fitting = rows.filter(({ stage }) => stages.includes(stage) || happens(random, 0.05));
    for (const { complaint } of some(random, fitting, 12)) {
      const shown = await look(visit, readComplaint, { params: { complaint } });
      if (shown.ok && (shown.body.photographs ?? 0) > 0) return shown;
    }
  }
  return undefined;
}

/** A picture and nothing else, as the page makes it; now and then a file that no page would make. */
function drawnCopy({ random }: Visit): File {
  const bytes = happens(random, 0.95)
    ? pictureOf(String(random.next()))
    : random.pick([
        jpegOf(jfif, exif, tables, frame(), scan),
        jpegOf(jfif, tables, frame(5_000, 10), scan),
        new TextEncoder().encode('<script>alert(1)</script>'),
      ]);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** Announces a copy and puts it. */
async function copied(visit: Visit, complaint: string, original: string) {
  const file = drawnCopy(visit);
  const announced = await change(visit, requestPhotographCopy, {
    params: { complaint },
    body: { original, sha256: file.sha256, bytes: file.bytes.length },
  });
  if (!announced.ok) return [];
  await putFile(visit, announced.body.upload, file);
  const copy = announced.body.photograph;
  return [
    happens(visit.random, 0.2)
      ? { original, copy, covering: 'nothing-to-cover' as const }
      : { original, copy, covering: 'areas' as const, areas: whole(visit.random, 1, 9) },
  ];
}

const passesOn: Act = {
  name: 'passes photographs on',
  who: ['office-screener', 'office-head'],
  weight: 4,
  calls: [listComplaints, readComplaint, lookAtComplaint, requestPhotographCopy, passOnPhotographs],
  async do(visit) {
    const { random } = visit;
    const shown = await withPhotographs(visit);
    if (shown === undefined) return;
    const { complaint, passedOn } = shown.body;
    const params = { complaint };
    // Some think that they have looked before; they find out by what was passed on which photographs there are.
    const looked = happens(random, 0.9)
      ? await change(visit, lookAtComplaint, {
          params,
          body: { reason: text(visit, 500), contact: false },
        })
      : undefined;
    const originals =
      looked === undefined || !looked.ok
        ? passedOn.flatMap(({ original }) => original ?? [])
        : looked.body.photographs.map(({ photograph }) => photograph);
    const photographs = [];
    for (const original of some(random, originals, 2)) {
      photographs.push(...(await copied(visit, complaint, original)));
    }
    if (photographs.length === 0) return;
    await change(visit, passOnPhotographs, {
      params,
      expected: shown.version,
      body: { photographs },
    });
  },
};

const takesPhotographsBack: Act = {
  name: 'takes photographs back',
  who: ['office-screener', 'office-reviewer', 'office-head'],
  weight: 1,
  calls: [listComplaints, readComplaint, takeBackPhotographs],
  async do(visit) {
    const { random } = visit;
    const shown = await withPhotographs(visit);
    const passedOn = shown?.body.passedOn ?? [];
    if (shown === undefined || passedOn.length === 0) return;
    await change(visit, takeBackPhotographs, {
      params: { complaint: shown.body.complaint },
      expected: shown.version,
      body: {
        photographs: some(random, passedOn, 2).map(({ photograph }) => photograph),
        reason: random.pick(takeBackReason.options),
      },
    });
  },
};

const seesPhotographs: Act = {
  name: 'sees photographs that were passed on',
  who: ['office-clerk', 'commissioner', 'team-member', 'organisation-liaison'],
  weight: 2,
  calls: [listComplaints, readComplaint, readPassedOnPhotograph],
  async do(visit) {
    const { random, world } = visit;
    const inspection = anyOf(random, world.heard.get('inspection') ?? []);
    const query =
      visit.person.organisation !== null || inspection === undefined
        ? { state: random.pick(['open', 'closed'] as const) }
        : { inspection };
    for (const { complaint } of some(random, await everyComplaint(visit, query), 10)) {
      const params = { complaint };
      const passedOn = (await seen(visit, readComplaint, { params }))?.passedOn ?? [];
      for (const { photograph } of passedOn) {
        hear(world, 'photograph', photograph);
        await look(visit, readPassedOnPhotograph, { params: { ...params, photograph } });
      }
      // Somebody tries an address that they were given for another one.
      const other = anyOf(random, world.heard.get('photograph') ?? []);
      if (other !== undefined && happens(random, 0.2)) {
        await look(visit, readPassedOnPhotograph, { params: { ...params, photograph: other } });
      }
    }
  },
};

export const passingOnActs = [passesOn, takesPhotographsBack, seesPhotographs];
