import { expect, test } from 'vitest';
import { isOutside } from './phone-hours.ts';

/** At a time of the day in Beijing. */
const at = (time: string): string => new Date(`2025-12-20T${time}:00+08:00`).toISOString();

test.each([
  ['8:00-20:00', '07:59', true],
  ['8:00-20:00', '08:00', false],
  ['8:00-20:00', '20:00', true],
  ['每日 8：00—20：00。', '19:59', false],
  ['9:00至12:00，13:30到17:30', '12:30', true],
  ['9:00至12:00，13:30到17:30', '13:30', false],
  ['daily, 20:00 to 6:00', '23:00', false],
  ['daily, 20:00 to 6:00', '12:00', true],
  // On which days nobody can tell by the hour alone.
  ['工作日 9:00-17:30', '20:00', undefined],
  ['全天', '20:00', undefined],
  ['', '20:00', undefined],
])('%s at %s: outside %s', (hours, time, outside) => {
  expect(isOutside(hours, at(time))).toBe(outside);
});
