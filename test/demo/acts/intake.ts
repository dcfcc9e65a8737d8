import { createHash } from 'node:crypto';
import {
  glanceAtComplaints,
  glancedAtOnce,
  listComplaints,
  lookAtComplaint,
  readComplaint,
  registerComplaint,
  requestPhotographUpload,
  submitComplaint,
} from '@ducha/contracts';
import { inParallel } from '../../replay/in-parallel.ts';
import type { PlannedComplaint } from '../month/steps.ts';
import { paintScene } from '../pictures/scene.ts';
import type { Town } from '../town.ts';
import { lookReasons } from '../words/correspondence.ts';
import { knownIn, type Known } from './known.ts';

/** Calls that are under way at once. */
export const width = 8;

/** Somebody reports: a citizen on the page, or a clerk or the hotline writes it down. */
export async function report(town: Town, known: Known, complaint: PlannedComplaint): Promise<void> {
  const { key, channel } = complaint;
  const body = reportOf(known, complaint);
  if (channel === 'web') {
    const photographs: string[] = [];
    for (let index = 1; index <= complaint.photographs; index += 1)
      photographs.push(await photograph(town, known, complaint, index));
    const { body: given } = await town.act(null, `${key}/report`, submitComplaint, {
      body: { ...body, photographs },
    });
    known.receipts.set(key, given.receipt);
    return;
  }
  const { foreign } = complaint;
  const who = foreign === null ? 'office-clerk' : 'integration-client';
  const { body: given } = await town.act(who, `${key}/report`, registerComplaint, {
    body: { ...body, channel, ...(foreign === null ? {} : { foreign }) },
  });
  known.receipts.set(key, given.receipt);
  const { complaint: id, version } = given;
  known.complaints.set(key, id);
  town.saw({ read: readComplaint, params: { complaint: id } }, version);
}

/** 看开头: the screener sees the opening words of what waits, so many at a time as one sitting takes; each is recorded. */
export async function glanceAt(
  town: Town,
  known: Known,
  sitting: string,
  complaints: readonly PlannedComplaint[],
): Promise<void> {
  const ids = complaints.map(({ key }) => knownIn(known.complaints, key));
  for (let from = 0; from < ids.length; from += glancedAtOnce) {
    await town.act('office-screener', `${sitting}/${from}`, glanceAtComplaints, {
      body: { complaints: ids.slice(from, from + glancedAtOnce) },
    });
  }
}

/** Whether a complaint of the month was reported before. */
export async function wasReported(
  town: Town,
  known: Known,
  complaint: PlannedComplaint,
): Promise<boolean> {
  const body = reportOf(known, complaint);
  const { channel, foreign, key } = complaint;
  if (channel === 'web')
    return town.wasDone(null, `${key}/report`, submitComplaint, {
      body: { ...body, photographs: [] },
    });
  return town.wasDone(
    foreign === null ? 'office-clerk' : 'integration-client',
    `${key}/report`,
    registerComplaint,
    {
      body: { ...body, channel, ...(foreign === null ? {} : { foreign }) },
    },
  );
}

/**
 * The screener opens what is new, which is recorded; by the words it is known which complaint of the month it is. The
 * first time everything is opened, as an earlier run may have screened some.
 */
export async function openNew(
  town: Town,
  known: Known,
  complaints: readonly PlannedComplaint[],
): Promise<void> {
  const byWords = new Map(complaints.map(({ key, reported }) => [reported.problem, key]));
  const fresh: string[] = [];
  for (const inspection of new Set(Object.values(known.inspections))) {
    let after: string | undefined;
    do {
      const { body } = await town.read('office-screener', listComplaints, {
        query: {
          inspection,
          limit: 200,
          ...(known.opened.size === 0 ? {} : { stage: 'received' }),
          ...(after === undefined ? {} : { after }),
        },
      });
      for (const { complaint, version } of body.complaints) {
        fresh.push(complaint);
        town.saw({ read: readComplaint, params: { complaint } }, version);
      }
      after = body.next ?? undefined;
    } while (after !== undefined);
  }
  await inParallel(
    fresh.filter((complaint) => !known.opened.has(complaint)),
    width,
    async (complaint) => {
      const lot = createHash('sha256').update(complaint).digest();
      const contact = (lot[0] ?? 0) < 24;
      const { body } = await town.act('office-screener', `look/${complaint}`, lookAtComplaint, {
        params: { complaint },
        body: {
          reason: contact
            ? '需联系举报人核实具体位置'
            : (lookReasons[(lot[1] ?? 0) % lookReasons.length] ?? lookReasons[0]),
          contact,
        },
      });
      known.opened.add(complaint);
      const key = byWords.get(body.problem);
      if (key !== undefined) known.complaints.set(key, complaint);
    },
  );
}

function reportOf(known: Known, { series, reported, chosen, contact }: PlannedComplaint) {
  const { problem, where, place, matter } = reported;
  return {
    inspection: known.inspections[series],
    problem,
    place: `${place.name}${where}`,
    ...(chosen ? { district: place.district, type: matter.type } : {}),
    ...(contact === null ? {} : { contact }),
  };
}

async function photograph(
  town: Town,
  known: Known,
  { key, series, reported }: PlannedComplaint,
  index: number,
): Promise<string> {
  const file = announced(paintScene(reported.matter.scene, pictureSeed(`${key}/${index}`)));
  const { body } = await town.act(null, `${key}/photograph-${index}`, requestPhotographUpload, {
    body: { inspection: known.inspections[series], ...file.about, mediaType: 'image/png' },
  });
  await town.put(body.upload, file.bytes);
  return body.photograph;
}

/** A file, and what is said of it before it is put. */
export function announced(bytes: Uint8Array<ArrayBuffer>) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, about: { sha256, bytes: bytes.length } };
}

/** The seed of a picture, by what it is for. */
export function pictureSeed(what: string): number {
  return createHash('sha256').update(what).digest().readUInt32BE();
}
