import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addHours,
  beijingDate,
  beijingDateTime,
  endOfDay,
  hasEnd,
  startOfDay,
} from './beijing-time.ts';
import { addDays } from './local-date.ts';

describe('Beijing time', () => {
  test('the day turns at 16:00 UTC', () => {
    expect(beijingDate('2026-02-12T15:59:59.999Z')).toBe('2026-02-12');
    expect(beijingDate('2026-02-12T16:00:00.000Z')).toBe('2026-02-13');
    expect(beijingDate('2026-02-13T00:30:00+09:00')).toBe('2026-02-12');
    expect(beijingDateTime('2026-12-31T16:05:00Z')).toBe('2027-01-01 00:05');
    expect(startOfDay('2026-02-13')).toBe('2026-02-12T16:00:00.000Z');
    expect(endOfDay('2026-02-13')).toBe('2026-02-13T16:00:00.000Z');
    // The last date of all cannot end, and says so beforehand.
    expect(hasEnd('9999-12-31')).toBe(false);
    expect(() => endOfDay('9999-12-31')).toThrow(RangeError);
    expect(hasEnd('9999-12-30')).toBe(true);
    expect(endOfDay('9999-12-30')).toBe('9999-12-30T16:00:00.000Z');
  });

  test('agrees with the time zone database', () => {
    const shanghai = new Intl.DateTimeFormat('en-CA', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'short',
    });
    const instants = fc.date({
      min: new Date('1992-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(beijingDate(instant.toISOString())).toBe(shanghai.format(instant));
      }),
    );
  });

  test('a day starts where the one before ends, and holds its own moments', () => {
    const dates = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1992-01-01', days));
    fc.assert(
      fc.property(dates, (date) => {
        expect(endOfDay(date)).toBe(startOfDay(addDays(date, 1)));
        expect(beijingDate(startOfDay(date))).toBe(date);
        expect(beijingDate(endOfDay(date))).toBe(addDays(date, 1));
        expect(addHours(startOfDay(date), 24)).toBe(endOfDay(date));
      }),
    );
  });

  test.each([
    '2026-02-13',
    '2026-02-13T10:00:00',
    '2026-02-13 10:00Z',
    '2026-02-30T25:00:00Z',
    'now',
  ])('refuses %j as a moment', (text) => {
    expect(() => beijingDate(text)).toThrow(RangeError);
  });
});
