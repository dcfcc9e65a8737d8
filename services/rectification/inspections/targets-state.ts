/** The targets of an inspection; null while nothing was heard of its stationing. */
export interface TargetsCopy {
  readonly targets: readonly string[] | null;
  readonly sourceVersion: number;
}
