import { createHash } from 'node:crypto';

/**
 * A random sample of official numbers, which anyone can draw again: the numbers are ordered by the SHA-256 of the seed,
 * a space and the number, as hexadecimal digits, and the first ones are taken. So a number's place depends on the seed
 * and on itself alone, and the order in which the list is written changes nothing. The README has it with standard tools.
 */
export function randomSample(
  numbers: readonly string[],
  { seed, size }: { readonly seed: string; readonly size: number },
): string[] {
  return [...new Set(numbers)]
    .map((number) => `${rankOf(seed, number)} ${number}`)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .slice(0, size)
    .map((ranked) => ranked.slice(rankLength + 1));
}

/** How many hexadecimal digits a rank has. */
const rankLength = 64;

function rankOf(seed: string, number: string): string {
  return createHash('sha256').update(`${seed} ${number}`).digest('hex');
}
