import type { Series } from '../month/steps.ts';

/** What the people of a month know of what they did before: ids, receipts and numbers by the plan's own keys. */
export interface Known {
  readonly inspections: Readonly<Record<Series, string>>;
  readonly complaints: Map<string, string>;
  readonly receipts: Map<string, string>;
  readonly numbers: Map<string, string>;
  readonly batches: Map<string, string>;
  /** Samples by the plan's keys of their batches. */
  readonly samples: Map<string, string>;
  /** Tasks by their numbers. */
  readonly tasks: Map<string, string>;
  /** Complaints into which the screener has looked. */
  readonly opened: Set<string>;
}

/** Nothing is known yet but where complaints go. */
export function knownOf(inspections: Known['inspections']): Known {
  return {
    inspections,
    complaints: new Map(),
    receipts: new Map(),
    numbers: new Map(),
    batches: new Map(),
    samples: new Map(),
    tasks: new Map(),
    opened: new Set(),
  };
}

/** The id or number of a complaint by its key. @throws Error where it is not known */
export function knownIn(map: ReadonlyMap<string, string>, key: string): string {
  const found = map.get(key);
  if (found === undefined) throw new Error(`${key} is not in the house's lists`);
  return found;
}
