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

/** Reads the place of a batch from its id; undefined where that is none. */
export function batchPlaceOf(id: string): BatchPlace | undefined {
  if (!batchIdForm.test(id)) return undefined;
  const [inspection = '', place = ''] = id.split('-');
  const [ordinal, subBatch = 1] = place.split('.').map(Number);
  return ordinal === undefined ? undefined : { inspection, ordinal, subBatch };
}
