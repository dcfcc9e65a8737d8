import { endOfDay } from '@ducha/calendar';
import { expect, test } from 'vitest';
import { endOfBeijingDay } from './end-of-day.ts';

test('a day is over at midnight in Beijing, as the house counts it', () => {
  expect(endOfBeijingDay('2026-12-31')).toBe('2026-12-31T16:00:00.000Z');
  for (const day of ['2026-02-28', '2028-02-28', '2026-11-23'] as const) {
    expect(Date.parse(endOfBeijingDay(day))).toBe(Date.parse(endOfDay(day)));
  }
});
