import { batchCounted, type BatchCounted } from './hand-overs-events.ts';
import type { HandOvers } from './hand-overs-state.ts';

/** Counts a batch once. */
export function decideCount(
  state: HandOvers,
  batch: BatchCounted['data'],
): readonly BatchCounted[] {
  return state.batches.includes(batch.batch) ? [] : [{ type: batchCounted.type, data: batch }];
}
