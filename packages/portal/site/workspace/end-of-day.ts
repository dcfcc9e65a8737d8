/** The moment at which a calendar date is over in Beijing: whatever is due that day is late from then on. */
export function endOfBeijingDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00+08:00`) + 24 * 60 * 60 * 1_000).toISOString();
}
