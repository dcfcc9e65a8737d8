import * as z from 'zod/mini';

/** A whole number in a query, where everything is text: digits alone, no `1e1`, `0x10` or blanks. */
export function queryNumber(least: number, most: number) {
  return z.pipe(
    z.transform((sent) =>
      typeof sent === 'string' && /^\d{1,9}$/.test(sent) ? Number(sent) : sent,
    ),
    z.int().check(z.minimum(least), z.maximum(most)),
  );
}
