import { expect, test } from 'vitest';
import { shrink } from './shrink.ts';
import type { History } from './play.ts';
import type { Step } from './people/history.ts';
import { noBadLuck } from './world/luck.ts';

const step = (seed: number): Step => ({
  wait: 1_000,
  person: 'head',
  act: 'act',
  seed,
  slip: null,
});
const history: History = {
  seed: 1,
  steps: Array.from({ length: 40 }, (_, index) => step(index)),
  rates: { ...noBadLuck, crash: 0.1, throttle: 0.2 },
  upgradeAfter: 5_000,
};
const seedsOf = ({ steps }: History): number[] => steps.map(({ seed }) => seed);

test('of a history only what a fault needs is left, at the moments at which it was', async () => {
  const least = await shrink(history, async (smaller) => {
    const seeds = seedsOf(smaller);
    return Promise.resolve(seeds.includes(7) && seeds.includes(31) && smaller.rates.crash > 0);
  });
  expect(seedsOf(least)).toEqual([7, 31]);
  expect(least.steps.map(({ wait }) => wait)).toEqual([8_000, 24_000]);
  expect(least.rates).toEqual({ ...noBadLuck, crash: 0.1 });
  expect(least.upgradeAfter).toBeNull();
});

test('it ends after so many tries, with what it has', async () => {
  let tries = 0;
  const least = await shrink(
    history,
    async () => {
      tries += 1;
      return Promise.resolve(false);
    },
    5,
  );
  expect(tries).toBe(5);
  expect(least).toEqual(history);
});
