import {
  closeBatch,
  discloseBatch,
  listBatches,
  listInspections,
  openBatchSeries,
  readBatch,
  readComplaint,
} from '@ducha/contracts';
import { anyOf, happens, whole } from '../../chance.ts';
import { inspectionsAt, today } from '../reads.ts';
import { change, hear, look, seen, type Act, type Visit } from '../visit.ts';

/** Batches 批次: closed, handed over, disclosed. */

async function batches(visit: Visit, inspection: string) {
  const listed = (await seen(visit, listBatches, { query: { inspection } }))?.batches ?? [];
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

/** Whether every complaint of a batch that went out has a reply that the office cleared. */
async function isReviewed(
  visit: Visit,
  batch: {
    readonly complaints: readonly { readonly complaint: string; readonly left: string | null }[];
  },
): Promise<boolean> {
  for (const { complaint, left } of batch.complaints.slice(0, 12)) {
    if (left !== null) continue;
    const shown = await seen(visit, readComplaint, { params: { complaint } });
    if (!shown?.replies.some(({ state }) => state === 'confirmed')) return false;
  }
  return true;
}

const discloses: Act = {
  name: 'discloses batches',
  who: ['office-reviewer', 'office-head'],
  weight: 4,
  calls: [listInspections, listBatches, readBatch, readComplaint, discloseBatch],
  async do(visit) {
    const { random } = visit;
    for (const { inspection } of await inspectionsAt(visit, 'stationed', 'reporting', 'archived')) {
      for (const { batch, state } of await batches(visit, inspection)) {
        if (state === 'closing' || (state === 'disclosed' && !happens(random, 0.25))) continue;
        const params = { batch };
        const shown = await look(visit, readBatch, { params });
        if (!shown.ok) continue;
        // Some try without having looked.
        if (!happens(random, 0.1) && !(await isReviewed(visit, shown.body))) continue;
        await change(visit, discloseBatch, { params, expected: shown.version, body: {} });
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

export const batchActs = [closes, discloses, takesOver];
