import type { InspectionLine } from '../inspections-known.ts';

/** What of an inspection is to be handed over, or to be disclosed. */
export interface BatchLine {
  readonly inspection: InspectionLine;
  /** Null where the batch is still to be made. */
  readonly ordinal: number | null;
  readonly complaints: number;
  readonly keyAttention: number;
  /** Since when the first waits for its hand-over. */
  readonly since: string | null;
  /** How many were closed since the last edition; nought where there is none yet. */
  readonly closedSince: number;
}
