import {
  batchesAfter,
  closeBatch,
  discloseBatch,
  listBatches,
  listComplaints,
  listInspections,
  openBatchSeries,
  readBatch,
  readCutOffs,
  setCutOffs,
} from '@ducha/contracts';
import { anyOf, happens, whole } from '../../chance.ts';
import { firmConfirmed } from '../for-others.ts';
import { inspectionsAt, today } from '../reads.ts';
import { change, hear, look, seen, type Act, type Visit } from '../visit.ts';

/** Batches 批次: closed, handed over, disclosed. */

async function batches(visit: Visit, inspection: string) {
  const listed =
    (await seen(visit, listBatches, { query: { inspection, todo: 'true' } }))?.batches ?? [];
  for (const { batch } of listed) hear(visit.world, 'batch', batch);
  return listed;
}

const closes: Act = {
  name: 'closes a batch',
  who: ['office-clerk', 'office-head'],
  weight: 3,
  calls: [listInspections, closeBatch],
  async do(visit) {
    const { random, world } = visit;
    for (const { inspection } of await inspectionsAt(visit, 'stationed', 'reporting', 'archived')) {
      if (happens(random, 0.2)) continue;
      const body = { inspection, ...(happens(random, 0.1) ? { cutOff: world.door.now() } : {}) };
      const answer = await change(visit, closeBatch, { body });
      if (answer.ok) hear(world, 'batch', answer.body.batch);
    }
  },
};

const handsOverAhead: Act = {
  name: 'hands some over ahead of the others',
  who: ['office-clerk', 'office-head'],
  weight: 1.5,
  calls: [listInspections, listComplaints, listBatches, closeBatch],
  async do(visit) {
    const { random, world } = visit;
    for (const { inspection } of await inspectionsAt(visit, 'stationed', 'reporting')) {
      const query = { inspection, stage: 'accepted' } as const;
      const waiting = (await seen(visit, listComplaints, { query }))?.complaints ?? [];
      if (waiting.length === 0) continue;
      const listed = (await seen(visit, listBatches, { query: { inspection } }))?.batches ?? [];
      const newest = listed[0]?.batch;
      const complaints = waiting
        .filter(({ keyAttention }) => keyAttention || happens(random, 0.5))
        .map(({ complaint }) => complaint);
      const body = {
        inspection,
        // Some want no more than that what is left belongs to the batch before.
        ...(complaints.length === 0 ? {} : { complaints }),
        ...(newest === undefined || happens(random, 0.5) ? {} : { as: batchesAfter(newest).asSub }),
      };
      const answer = await change(visit, closeBatch, { body });
      if (answer.ok) hear(world, 'batch', answer.body.batch);
    }
  },
};

/** What the texts of screening of a batch may hold that is nobody's: whoever discloses says so of a firm's telephone. */
async function disclosure(visit: Visit, params: { readonly batch: string }): Promise<void> {
  const shown = await look(visit, readBatch, { params });
  if (!shown.ok) return;
  const confirmed = happens(visit.random, 0.9) ? [firmConfirmed] : [];
  await change(visit, discloseBatch, { params, expected: shown.version, body: { confirmed } });
}

const discloses: Act = {
  name: 'discloses batches',
  who: ['office-reviewer', 'office-head'],
  weight: 4,
  calls: [listInspections, listBatches, readBatch, discloseBatch],
  async do(visit) {
    const { random } = visit;
    for (const { inspection } of await inspectionsAt(visit, 'stationed', 'reporting', 'archived')) {
      for (const { batch, state, todo } of await batches(visit, inspection)) {
        if (state === 'closing' || todo === null) continue;
        // Most disclose what is due; some try without being asked.
        const isDue = state === 'disclosed' ? todo.behind > 0 : todo.inTime === 0;
        if (isDue || happens(random, 0.15)) await disclosure(visit, { batch });
      }
    }
  },
};

const takesOver: Act = {
  name: 'takes over what was handed over before',
  who: ['office-head'],
  weight: 0.5,
  calls: [listInspections, openBatchSeries],
  async do(visit) {
    const { random } = visit;
    const inspection = anyOf(random, await inspectionsAt(visit, 'stationed'))?.inspection;
    if (inspection === undefined) return;
    const complaints = whole(random, 5, 500);
    const body = {
      inspection,
      batches: whole(random, 1, 9),
      complaints,
      keyAttention: whole(random, 0, 5),
      statedBy: 'sthjj',
      asOf: today(visit),
    };
    await change(visit, openBatchSeries, { body });
  },
};

const sets: Act = {
  name: 'has batches closed by the clock',
  who: ['office-head'],
  weight: 0.7,
  calls: [listInspections, readCutOffs, setCutOffs],
  async do(visit) {
    const { random } = visit;
    for (const { inspection } of await inspectionsAt(visit, 'stationed', 'reporting')) {
      if (happens(random, 0.5)) continue;
      const params = { inspection };
      const shown = await look(visit, readCutOffs, { params });
      if (!shown.ok) continue;
      const rhythm = random.pick(['every-day', 'every-day', 'working-days', 'paused'] as const);
      const hour = String(whole(random, 0, 23)).padStart(2, '0');
      await change(visit, setCutOffs, {
        params,
        expected: shown.version,
        body: {
          from: today(visit, happens(random, 0.7) ? 0 : whole(random, 1, 3)),
          rhythm,
          // Some name a time with a pause.
          ...(rhythm === 'paused' && happens(random, 0.9) ? {} : { at: `${hour}:00` }),
        },
      });
    }
  },
};

export const batchActs = [closes, handsOverAhead, sets, discloses, takesOver];
