import { without } from '@ducha/contracts/row-filter.ts';
import { dayAfter } from '../../dates.ts';
import { withOrganisations, type ComplaintRow } from '../complaints/complaint-ledger.ts';
import { cameOn, type Came } from './came.ts';
import type { Counted, Counter, CountedOf } from './counted.ts';

/**
 * From when on something is unusual: so many complaints of a week, so many times what is usual; and an
 * organisation that is late, so many of those that it leads.
 */
export const unusualFrom = { complaints: 5, times: 2, late: 3 } as const;

/** How many of each kind are named, the most first. */
const named = 3;

/** Something that is not as it usually is, and what it is compared with. */
export type Unusual =
  /** More of one type came from a district in a week than from the others. */
  | {
      readonly form: 'hot-spot';
      readonly district: string;
      readonly type: string;
      readonly found: Counted;
      /** How many came from each of the others, on average. */
      readonly others: number;
    }
  /** More came from a sub-district or township in a week than from the others. */
  | {
      readonly form: 'street';
      readonly township: string;
      readonly found: Counted;
      /** How many came from each of the others from which any did, on average. */
      readonly others: number;
    }
  /** A type of which twice as many came as in the week before. */
  | {
      readonly form: 'doubled';
      readonly type: string;
      readonly found: Counted;
      readonly before: Counted;
    }
  /** An organisation that is late with more of its complaints than the others are with theirs. */
  | {
      readonly form: 'late';
      readonly organisation: string;
      readonly found: Counted;
      readonly of: Counted;
      /** The share, 0 to 1, with which the others are late. */
      readonly others: number;
    };

/**
 * @param given the day it is, by which day complaints come in, and whether those of all organisations are there to be
 *   compared
 */
export function unusualOf(
  counter: Counter,
  rows: readonly ComplaintRow[],
  given: { readonly today: string; readonly came: Came; readonly ofAll: boolean },
): readonly Unusual[] {
  return [
    ...(given.ofAll ? lateOnes(counter) : []),
    ...hotSpots(counter, rows, given),
    ...streets(counter, given),
    ...doubledTypes(counter, rows, given),
  ];
}

function lateOnes(counter: Counter): readonly Unusual[] {
  const chosen = { stage: withOrganisations };
  const held = known(counter.by('lead', { chosen }));
  const theirs = { ...chosen, dueWith: ['organisation'] };
  const late = known(counter.by('lead', { chosen: theirs, due: 'overdue' }));
  const all = { held: sumOf(held), late: sumOf(late) };
  return late
    .flatMap((found): Extract<Unusual, { form: 'late' }>[] => {
      const of = held.find(({ code }) => code === found.code);
      const besides = all.held - (of?.count ?? 0);
      // Of one alone nobody can say what is usual.
      if (of === undefined || besides === 0 || found.count < unusualFrom.late) return [];
      const others = (all.late - found.count) / besides;
      return found.count / of.count < unusualFrom.times * others
        ? []
        : [{ form: 'late', organisation: found.code, found, of, others }];
    })
    .toSorted((a, b) => b.found.count / b.of.count - a.found.count / a.of.count)
    .slice(0, named);
}

/** The week that ends today: its first day and its last. */
function weekOf(today: string): { readonly from: string; readonly until: string } {
  return { from: dayAfter(today, -6), until: today };
}

function hotSpots(
  counter: Counter,
  rows: readonly ComplaintRow[],
  { today, came }: { readonly today: string; readonly came: Came },
): readonly Unusual[] {
  const days = { [came]: weekOf(today) };
  const districts = new Set(rows.flatMap(({ district }) => district ?? [])).size;
  if (districts < 2) return [];
  return known(counter.by('type', { days }))
    .flatMap(({ code: type }) => {
      // What came from nobody knows where came from none of the others.
      const places = known(counter.by('district', { days, chosen: { type: [type] } }));
      const all = sumOf(places);
      return places.flatMap((found): Extract<Unusual, { form: 'hot-spot' }>[] => {
        const others = (all - found.count) / (districts - 1);
        return found.count < unusualFrom.complaints || found.count < unusualFrom.times * others
          ? []
          : [{ form: 'hot-spot', district: found.code, type, found, others }];
      });
    })
    .toSorted((a, b) => b.found.count - a.found.count)
    .slice(0, named);
}

function streets(
  counter: Counter,
  { today, came }: { readonly today: string; readonly came: Came },
): readonly Unusual[] {
  const places = known(counter.by('township', { days: { [came]: weekOf(today) } }));
  const all = sumOf(places);
  return places
    .flatMap((found): Extract<Unusual, { form: 'street' }>[] => {
      const others = places.length < 2 ? 0 : (all - found.count) / (places.length - 1);
      return found.count < unusualFrom.complaints || found.count < unusualFrom.times * others
        ? []
        : [{ form: 'street', township: found.code, found, others }];
    })
    .toSorted((a, b) => b.found.count - a.found.count)
    .slice(0, named);
}

function doubledTypes(
  counter: Counter,
  rows: readonly ComplaintRow[],
  { today, came }: { readonly today: string; readonly came: Came },
): readonly Unusual[] {
  const week = weekOf(today);
  const before = { from: dayAfter(week.from, -7), until: dayAfter(week.from, -1) };
  // An inspection that began in the course of that week has no week before to compare with.
  const isWhole = rows.some((row) => {
    const day = cameOn(row, came);
    return day !== null && day <= before.from;
  });
  if (!isWhole) return [];
  return known(counter.by('type', { days: { [came]: week } }))
    .flatMap((found): Extract<Unusual, { form: 'doubled' }>[] => {
      const past = counter.count({ days: { [came]: before }, chosen: { type: [found.code] } });
      return found.count < unusualFrom.complaints || found.count < unusualFrom.times * past.count
        ? []
        : [{ form: 'doubled', type: found.code, found, before: past }];
    })
    .slice(0, named);
}

/** Those that have a value. */
function known(counted: readonly CountedOf[]): readonly CountedOf[] {
  return counted.filter(({ code }) => code !== without);
}

function sumOf(counted: readonly Counted[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0);
}
