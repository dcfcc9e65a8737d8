/** The form of a batch's id. Here and not in a schema, since pages read it that have no use for one. */
export const batchIdForm = /^[0-9a-hjkmnp-tv-z]{26}-[1-9]\d{0,3}(?:\.(?:[2-9]|[1-9]\d))?$/;

/** Where a batch stands: the inspection, its ordinal 第N批 there, and which sub-batch 分批 of that it is. */
export interface BatchPlace {
  readonly inspection: string;
  readonly ordinal: number;
  /** 1 is the batch as it was closed first, which most batches are whole. */
  readonly subBatch: number;
}

/** The id of a batch in its place. */
export function batchIdOf({ inspection, ordinal, subBatch }: BatchPlace): string {
  return `${inspection}-${ordinal}${subBatch === 1 ? '' : `.${subBatch}`}`;
}

/** Reads the place of a batch from its id. Throws for what is none. */
export function batchPlaceOf(id: string): BatchPlace {
  if (!batchIdForm.test(id)) throw new Error(`no batch has the id ${id}`);
  const [inspection = '', place = ''] = id.split('-');
  const [ordinal = 0, subBatch = 1] = place.split('.').map(Number);
  return { inspection, ordinal, subBatch };
}

/** What the batch after one may be: a new one, or one more sub-batch of it. The hundredth sub-batch has no id. */
export function batchesAfter(id: string): { readonly asNew: string; readonly asSub: string } {
  const { inspection, ordinal, subBatch } = batchPlaceOf(id);
  return {
    asNew: batchIdOf({ inspection, ordinal: ordinal + 1, subBatch: 1 }),
    asSub: batchIdOf({ inspection, ordinal, subBatch: subBatch + 1 }),
  };
}
