import { expect, test } from 'vitest';
import { median, percentile, ratioOfMedians } from './percentile.ts';

test('a percentile is one of the values, by nearest rank', () => {
  const values = [15, 20, 35, 40, 50];
  expect(percentile(values, 0.05)).toBe(15);
  expect(percentile(values, 0.3)).toBe(20);
  expect(percentile(values, 0.4)).toBe(20);
  expect(percentile(values, 0.5)).toBe(35);
  expect(percentile(values, 0.99)).toBe(50);
  expect(percentile(values, 1)).toBe(50);
  expect(percentile(values, 0)).toBe(15);
});

test('values are ordered as numbers, and the caller’s stay as they were', () => {
  const values = [100, 9, 20];
  expect(median(values)).toBe(20);
  expect(percentile(values, 0.5)).toBe(20);
  expect(values).toEqual([100, 9, 20]);
});

test('the median of an even number lies between the two in the middle', () => {
  expect(median([1, 2, 3, 10])).toBe(2.5);
  expect(median([7])).toBe(7);
});

test('a ratio compares medians, so that one slow answer does not count', () => {
  expect(ratioOfMedians([13, 13, 500], [10, 10, 10])).toBe(1.3);
});

test('nothing measured is an error, never a zero', () => {
  expect(() => percentile([], 0.5)).toThrow('no values');
  expect(() => median([])).toThrow('no values');
  expect(() => ratioOfMedians([1], [0])).toThrow('nothing');
});
