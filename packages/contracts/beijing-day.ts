/** The moment at which a calendar date is over in Beijing: whatever is due that day is late from then on. */
export function endOfBeijingDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + 24 * 60 * 60 * 1_000).toISOString();
}

/** The day at whose end, or in whose course, something is late, which is so from a moment on; null: never. */
export function lastDayOf(due: string): string;
export function lastDayOf(due: string | null): string | null;
export function lastDayOf(due: string | null): string | null {
  if (due === null) return null;
  // Beijing has had no summer time since 1991.
  return new Date(Date.parse(due) - 1 + 8 * 60 * 60 * 1_000).toISOString().slice(0, 10);
}
