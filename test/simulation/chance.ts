import type { SeededRandom } from '../replay/seeded-random.ts';

/** True as often as the share says. */
export function happens(random: SeededRandom, share: number): boolean {
  return random.next() < share;
}

/** A whole number, both ends included. */
export function whole(random: SeededRandom, least: number, most: number): number {
  return least + Math.floor(random.next() * (most - least + 1));
}

/** One of them, each as often as its weight says beside the others; throws when all weigh nothing. */
export function weighted<T>(
  random: SeededRandom,
  all: readonly (readonly [weight: number, one: T])[],
): T {
  let rest = random.next() * all.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, one] of all) {
    rest -= weight;
    if (rest < 0) return one;
  }
  throw new RangeError('nothing to choose from');
}

/** Some of them, at most so many, in an order of their own. */
export function some<T>(random: SeededRandom, all: readonly T[], most: number): T[] {
  return random.shuffle(all).slice(0, most);
}

/** One of them, or none where there is none. */
export function anyOf<T>(random: SeededRandom, all: readonly T[]): T | undefined {
  return all.length === 0 ? undefined : random.pick(all);
}

/** A UUID of version 4. */
export function drawnKey(random: SeededRandom): string {
  const digits = Array.from({ length: 4 }, () =>
    Math.floor(random.next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0'),
  ).join('');
  const [a, b, c, d] = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(13, 16),
    digits.slice(17, 20),
  ];
  return `${a}-${b}-4${c}-8${d}-${digits.slice(20, 32)}`;
}

/** So many bytes. */
export function drawnBytes(random: SeededRandom, length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) bytes[index] = Math.floor(random.next() * 256);
  return bytes;
}

/** A seed made of a seed and a word, so that what draws from one says nothing of what draws from the other. */
export function seedOf(seed: number, word: string): number {
  let mixed = seed >>> 0;
  for (let index = 0; index < word.length; index += 1) {
    mixed = Math.imul(mixed ^ word.charCodeAt(index), 0x01000193) >>> 0;
  }
  return mixed;
}
