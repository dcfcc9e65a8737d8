import { expect, test } from 'vitest';
import { dueText } from './due-text.ts';

test('the end of a day is written as that day, however the year turns', () => {
  expect(dueText('zh', '2026-11-24T16:00:00.000Z')).toBe('2026年11月24日 24:00');
  expect(dueText('en', '2026-12-31T16:00:00.000Z')).toBe('31 December 2026, 24:00');
});

test('any other moment is itself', () => {
  expect(dueText('zh', '2026-11-24T06:00:00.000Z')).toBe('2026年11月24日 14:00');
  expect(dueText('en', '2026-11-24T16:01:00.000Z')).toBe('25 November 2026, 00:01');
});

test('the year of today goes without saying, by the day that is named', () => {
  const now = '2026-12-30T01:00:00.000Z';
  expect(dueText('zh', '2026-12-31T16:00:00.000Z', now)).toBe('12月31日 24:00');
  expect(dueText('en', '2026-12-31T10:30:00.000Z', now)).toBe('31 December, 18:30');
  expect(dueText('zh', '2027-01-01T16:00:00.000Z', now)).toBe('2027年1月1日 24:00');
});
