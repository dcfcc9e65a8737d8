import type { PublishedTable } from './published-table.ts';
import { SeededRandom } from './seeded-random.ts';

/** One complaint as it will be sent; the words of the table, not yet codes. */
export interface PlannedComplaint {
  readonly channel: string;
  readonly district: string;
  /** The first is the main type. */
  readonly types: readonly string[];
  readonly keyAttention: boolean;
  /** Undefined: no reply is given. */
  readonly verdict: string | undefined;
  readonly status: string | undefined;
}

/** The complaints of one table, and what about them the table does not say. */
export interface ComplaintPlan {
  readonly complaints: readonly PlannedComplaint[];
  /** Sentences for the person who reads the replay. */
  readonly assumed: readonly string[];
  /** Where the page does not add up, in sentences. */
  readonly mismatches: readonly string[];
}

/** Words for what a table leaves open. */
export interface Assumptions {
  readonly channels: readonly string[];
  readonly districts: readonly string[];
  readonly types: readonly string[];
}

/**
 * Builds complaints that have the table's shares. What it does not publish is drawn by a seeded
 * generator and named; where its shares do not reach its number of cases, the rest is named too.
 */
export function planComplaints(
  table: PublishedTable,
  assumptions: Assumptions,
  seed: number,
): ComplaintPlan {
  const random = new SeededRandom(seed);
  const assumed: string[] = [];
  const mismatches: string[] = [];

  const dealt = (
    name: string,
    shares: Readonly<Record<string, number>> | undefined,
    otherwise: readonly string[],
  ) => {
    if (shares === undefined) {
      assumed.push(`${name}: not published, drawn from ${otherwise.join(', ')}`);
      return Array.from({ length: table.cases }, () => random.pick(otherwise));
    }
    const all = Object.entries(shares).flatMap(([word, n]) => Array<string>(n).fill(word));
    noteMismatch(mismatches, name, all.length, table.cases);
    return random.shuffle(all).slice(0, table.cases);
  };

  const channels = dealt('channel', table.channel, assumptions.channels);
  const districts = dealt('district', table.district, assumptions.districts);
  const types =
    table.type_multi === undefined
      ? dealt('type', table.type, assumptions.types).map((type) => [type])
      : random.shuffle(spreadTypes(table.type_multi, table.cases));
  if (table.type_multi !== undefined && table.type_total !== undefined) {
    noteMismatch(mismatches, 'type_multi', sum(table.type_multi), table.type_total);
  }
  const verdicts = answered('verdict', table.verdict, table, random, mismatches);
  const statuses = answered('status', table.status, table, random, mismatches);
  if (table.status !== undefined && table.verdict === undefined) {
    assumed.push('verdict: not published, every reply says substantiated');
  }
  const silent = table.status === undefined ? 0 : table.cases - statuses.length;
  if (silent > 0) {
    assumed.push(`status of ${silent} complaints: not published, each has an interim reply`);
  }
  const keyed = random.shuffle(
    Array.from({ length: table.cases }, (_, index) => index < (table.key ?? 0)),
  );
  if (table.key === undefined) assumed.push('key attention: not published, none');

  const complaints = Array.from({ length: table.cases }, (_, index) => ({
    channel: channels[index] ?? random.pick(assumptions.channels),
    district: districts[index] ?? random.pick(assumptions.districts),
    types: types[index] ?? [random.pick(assumptions.types)],
    keyAttention: keyed[index] ?? false,
    verdict: verdicts[index],
    status: statuses[index],
  }));
  return { complaints, assumed, mismatches };
}

/**
 * Shares of replies. They are paired with the complaints at random; what is left over has no reply of
 * that kind, and the page is said not to add up.
 */
function answered(
  name: string,
  shares: Readonly<Record<string, number>> | undefined,
  table: PublishedTable,
  random: SeededRandom,
  mismatches: string[],
): (string | undefined)[] {
  if (shares === undefined) return [];
  const all = Object.entries(shares).flatMap(([word, n]) => Array<string>(n).fill(word));
  noteMismatch(mismatches, name, all.length, table.cases);
  return random.shuffle(all).slice(0, table.cases);
}

/** Gives each complaint at least one type and each type its count, none twice to one complaint. */
function spreadTypes(shares: Readonly<Record<string, number>>, cases: number): string[][] {
  const types: string[][] = Array.from({ length: cases }, () => []);
  const byCount = Object.entries(shares).sort(([, a], [, b]) => b - a);
  for (const [type, n] of byCount) {
    if (n > cases) throw new RangeError(`${type} counts ${n} times in ${cases} complaints`);
    const fewest = [...types].sort((a, b) => a.length - b.length).slice(0, n);
    for (const list of fewest) list.push(type);
  }
  return types;
}

function noteMismatch(mismatches: string[], name: string, got: number, expected: number): void {
  if (got !== expected) mismatches.push(`${name} adds up to ${got} of ${expected}`);
}

function sum(shares: Readonly<Record<string, number>>): number {
  return Object.values(shares).reduce((total, n) => total + n, 0);
}
