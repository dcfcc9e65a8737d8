/** The moment so many minutes later (UTC). */
export function minutesLater(instant: string, minutes: number): string {
  return new Date(Date.parse(instant) + Math.round(minutes * 60_000)).toISOString();
}
