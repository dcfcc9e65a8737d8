/**
 * The smallest of the values that `share` (0 to 1) of them do not exceed (nearest rank). Throws when there
 * are no values.
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('a percentile of no values');
  return value;
}

/** The value in the middle; between the two in the middle of an even number. Throws when there are no values. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('a median of no values');
  return (upper + lower) / 2;
}

/** How many times as large the first median is as the second. Throws without values, or when it is 0. */
export function ratioOfMedians(of: readonly number[], to: readonly number[]): number {
  const divisor = median(to);
  if (divisor === 0) throw new Error('a ratio to nothing');
  return median(of) / divisor;
}
