import { seededRandom } from '@ducha/local-cloud/seeded-random.ts';

/** Chance that is the same for the same seed. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** True once in 1/`rate` times. */
  happens(rate: number): boolean;
  /** An integer, both ends included. */
  between(least: number, most: number): number;
  pick<T>(list: readonly T[]): T;
  bytes(length: number): Uint8Array<ArrayBuffer>;
  /** Another chance, which draws nothing more from this one. */
  branch(): Chance;
}

export function chanceOf(seed: number): Chance {
  const next = seededRandom(seed);
  const chance: Chance = {
    next,
    happens: (rate) => rate > 0 && next() < rate,
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick(list) {
      const found = list[Math.floor(next() * list.length)];
      if (found === undefined) throw new RangeError('there is nothing to pick from');
      return found;
    },
    bytes(length) {
      const bytes = new Uint8Array(length);
      for (let index = 0; index < length; index += 1) bytes[index] = Math.floor(next() * 256);
      return bytes;
    },
    branch: () => chanceOf(Math.floor(next() * 4_294_967_296)),
  };
  return chance;
}

/** A seed made of a seed and a word, so that what draws from one says nothing of what draws from the other. */
export function seedOf(seed: number, word: string): number {
  let mixed = seed >>> 0;
  for (let index = 0; index < word.length; index += 1) {
    mixed = Math.imul(mixed ^ word.charCodeAt(index), 0x01000193) >>> 0;
  }
  return mixed;
}
