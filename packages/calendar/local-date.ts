/**
 * A calendar date in Beijing, `2026-02-13`: ISO 8601, four-digit year. A plain string, so that dates compare with `<`
 * and travel in events as they are. Every function here throws a RangeError on a string that is no such date.
 */
export type LocalDate = string;

/** True for an existing date written `YYYY-MM-DD`; `2026-02-29` is none. */
export function isLocalDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const days = unchecked(text);
  return !Number.isNaN(days) && fromDayNumber(days) === text;
}

/** The date `days` calendar days later, earlier when negative. Throws a RangeError outside the years 0000-9999. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days);
}

/**
 * The same day of the month, `months` later (earlier when negative); the month's last day where it has no such day
 * (2025-11-30 + 3 = 2026-02-28).
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  dayNumber(date);
  const monthsSinceYear0 = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(monthsSinceYear0 / 12);
  const month = monthsSinceYear0 - year * 12 + 1;
  const first = `${pad(year, 4)}-${pad(month, 2)}-01`;
  const next =
    month === 12 ? `${pad(year + 1, 4)}-01-01` : `${pad(year, 4)}-${pad(month + 1, 2)}-01`;
  const lastDay = unchecked(next) - unchecked(first);
  return fromDayNumber(dayNumber(first) + Math.min(Number(date.slice(8)), lastDay) - 1);
}

/** Calendar days from `first` to `last`; negative when `last` is earlier. */
export function daysBetween(first: LocalDate, last: LocalDate): number {
  return dayNumber(last) - dayNumber(first);
}

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export function weekday(date: LocalDate): number {
  const sinceMonday = (dayNumber(date) + 3) % 7;
  return ((sinceMonday + 7) % 7) + 1;
}

/** The year, as a number. */
export function yearOf(date: LocalDate): number {
  dayNumber(date);
  return Number(date.slice(0, 4));
}

const msPerDay = 86_400_000;

/** Days since 1970-01-01. */
function dayNumber(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`not a date (YYYY-MM-DD): ${JSON.stringify(date)}`);
  return unchecked(date);
}

function unchecked(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / msPerDay;
}

function fromDayNumber(days: number): LocalDate {
  const instant = new Date(days * msPerDay);
  // Throws a RangeError itself beyond the years that a Date can hold.
  const text = instant.toISOString();
  if (text.length !== '2026-02-13T00:00:00.000Z'.length)
    throw new RangeError('a date outside the years 0000-9999');
  return text.slice(0, 10);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
