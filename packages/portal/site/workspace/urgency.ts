/** How near a date is: red when it is past or within a day, yellow within three days. */
export type Urgency = 'red' | 'yellow' | 'calm';

const day = 24 * 60 * 60 * 1_000;

/**
 * Practice pushes an item within three days of its date, in yellow or red by the time left.
 * @param due an instant; null when there is no date
 * @param now an instant: the house's own, from the answer's `asOf`
 */
export function urgencyOf(due: string | null, now: string): Urgency {
  if (due === null) return 'calm';
  const left = Date.parse(due) - Date.parse(now);
  if (left <= day) return 'red';
  return left <= 3 * day ? 'yellow' : 'calm';
}

/** Whole days, hours or minutes until a date; negative when it is past. */
export function timeLeft(
  due: string,
  now: string,
): { readonly unit: 'day' | 'hour' | 'minute'; readonly count: number } {
  const left = Date.parse(due) - Date.parse(now);
  const size = Math.abs(left);
  if (size >= 2 * day) return { unit: 'day', count: Math.trunc(left / day) };
  if (size >= 60 * 60 * 1_000) return { unit: 'hour', count: Math.trunc(left / (60 * 60 * 1_000)) };
  return { unit: 'minute', count: Math.trunc(left / 60_000) };
}
