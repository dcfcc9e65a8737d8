import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, isLocalDate, weekday } from './local-date.ts';

const dates = fc.integer({ min: -20_000, max: 60_000 }).map((days) => addDays('2000-01-01', days));

describe('a local date', () => {
  test.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-2-3',
    '26-02-03',
    '2026-02-13T00:00:00Z',
    '',
    'x',
  ])('is not %j', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow(RangeError);
    expect(() => addMonths(text, 1)).toThrow(RangeError);
    expect(() => weekday(text)).toThrow(RangeError);
  });

  test('knows leap years and the days of the week', () => {
    expect(isLocalDate('2028-02-29')).toBe(true);
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
    expect(['2026-11-23', '2026-11-28', '2026-11-29', '1969-12-31'].map(weekday)).toEqual([
      1, 6, 7, 3,
    ]);
  });

  test('is not left at the ends of the calendar', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('2026-01-01', 1e12)).toThrow(RangeError);
  });

  test('adding days is undone by counting them', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -3000, max: 3000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(weekday(addDays(date, 7))).toBe(weekday(date));
      }),
    );
  });
});

describe('adding months', () => {
  test.each([
    ['2025-11-30', 3, '2026-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-10-15', 3, '2027-01-15'],
    ['2026-12-01', 12, '2027-12-01'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s + %i = %s', (start, months, end) => {
    expect(addMonths(start, months)).toBe(end);
  });

  test('keeps the day of the month or takes the last one', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 60 }), (date, months) => {
        const end = addMonths(date, months);
        const day = Number(date.slice(8));
        const isLastDay = addDays(end, 1).endsWith('-01');
        expect(Number(end.slice(8)) === day || (isLastDay && Number(end.slice(8)) < day)).toBe(
          true,
        );
      }),
    );
  });
});
