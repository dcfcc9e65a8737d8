import { playMany, playOne, type Failure } from '../workers.ts';
import { plantedFaults, type PlantedFault } from './faults.ts';

/** What came of seeking a planted fault. */
export interface Sought {
  readonly fault: PlantedFault;
  /** The first history that showed it, how many were played until then, and what it broke; undefined: none did. */
  readonly found:
    | { readonly seed: number; readonly histories: number; readonly invariant: string }
    | undefined;
}

/** Plants one fault after the other, and plays until it is found. What breaks without the fault too, finds nothing. */
export async function seekPlanted(options: {
  readonly seed: number;
  readonly length: number;
  readonly histories: number;
  readonly jobs: number;
  readonly only: string | undefined;
  readonly sought: (sought: Sought) => void;
}): Promise<{ readonly missed: number }> {
  const { only, sought } = options;
  const faults = plantedFaults.filter(({ name }) => only === undefined || name === only);
  let missed = 0;
  for (const fault of faults) {
    const found = await seek(fault, options);
    sought({ fault, found });
    if (found === undefined) missed += 1;
  }
  return { missed };
}

async function seek(
  fault: PlantedFault,
  { seed, length, histories, jobs }: Parameters<typeof seekPlanted>[0],
): Promise<Sought['found']> {
  let from = seed;
  while (from < seed + histories) {
    const failures: Failure[] = [];
    await playMany({
      seed: from,
      length,
      histories: seed + histories - from,
      until: Infinity,
      jobs,
      fault,
      shrinks: false,
      found: (failure) => failures.push(failure) > 0,
    });
    const first = failures.toSorted((a, b) => a.seed - b.seed)[0];
    if (first === undefined) return undefined;
    const { played } = await playOne({ seed: first.seed, length });
    const anyway = new Set(played.findings.map(({ invariant }) => invariant));
    const own = first.played.findings.find(({ invariant }) => !anyway.has(invariant));
    if (own !== undefined) {
      return { seed: first.seed, histories: first.seed - seed + 1, invariant: own.invariant };
    }
    from = first.seed + 1;
  }
  return undefined;
}
