import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomSample } from './random-sample.ts';

const numberOf = (serial: number): string => `W3BJ20261120${String(serial).padStart(4, '0')}`;
const list = Array.from({ length: 20 }, (_, index) => numberOf(index + 1));
const seed = 'ssq-2026137:03-08-15-21-26-31+09';

const asked = fc.record({
  serials: fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 60 }),
  seed: fc.string({ maxLength: 40 }),
  size: fc.integer({ min: 0, max: 70 }),
});

test('the published example comes out as anyone gets it with sha256sum and sort', () => {
  expect(randomSample(list, { seed, size: 5 })).toEqual([
    'W3BJ202611200017',
    'W3BJ202611200016',
    'W3BJ202611200009',
    'W3BJ202611200008',
    'W3BJ202611200007',
  ]);
});

test('a seed and a list have one sample, in whatever order the list is and however often it names one', () => {
  fc.assert(
    fc.property(asked, fc.infiniteStream(fc.double()), ({ serials, ...draw }, orders) => {
      const numbers = serials.map(numberOf);
      const mixed = [...numbers, ...numbers]
        .map((number) => ({ number, order: orders.next().value }))
        .toSorted((a, b) => a.order - b.order)
        .map(({ number }) => number);
      const sample = randomSample(numbers, draw);
      expect(randomSample(mixed, draw)).toEqual(sample);
      expect(new Set(sample).size).toBe(Math.min(draw.size, numbers.length));
      expect(numbers).toEqual(expect.arrayContaining(sample));
    }),
  );
});

test('a larger sample begins with the smaller one, and a number that leaves the list moves no other', () => {
  fc.assert(
    fc.property(asked, ({ serials, ...draw }) => {
      const numbers = serials.map(numberOf);
      const all = randomSample(numbers, { ...draw, size: numbers.length });
      expect(randomSample(numbers, draw)).toEqual(all.slice(0, draw.size));
      const [gone] = all;
      const rest = numbers.filter((number) => number !== gone);
      expect(randomSample(rest, { ...draw, size: rest.length })).toEqual(all.slice(1));
    }),
  );
});

test('each number is as likely as every other', () => {
  const draws = 8_000;
  const times = new Map(list.map((number) => [number, 0]));
  for (let draw = 0; draw < draws; draw += 1) {
    for (const number of randomSample(list, { seed: `draw ${draw}`, size: 5 })) {
      times.set(number, (times.get(number) ?? 0) + 1);
    }
  }
  const expected = (draws * 5) / list.length;
  const surprise = [...times.values()].reduce(
    (sum, found) => sum + (found - expected) ** 2 / expected,
    0,
  );
  // Of 19 degrees of freedom, thinned by drawing without return: more than this comes once in a thousand fair sets.
  expect(surprise).toBeLessThan(43.8 * (1 - 5 / list.length));
});
