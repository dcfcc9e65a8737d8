import { batchPlaceOf } from '@ducha/contracts/batch-place.ts';

/** 第 N 批, or the sub-batch of one, by the batch's id. */
export function batchName(batch: string): string {
  const { ordinal, subBatch } = batchPlaceOf(batch);
  return subBatch === 1 ? `第 ${ordinal} 批` : `第 ${ordinal} 批第 ${subBatch} 分批`;
}
