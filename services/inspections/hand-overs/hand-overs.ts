import * as z from 'zod/mini';
import { batchId, count, event } from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

/** A batch of the inspection went out with so many complaints. */
const batchCounted = event('inspection.batch-counted.v1', () =>
  z.strictObject({ batch: batchId, complaints: count, keyAttention: count }),
);

const events = eventFamily([batchCounted]);
export type BatchCounted = ReturnType<typeof events.parse>;

/** What was handed over of an inspection's complaints. */
export interface HandOvers {
  readonly batches: readonly string[];
  readonly complaints: number;
  readonly keyAttention: number;
}

/**
 * The stream `hand-overs/<inspection>`. A stream of its own, so that a batch does not move the version
 * of the inspection under the hands of those who work on it.
 */
export const handOvers: StreamKind<HandOvers, BatchCounted> = {
  kind: 'hand-overs',
  initial: { batches: [], complaints: 0, keyAttention: 0 },
  events,
  evolve: (state, { data }) => ({
    batches: [...state.batches, data.batch],
    complaints: state.complaints + data.complaints,
    keyAttention: state.keyAttention + data.keyAttention,
  }),
};

/** Counts a batch once. */
export function decideCount(
  state: HandOvers,
  batch: BatchCounted['data'],
): readonly BatchCounted[] {
  return state.batches.includes(batch.batch) ? [] : [{ type: batchCounted.type, data: batch }];
}
