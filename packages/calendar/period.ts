import { addHours, beijingDate, endOfDay } from './beijing-time.ts';
import type { Instant } from './beijing-time.ts';
import { addDays, addMonths, isLocalDate } from './local-date.ts';
import type { LocalDate } from './local-date.ts';
import type { DayName } from './notices/day-names.ts';
import { dayOf, missingNotice, unpublishedOn } from './working-days.ts';
import type { Calendar, Day } from './working-days.ts';

/** How long someone has. `value` is a whole number from 1 to 10,000. */
export interface Period {
  readonly value: number;
  readonly unit: 'calendar-days' | 'working-days' | 'hours' | 'months';
  /**
   * Whether a period of calendar days or months that would end on a day off ends on the next working day (期间的最后
   * 一日是法定休假日的，以法定休假日结束的次日为最后一日). Working days end on one anyway; hours run through.
   */
  readonly rollForward?: boolean | undefined;
}

/** Where a period starts: a LocalDate or, for hours always, an Instant. */
export type Start = string;

/** When a period is over, and how that came about. */
export interface Due {
  /** The last day, in Beijing. */
  readonly date: LocalDate;
  /** The moment from which it is late: the end of that day, or the very moment for hours. */
  readonly at: Instant;
  readonly explanation: Explanation;
}

/** All that `explain` needs; plain data. */
export interface Explanation {
  readonly period: Period;
  /** As given: a date or, for hours, a moment. */
  readonly start: Start;
  readonly date: LocalDate;
  readonly at: Instant;
  /** What was passed over or worked in exchange while counting working days. */
  readonly passed: PassedDays;
  /** Set when the end was moved off a day off. */
  readonly movedFrom?:
    | { readonly date: LocalDate; readonly name?: DayName | undefined }
    | undefined;
  /**
   * Set when the notices of these years, not in the calendar, bear on the result. Monday to Friday were counted;
   * `mayMove` when the date hangs on that, else only the due day itself may prove to be a day off.
   */
  readonly unpublished?:
    | { readonly years: readonly number[]; readonly mayMove: boolean }
    | undefined;
}

/** What a date keeps of its explanation: start and end stand beside it wherever it is kept. */
export interface Counted {
  readonly period: Period;
  /** Left out where no day was passed over. */
  readonly passed?: PassedDays | undefined;
  readonly movedFrom?: Explanation['movedFrom'];
  readonly unpublished?: Explanation['unpublished'];
}

/** The days between start and due date that were not ordinary working days. */
export interface PassedDays {
  /** Days off by holiday or amendment, in order of their first day. */
  readonly off: readonly { readonly name: DayName; readonly days: number }[];
  readonly makeUp: number;
  /** Days worked by an amendment. */
  readonly worked: readonly { readonly name: DayName; readonly days: number }[];
  readonly saturdays: number;
  readonly sundays: number;
}

/**
 * The end of a period that starts on a date or at a moment. The day after the start is day 1. Days and months count
 * from the Beijing date of a moment; hours need a moment. Throws a RangeError on a malformed start or value, and on
 * hours from a date.
 */
export function addPeriod(start: Start, period: Period, calendar: Calendar): Due {
  if (!Number.isInteger(period.value) || period.value < 1 || period.value > 10_000)
    throw new RangeError(`not a whole number from 1 to 10,000: ${period.value}`);
  switch (period.unit) {
    case 'hours':
      return afterHours(start, period, calendar);
    case 'working-days':
      return afterWorkingDays(start, period, calendar);
    case 'calendar-days':
      return afterDays(start, period, addDays(startDate(start), period.value), calendar);
    case 'months':
      return afterDays(start, period, addMonths(startDate(start), period.value), calendar);
  }
}

function afterHours(start: Instant, period: Period, calendar: Calendar): Due {
  if (isLocalDate(start))
    throw new RangeError(`hours count from a moment, not from a date: ${start}`);
  const at = addHours(start, period.value);
  const date = beijingDate(at);
  const missing = unpublished(unpublishedOn(date, calendar), false);
  return { date, at, explanation: { period, start, date, at, passed: nothing, ...missing } };
}

function afterWorkingDays(start: Start, period: Period, calendar: Calendar): Due {
  const walked = walk(addDays(startDate(start), 1), period.value, calendar);
  return ending(walked.date, {
    period,
    start,
    passed: tally(walked.days),
    ...unpublished(walked.missing, true),
  });
}

