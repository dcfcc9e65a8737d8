import type { StationedHouse } from './stationed-house.ts';

/** One line of the report: what was measured in this run, beside its budget. */
export interface Finding {
  readonly name: string;
  readonly unit: string;
  readonly measured: number;
  /** The most that the measured may be (with `least`, the least); null where it is only printed. */
  readonly budget: number | null;
  readonly ok: boolean;
  readonly least?: true;
  /** What the measured is made of, a line each; not part of the JSON form. */
  readonly breakdown: readonly string[];
}

/** Something that can be measured by itself. */
export interface Measure {
  /** As `--only` takes it. */
  readonly name: string;
  readonly measure: (surroundings: Surroundings) => Promise<readonly Finding[]>;
}

/** What measures are given. */
export interface Surroundings {
  /** A million in place of 100,000. */
  readonly large: boolean;
  /** Says what is being done; never on stdout. */
  readonly say: (line: string) => void;
  /** A folder for this run; it goes when the run ends. */
  readonly folder: string;
  /** The synthesized stack of this run. */
  readonly assembly: () => Promise<string>;
  /** A house that the measures share, each after the other. */
  readonly house: () => Promise<StationedHouse>;
}

/** A finding with an upper bound. */
export function atMost(
  found: Pick<Finding, 'name' | 'unit' | 'measured' | 'breakdown'>,
  budget: number,
): Finding {
  const measured = rounded(found.measured);
  return { ...found, measured, budget, ok: measured <= budget };
}

/** A finding with a lower bound. */
export function atLeast(
  found: Pick<Finding, 'name' | 'unit' | 'measured' | 'breakdown'>,
  budget: number,
): Finding {
  const measured = rounded(found.measured);
  return { ...found, measured, budget, ok: measured >= budget, least: true };
}

/** A finding that has no budget. */
export function printed(found: Pick<Finding, 'name' | 'unit' | 'measured' | 'breakdown'>): Finding {
  return { ...found, measured: rounded(found.measured), budget: null, ok: true };
}

/** Four digits that mean something are more than the noise leaves. Throws when nothing was measured. */
function rounded(measured: number): number {
  if (!Number.isFinite(measured)) throw new Error('nothing was measured');
  return Number(measured.toPrecision(4));
}
