import { describe, expect, test } from 'vitest';
import { timeLeft, urgencyOf } from './urgency.ts';

const now = '2026-03-10T02:00:00.000Z';

describe('how near a date is', () => {
  test.each([
    [null, 'calm'],
    ['2026-03-09T02:00:00.000Z', 'red'],
    ['2026-03-11T02:00:00.000Z', 'red'],
    ['2026-03-11T02:00:00.001Z', 'yellow'],
    ['2026-03-13T02:00:00.000Z', 'yellow'],
    ['2026-03-13T02:00:00.001Z', 'calm'],
  ])('%s is %s', (due, urgency) => {
    expect(urgencyOf(due, now)).toBe(urgency);
  });

  test.each([
    ['2026-03-20T02:00:00.000Z', 'day', 10],
    ['2026-03-11T20:00:00.000Z', 'hour', 42],
    ['2026-03-10T02:59:00.000Z', 'minute', 59],
    ['2026-03-10T01:30:00.000Z', 'minute', -30],
    ['2026-03-06T02:00:00.000Z', 'day', -4],
  ])('%s is left in %ss: %i', (due, unit, count) => {
    expect(timeLeft(due, now)).toEqual({ unit, count });
  });
});