/** The end of calendar days or months, moved off a day off where the policy says so. */
function afterDays(start: Start, period: Period, end: LocalDate, calendar: Calendar): Due {
  const first = dayOf(end, calendar);
  const walked = walk(end, period.rollForward === true ? 1 : 0, calendar);
  const moved = walked.date > end;
  return ending(moved ? walked.date : end, {
    period,
    start,
    passed: nothing,
    ...(moved
      ? { movedFrom: 'name' in first ? { date: end, name: first.name } : { date: end } }
      : {}),
    ...(period.rollForward === true
      ? unpublished(walked.missing, true)
      : unpublished(unpublishedOn(end, calendar), false)),
  });
}

interface Walked {
  readonly date: LocalDate;
  readonly days: readonly Day[];
  readonly missing: readonly number[];
}

/** From `first` on to the day that is the `workingDays`-th working day, which is included. */
function walk(first: LocalDate, workingDays: number, calendar: Calendar): Walked {
  const days: Day[] = [];
  const missing = new Set<number>();
  let date = addDays(first, -1);
  for (let left = workingDays; left > 0;) {
    date = addDays(date, 1);
    const day = dayOf(date, calendar);
    days.push(day);
    const year = missingNotice(date, calendar);
    if (year !== undefined) missing.add(year);
    if (day.working) left -= 1;
  }
  return { date, days, missing: [...missing] };
}

/** What is kept of a date that was counted. */
export function countedOf({ period, passed, movedFrom, unpublished: years }: Explanation): Counted {
  const isPlain = JSON.stringify(passed) === JSON.stringify(nothing);
  const { value, unit, rollForward } = period;
  return {
    period: { value, unit, ...(rollForward === true ? { rollForward } : {}) },
    ...(isPlain ? {} : { passed }),
    ...(movedFrom === undefined ? {} : { movedFrom }),
    ...(years === undefined ? {} : { unpublished: years }),
  };
}

/** The explanation of a date that was kept: counted from `from`, late from `due` on. */
export function explanationOf(from: Instant, due: Instant, counted: Counted): Explanation {
  const { period, passed, movedFrom, unpublished: years } = counted;
  const hours = period.unit === 'hours';
  const date = hours ? beijingDate(due) : addDays(beijingDate(due), -1);
  return {
    period,
    start: hours ? from : beijingDate(from),
    date,
    at: due,
    passed: passed ?? nothing,
    ...(movedFrom === undefined ? {} : { movedFrom }),
    ...(years === undefined ? {} : { unpublished: years }),
  };
}

/** Whether two dates came about in the same way, day by day. */
export function isSameCount(one: Counted, other: Counted): boolean {
  return said(one) === said(other);
}

function said({ period, passed = nothing, movedFrom, unpublished: years }: Counted): string {
  const named = (days: PassedDays['off']) => days.map(({ name, days: count }) => [name, count]);
  return JSON.stringify([
    [period.value, period.unit, period.rollForward === true],
    [named(passed.off), passed.makeUp, named(passed.worked), passed.saturdays, passed.sundays],
    [movedFrom?.date, movedFrom?.name],
    [years?.years, years?.mayMove],
  ]);
}

function ending(date: LocalDate, found: Omit<Explanation, 'date' | 'at'>): Due {
  const at = endOfDay(date);
  return { date, at, explanation: { ...found, date, at } };
}

function unpublished(years: readonly number[], mayMove: boolean): Pick<Explanation, 'unpublished'> {
  return years.length > 0 ? { unpublished: { years, mayMove } } : {};
}

const nothing: PassedDays = { off: [], makeUp: 0, worked: [], saturdays: 0, sundays: 0 };

function tally(days: readonly Day[]): PassedDays {
  const off = new Map<DayName, number>();
  const worked = new Map<DayName, number>();
  const count = { weekday: 0, 'make-up': 0, saturday: 0, sunday: 0, holiday: 0, amended: 0 };
  for (const day of days) {
    count[day.kind] += 1;
    if (!('name' in day)) continue;
    const by = day.working ? worked : off;
    by.set(day.name, (by.get(day.name) ?? 0) + 1);
  }
  const list = (by: Map<DayName, number>) => [...by].map(([name, days]) => ({ name, days }));
  return {
    off: list(off),
    makeUp: count['make-up'],
    worked: list(worked),
    saturdays: count.saturday,
    sundays: count.sunday,
  };
}

function startDate(start: Start): LocalDate {
  return isLocalDate(start) ? start : beijingDate(start);
}
