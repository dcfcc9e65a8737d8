/** What was handed over of an inspection's complaints. */
export interface HandOvers {
  readonly batches: readonly string[];
  readonly complaints: number;
  readonly keyAttention: number;
}
