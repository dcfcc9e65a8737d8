import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawings, drawnBytesLimit, drawnSize, isSmallEnough } from './drawing.ts';

test('a large photograph is made smaller, a small one stays as it is', () => {
  expect(drawnSize({ width: 8_000, height: 6_000 }, 2_400)).toEqual({
    width: 2_400,
    height: 1_800,
  });
  expect(drawnSize({ width: 3_000, height: 12_000 }, 2_400)).toEqual({ width: 600, height: 2_400 });
  expect(drawnSize({ width: 640, height: 480 }, 2_400)).toEqual({ width: 640, height: 480 });
});

test('no side comes out longer than asked, or without a pixel', () => {
  const side = fc.integer({ min: 1, max: 60_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const size = drawnSize({ width, height }, 2_400);
      expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(2_400);
      expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1);
    }),
  );
});

test('what is too large to send is drawn smaller, until there is nothing smaller', () => {
  const [best] = drawings;
  const smallest = drawings.at(-1);
  expect(isSmallEnough(drawnBytesLimit, best!)).toBe(true);
  expect(isSmallEnough(drawnBytesLimit + 1, best!)).toBe(false);
  expect(isSmallEnough(drawnBytesLimit + 1, smallest!)).toBe(true);
  const sides = drawings.map(({ side }) => side);
  expect(sides).toEqual(sides.toSorted((a, b) => b - a));
});
