import { without } from '@ducha/contracts/row-filter.ts';
import type { Grouped } from './grouped.ts';
import { daysBetween, everyDay } from '../../dates.ts';

/** One bar: what it stands for, and how many. */
export interface Bar {
  /** The group's code; none: it is no group, but a step or an empty day. */
  readonly code: string | null;
  readonly text: string;
  readonly count: number;
}

/** What is drawn of groups: steps that rows go through, days one after the other, or bars. */
export interface Figure {
  readonly form: 'funnel' | 'days' | 'bars';
  readonly bars: readonly Bar[];
  /** How many rows it is of. */
  readonly total: number;
  /** Those without a day, which no place among days shows. */
  readonly apart: Bar | undefined;
}

/** More days than fit beside one another are no picture. */
const mostDays = 400;

/** @param nameOf what a group is called */
export function figureOf<Row>(
  { by, groups }: Grouped<Row>,
  rows: readonly Row[],
  nameOf: (code: string) => string,
): Figure {
  const total = rows.length;
  const barOf = (code: string, count: number): Bar => ({ code, text: nameOf(code), count });
  const bars = groups.map(({ code, rows: { length } }) => barOf(code, length));
  if ('codesOf' in by) {
    const { steps, codesOf } = by;
    if (steps === undefined) return { form: 'bars', bars, total, apart: undefined };
    const counted = steps.map(({ text, codes }) => ({
      code: null,
      text,
      count: rows.filter((row) => codesOf(row).some((code) => codes.has(code))).length,
    }));
    return { form: 'funnel', bars: counted, total, apart: undefined };
  }
  const apart = bars.find(({ code }) => code === without);
  const days = bars.filter(({ code }) => code !== without);
  const [first, last] = [days[0]?.code ?? '', days.at(-1)?.code ?? ''];
  const span = days.length === 0 ? -1 : daysBetween(first, last);
  if (span >= mostDays) return { form: 'bars', bars: days, total, apart };
  const counts = new Map(days.map(({ code, count }) => [code, count]));
  return {
    form: 'days',
    total,
    apart,
    bars: (span < 0 ? [] : everyDay(first, last)).map((day) => {
      const count = counts.get(day);
      return { code: count === undefined ? null : day, text: nameOf(day), count: count ?? 0 };
    }),
  };
}

/** The bar with the most, the first of several; nothing when all are empty. */
export function highest({ bars }: Pick<Figure, 'bars'>): Bar | undefined {
  return bars.reduce<Bar | undefined>(
    (most, bar) => (bar.count > (most?.count ?? 0) ? bar : most),
    undefined,
  );
}

/** A share in whole percents; none of nothing. */
export function percentOf(count: number, of: number): number {
  return of === 0 ? 0 : Math.round((100 * count) / of);
}
