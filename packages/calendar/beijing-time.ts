import { addDays, isLocalDate } from './local-date.ts';
import type { LocalDate } from './local-date.ts';

/** A moment as ISO 8601 with offset, `2026-02-13T01:00:00.000Z`; what this package returns is always in UTC. */
export type Instant = string;

/**
 * The Beijing date of a moment. Asia/Shanghai is UTC+8 without summer time since 1991-09-15; earlier moments are taken
 * as UTC+8 too. Throws a RangeError on a text without an offset.
 */
export function beijingDate(instant: Instant): LocalDate {
  return beijingClock(instant).slice(0, 10);
}

/** The moment as a Beijing clock shows it, `2026-02-13 09:00`. */
export function beijingDateTime(instant: Instant): string {
  return beijingClock(instant).slice(0, 16).replace('T', ' ');
}

/** The first moment of a date in Beijing (00:00). */
export function startOfDay(date: LocalDate): Instant {
  if (!isLocalDate(date)) throw new RangeError(`not a date (YYYY-MM-DD): ${JSON.stringify(date)}`);
  return new Date(Date.parse(`${date}T00:00:00+08:00`)).toISOString();
}

/**
 * The moment at which a date in Beijing is over (24:00), exclusive: what is due on that day is late from this moment
 * on.
 */
export function endOfDay(date: LocalDate): Instant {
  return startOfDay(addDays(date, 1));
}

/**
 * Whether a date has an end that can be told. The last of the dates that four digits name has none: what somebody
 * means to be due on it is refused, before anything is counted from it.
 */
export function hasEnd(date: LocalDate): boolean {
  return date < '9999-12-31';
}

/** The moment `hours` later. */
export function addHours(instant: Instant, hours: number): Instant {
  return new Date(milliseconds(instant) + hours * 3_600_000).toISOString();
}

const beijingOffset = 8 * 3_600_000;

function beijingClock(instant: Instant): string {
  return new Date(milliseconds(instant) + beijingOffset).toISOString();
}

function milliseconds(instant: Instant): number {
  const value = /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(instant)
    ? Date.parse(instant)
    : Number.NaN;
  if (Number.isNaN(value))
    throw new RangeError(`not an instant (ISO 8601 with offset): ${JSON.stringify(instant)}`);
  return value;
}
