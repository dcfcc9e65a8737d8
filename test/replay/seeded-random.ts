import { seededRandom } from '@ducha/local-cloud/seeded-random.ts';

/** Repeatable randomness: the same seed gives the same choices on every machine. */
export class SeededRandom {
  /** A number from 0 up to, not including, 1. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = seededRandom(seed);
  }

  /** One of them; throws when there is none. */
  pick<T>(all: readonly T[]): T {
    const one = all[Math.floor(this.next() * all.length)];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  }

  /** A new order of all (Fisher-Yates). */
  shuffle<T>(all: readonly T[]): T[] {
    const keyed = all.map((one) => ({ one, key: this.next() }));
    return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
  }
}
