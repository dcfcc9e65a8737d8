import { createHash } from 'node:crypto';

/**
 * A random sample of official numbers, which anyone can draw again: the numbers are ordered by the SHA-256 of the seed,
 * a space and the number, as hexadecimal digits, and the first ones are taken. So a number's place depends on the seed
 * and on itself alone, and the order in which the list is written changes nothing. With standard tools:
 *
 *     while read -r n; do echo "$(printf '%s %s' "$SEED" "$n" | sha256sum | cut -c1-64) $n"; done < LIST | sort | head -n SIZE
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

/** The winning numbers of one draw of the welfare lottery 双色球: six red ones of 33, and a blue one of 16. */
export interface LotteryDraw {
  /** 期号: the year and the draw in it, seven digits. */
  readonly issue: string;
  readonly red: readonly number[];
  readonly blue: number;
}

/** The seed that a lottery's draw is, such as `ssq-2026137:03-08-15-21-26-31+09`: red ones ascending, two digits each. */
export function lotterySeed({ issue, red, blue }: LotteryDraw): string {
  const two = (one: number): string => String(one).padStart(2, '0');
  return `ssq-${issue}:${red
    .toSorted((a, b) => a - b)
    .map(two)
    .join('-')}+${two(blue)}`;
}
