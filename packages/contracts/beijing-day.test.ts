import { endOfDay } from '@ducha/calendar';
import { expect, test } from 'vitest';
import { endOfBeijingDay, lastDayOf } from './beijing-day.ts';

test('a day is over at midnight in Beijing, as the house counts it', () => {
  expect(endOfBeijingDay('2026-12-31')).toBe('2026-12-31T16:00:00.000Z');
  for (const day of ['2026-02-28', '2028-02-28', '2026-11-23'] as const) {
    expect(Date.parse(endOfBeijingDay(day))).toBe(Date.parse(endOfDay(day)));
  }
});

test('the last day of a date is the one at whose end it is late, or in whose course', () => {
  for (const day of ['2026-02-28', '2026-12-31']) {
    expect(lastDayOf(endOfBeijingDay(day))).toBe(day);
  }
  expect(lastDayOf('2026-11-28T02:00:00.000Z')).toBe('2026-11-28');
  expect(lastDayOf(null)).toBeNull();
});
