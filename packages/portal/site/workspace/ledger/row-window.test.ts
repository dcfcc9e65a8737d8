import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineByKey, rowsInSight } from './row-window.ts';

test('every line in sight is drawn, and few besides, wherever one scrolls', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -500_000, max: 2_000 }),
      fc.integer({ min: 300, max: 1_500 }),
      fc.integer({ min: 40, max: 90 }),
      fc.nat(10_000),
      (top, height, line, count) => {
        const { from, until } = rowsInSight({ top, height, line, count });
        expect(from).toBeGreaterThanOrEqual(0);
        expect(until).toBeLessThanOrEqual(count);
        expect(until - from).toBeLessThanOrEqual(height / line + 19);
        expect(until - from).toBeGreaterThanOrEqual(Math.min(count, 8));
        for (let index = 0; index < count; index += 97) {
          const y = top + index * line;
          const isInSight = y + line > 0 && y < height;
          if (isInSight) expect(index >= from && index < until).toBe(true);
        }
      },
    ),
  );
});

test.each([
  ['ArrowDown', 5, 6],
  ['ArrowDown', 99, 99],
  ['ArrowUp', 0, 0],
  ['PageDown', 5, 25],
  ['PageUp', 5, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['a', 50, undefined],
])('%s from line %i leads to %i', (key, at, to) => {
  expect(lineByKey(key, { at, count: 100, perPage: 20 })).toBe(to);
});

test('in an empty list no key leads anywhere', () => {
  expect(lineByKey('Home', { at: 0, count: 0, perPage: 20 })).toBeUndefined();
});
