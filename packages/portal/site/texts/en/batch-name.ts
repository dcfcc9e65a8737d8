import { batchPlaceOf } from '@ducha/contracts/batch-place.ts';

/** Batch N, or the sub-batch of one, by the batch's id. */
export function batchName(batch: string): string {
  const { ordinal, subBatch } = batchPlaceOf(batch);
  return subBatch === 1 ? `Batch ${ordinal}` : `Batch ${ordinal}, sub-batch ${subBatch}`;
}
