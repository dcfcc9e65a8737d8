import type { InspectionLevel, InspectionPolicy } from '@ducha/contracts';
import type { KeptPolicy } from '@ducha/policy';

/** An inspection as far as complaints need it. */
export interface InspectionCopy {
  readonly opened: {
    readonly from: string;
    readonly until: string;
    readonly targets: readonly string[];
    readonly level: InspectionLevel;
    /** What it said of its own about its complaints. */
    readonly policy: InspectionPolicy;
    /** What the office's policy said when it began. */
    readonly kept: KeptPolicy;
  } | null;
  readonly closed: { readonly on: string; readonly complaintsTakenUntil: string } | null;
  readonly sourceVersion: number;
}
