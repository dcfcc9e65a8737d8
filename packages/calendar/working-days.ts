import { addDays, weekday, yearOf } from './local-date.ts';
import type { LocalDate } from './local-date.ts';
import { notice2025 } from './notices/2025.ts';
import { notice2026 } from './notices/2026.ts';
import type { AmendmentName, DayName } from './notices/day-names.ts';
import type { DayRange, Notice } from './notices/notice.ts';

/** Which days are working days: the State Council's notices, and over them an office's amendments. Plain data. */
export interface Calendar {
  readonly notices: readonly Notice[];
  /** Later entries win over earlier ones, and all of them over the notices. */
  readonly amendments: readonly Amendment[];
}

/** Days that an office counts otherwise than the notices: its own closure, or duty on a day off. */
export interface Amendment {
  readonly days: DayRange;
  readonly working: boolean;
  /** Why, as it stands in an explanation. */
  readonly name: AmendmentName;
}

/** What a day is and why. A `weekday` is an ordinary Monday to Friday. */
export type Day =
  | { readonly working: true; readonly kind: 'weekday' | 'make-up' }
  | { readonly working: false; readonly kind: 'saturday' | 'sunday' }
  | { readonly working: false; readonly kind: 'holiday'; readonly name: DayName }
  | { readonly working: boolean; readonly kind: 'amended'; readonly name: DayName };

/** The notices that were out when this program was written, with their wording. */
export const knownNotices = [notice2025, notice2026] as const;

/** What holds while nobody has entered a notice; the newest known is of 2025-11-04, 2027 was not yet published. */
export const stateCouncilCalendar: Calendar = {
  notices: knownNotices.map(({ year, issued, holidays }) => ({
    year,
    issued,
    holidays: holidays.map(({ name, off, makeUp }) => ({ name, off, makeUp })),
  })),
  amendments: [],
};

/** A calendar by these notices and amendments; a year that none of them is for has the notice that came with the program. */
export function calendarWith({ notices, amendments }: Calendar): Calendar {
  const own = stateCouncilCalendar.notices.filter(
    ({ year }) => !notices.some((notice) => notice.year === year),
  );
  return { notices: [...own, ...notices].toSorted((a, b) => a.year - b.year), amendments };
}

/** What `date` is in this calendar. Throws a RangeError on a malformed date. */
export function dayOf(date: LocalDate, calendar: Calendar): Day {
  const dayOfWeek = weekday(date);
  const amendment = calendar.amendments.findLast(({ days }) => within(date, days));
  if (amendment) return { working: amendment.working, kind: 'amended', name: amendment.name };
  for (const { holidays } of calendar.notices) {
    for (const { name, off, makeUp } of holidays) {
      if (within(date, off)) return { working: false, kind: 'holiday', name };
      if (makeUp.includes(date)) return { working: true, kind: 'make-up' };
    }
  }
  if (dayOfWeek === 6) return { working: false, kind: 'saturday' };
  if (dayOfWeek === 7) return { working: false, kind: 'sunday' };
  return { working: true, kind: 'weekday' };
}

/** Whether `date` is a working day (工作日). In a year without a notice, Monday to Friday: see `missingNotice`. */
export function isWorkingDay(date: LocalDate, calendar: Calendar): boolean {
  return dayOf(date, calendar).working;
}

/** How many working days lie after `start`, up to and including `end`; 0 when `end` is not later. */
export function workingDaysBetween(start: LocalDate, end: LocalDate, calendar: Calendar): number {
  let count = 0;
  for (let date = addDays(start, 1); date <= end; date = addDays(date, 1))
    if (isWorkingDay(date, calendar)) count += 1;
  return count;
}

/**
 * The year whose notice could still change what `date` is and is not in this calendar, if there is one. From 29
 * December on that is also the next year's: the notice for 2019 took 2018-12-31 off and had 2018-12-29 worked.
 */
export function missingNotice(date: LocalDate, calendar: Calendar): number | undefined {
  const { kind } = dayOf(date, calendar);
  if (kind === 'amended' || kind === 'holiday' || kind === 'make-up') return undefined;
  const year = yearOf(date);
  const bearing = date.slice(5) >= '12-29' ? [year, year + 1] : [year];
  return bearing.find((each) => !calendar.notices.some((notice) => notice.year === each));
}

/**
 * The years whose notices bear on a date that somebody set, and are not in this calendar: that day may prove to be
 * one off. Of a date that was counted, its explanation says it.
 */
export function unpublishedOn(date: LocalDate, calendar: Calendar): readonly number[] {
  const year = missingNotice(date, calendar);
  return year === undefined ? [] : [year];
}

function within(date: LocalDate, { from, until }: DayRange): boolean {
  return from <= date && date <= until;
}
