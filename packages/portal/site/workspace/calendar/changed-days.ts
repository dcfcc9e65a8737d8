import { addDays, dayOf, daysBetween, isLocalDate, type LocalDate } from '@ducha/calendar';
import type { CalendarAct, CalendarContent, CalendarShown } from '@ducha/contracts';

/** Days in a row, the first and the last included. */
export interface Days {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** The days that an act makes days off, and those that it makes working days. */
export interface ChangedDays {
  readonly off: readonly Days[];
  readonly worked: readonly Days[];
}

/** What the calendar page knows of the notices and amendments that hold. */
type Entries = Pick<CalendarShown, 'notices' | 'amendments'>;

/** Longer than any act may be for, in days: what is typed wrong is not counted out. */
const longest = 400;

/** Which days an act would change; `undefined` while its days are out of order or far too many. */
export function changedDays(shown: Entries, act: CalendarAct): ChangedDays | undefined {
  const days = daysOf(shown, act);
  if (days === undefined || !isLocalDate(days.from) || !isLocalDate(days.until)) return undefined;
  const many = daysBetween(days.from, days.until) + 1;
  if (many < 1 || many > longest) return undefined;
  const before = contentOf(shown, undefined);
  const after = contentOf(shown, act);
  const off: Days[] = [];
  const worked: Days[] = [];
  for (let date = days.from; date <= days.until; date = addDays(date, 1)) {
    const { working } = dayOf(date, after);
    if (working !== dayOf(date, before).working) extend(working ? worked : off, date);
  }
  return { off, worked };
}

/** How many days these are. */
export function countOf(ranges: readonly Days[]): number {
  return ranges.reduce((sum, { from, until }) => sum + daysBetween(from, until) + 1, 0);
}

/** The days that an act is about. A notice also takes days of the end of the year before. */
function daysOf({ amendments }: Entries, act: CalendarAct): Days | undefined {
  switch (act.decision) {
    case 'notice':
      return { from: `${act.notice.year - 1}-12-29`, until: `${act.notice.year}-12-31` };
    case 'amend':
      return act.amendment.days;
    case 'withdraw':
      return amendments.find(({ amendment }) => amendment === act.amendment)?.days;
  }
}

/** What holds, or would after an act. */
export function contentOf(
  { notices, amendments }: Entries,
  act: CalendarAct | undefined,
): CalendarContent {
  const entered = act?.decision === 'notice' ? [act.notice] : [];
  const years = entered.map(({ year }) => year);
  return {
    notices: [
      ...notices.filter(({ state, year }) => state === 'in-force' && !years.includes(year)),
      ...entered,
    ].map(({ year, issued, holidays }) => ({ year, issued, holidays })),
    amendments: [
      // Shown the newest first; the later one wins.
      ...amendments
        .filter(
          ({ state, amendment }) =>
            state === 'in-force' && !(act?.decision === 'withdraw' && act.amendment === amendment),
        )
        .toReversed()
        .map(({ days, working, name }) => ({ days, working, name })),
      ...(act?.decision === 'amend' ? [act.amendment] : []),
    ],
  };
}

function extend(ranges: Days[], date: LocalDate): void {
  const last = ranges.at(-1);
  if (last !== undefined && addDays(last.until, 1) === date) {
    ranges.splice(-1, 1, { from: last.from, until: date });
  } else {
    ranges.push({ from: date, until: date });
  }
}
