import { expect, test } from 'vitest';
import { isWritten, minutesIn, wholeNumber } from './written-value.ts';

test.each([
  ['12', 12],
  [' １２ ', 12],
  ['-3', -3],
  ['', undefined],
  ['1.5', undefined],
  ['twelve', undefined],
  ['12345678', undefined],
])('%s is typed for %s', (typed, number) => {
  expect(wholeNumber(typed)).toBe(number);
});

test.each([
  ['1, 5, 30', [1, 5, 30]],
  ['１，５、30', [1, 5, 30]],
  ['5', [5]],
  ['', undefined],
  ['5, soon', undefined],
])('%s is typed for the minutes %s', (typed, minutes) => {
  expect(minutesIn(typed)).toEqual(minutes);
});

test('a list of nothing, and what is not written yet, cannot be sent', () => {
  expect(isWritten({ kind: 'organisations', most: 5 }, [])).toBe(false);
  expect(isWritten({ kind: 'organisations', most: 5 }, ['110105'])).toBe(true);
  expect(isWritten({ kind: 'yes-no' }, undefined)).toBe(false);
  expect(isWritten({ kind: 'yes-no' }, false)).toBe(true);
  expect(isWritten({ kind: 'count', unit: 'times', least: 0, most: 9 }, 0)).toBe(true);
});
