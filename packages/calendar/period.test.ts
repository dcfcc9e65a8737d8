import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addHours, endOfDay } from './beijing-time.ts';
import { addDays } from './local-date.ts';
import { addPeriod, countedOf, isSameCount } from './period.ts';
import type { Period } from './period.ts';
import vectors from './vectors.json' with { type: 'json' };
import { isWorkingDay, stateCouncilCalendar, workingDaysBetween } from './working-days.ts';
import type { Calendar } from './working-days.ts';

const calendar = stateCouncilCalendar;
const dates = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2024-12-01', days));
const values = fc.integer({ min: 1, max: 80 });

function dueDate(start: string, period: Period): string {
  return addPeriod(start, period, calendar).date;
}

describe('working days', () => {
  test.each(vectors.vectors as [string, number, string][])('%s + %i = %s', (start, value, due) => {
    expect(dueDate(start, { value, unit: 'working-days' })).toBe(due);
  });

  test('the first working day after the start is day 1', () => {
    fc.assert(
      fc.property(dates, (start) => {
        const due = dueDate(start, { value: 1, unit: 'working-days' });
        expect(due > start && isWorkingDay(due, calendar)).toBe(true);
        for (let date = addDays(start, 1); date < due; date = addDays(date, 1))
          expect(isWorkingDay(date, calendar)).toBe(false);
      }),
    );
  });

  test('counting them gives back what was added', () => {
    fc.assert(
      fc.property(dates, values, (start, value) => {
        const due = dueDate(start, { value, unit: 'working-days' });
        expect(workingDaysBetween(start, due, calendar)).toBe(value);
      }),
    );
  });

  test('a later start or a longer period never ends earlier', () => {
    fc.assert(
      fc.property(dates, dates, values, (one, other, value) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one];
        const unit = 'working-days';
        expect(dueDate(earlier, { value, unit }) <= dueDate(later, { value, unit })).toBe(true);
        expect(dueDate(one, { value, unit }) < dueDate(one, { value: value + 1, unit })).toBe(true);
      }),
    );
  });

  test('two periods in a row are one of their sum', () => {
    fc.assert(
      fc.property(dates, values, values, (start, first, second) => {
        const unit = 'working-days';
        const between = dueDate(start, { value: first, unit });
        expect(dueDate(between, { value: second, unit })).toBe(
          dueDate(start, { value: first + second, unit }),
        );
      }),
    );
  });

  test('what was passed accounts for every day', () => {
    fc.assert(
      fc.property(dates, values, (start, value) => {
        const { date, explanation } = addPeriod(start, { value, unit: 'working-days' }, calendar);
        const { off, saturdays, sundays } = explanation.passed;
        const rest = saturdays + sundays + off.reduce((sum, { days }) => sum + days, 0);
        expect(addDays(start, value + rest)).toBe(date);
      }),
    );
  });
});

describe('calendar days', () => {
  test('count every day; the day after the start is day 1', () => {
    fc.assert(
      fc.property(dates, values, (start, value) => {
        const due = addPeriod(start, { value, unit: 'calendar-days' }, calendar);
        expect(due.date).toBe(addDays(start, value));
        expect(due.at).toBe(endOfDay(due.date));
      }),
    );
  });

  test('roll forward to a working day only where the policy says so', () => {
    const period = { value: 10, unit: 'calendar-days' } as const;
    expect(dueDate('2026-02-13', period)).toBe('2026-02-23');
    expect(dueDate('2026-02-13', { ...period, rollForward: true })).toBe('2026-02-24');
    // Saturday 14 February 2026 is a make-up day: nothing to roll off.
    expect(dueDate('2026-02-04', { ...period, rollForward: true })).toBe('2026-02-14');
    fc.assert(
      fc.property(dates, values, (start, value) => {
        const rolled = dueDate(start, { value, unit: 'calendar-days', rollForward: true });
        const plain = addDays(start, value);
        expect(rolled >= plain && isWorkingDay(rolled, calendar)).toBe(true);
        expect(workingDaysBetween(addDays(plain, -1), rolled, calendar)).toBe(1);
      }),
    );
  });

  test('count from the Beijing date of a moment', () => {
    expect(dueDate('2026-03-01T15:59:59Z', { value: 1, unit: 'calendar-days' })).toBe('2026-03-02');
    expect(dueDate('2026-03-01T16:00:00Z', { value: 1, unit: 'calendar-days' })).toBe('2026-03-03');
  });
});

describe('months', () => {
  test('end on the same day, on the last one, or rolled off a day off', () => {
    expect(dueDate('2026-03-19', { value: 6, unit: 'months' })).toBe('2026-09-19');
    expect(dueDate('2025-11-30', { value: 3, unit: 'months' })).toBe('2026-02-28');
    expect(dueDate('2026-01-20', { value: 1, unit: 'months', rollForward: true })).toBe(
      '2026-02-24',
    );
  });
});

describe('hours', () => {
  test('count from the moment, through nights and days off', () => {
    const due = addPeriod(
      '2026-02-13T15:30:00Z',
      { value: 2, unit: 'hours', rollForward: true },
      calendar,
    );
    expect([due.at, due.date]).toEqual(['2026-02-13T17:30:00.000Z', '2026-02-14']);
    expect(addPeriod('2026-02-14T09:00:00+08:00', { value: 48, unit: 'hours' }, calendar).at).toBe(
      '2026-02-16T01:00:00.000Z',
    );
  });

  test('are not counted from a date', () => {
    expect(() => addPeriod('2026-02-13', { value: 2, unit: 'hours' }, calendar)).toThrow(
      RangeError,
    );
  });
});

test.each([0, -1, 1.5, Number.NaN, 10_001])('a period of %d is refused', (value) => {
  expect(() => addPeriod('2026-02-13', { value, unit: 'working-days' }, calendar)).toThrow(
    RangeError,
  );
});

test.each(['2026-02-30', '13.2.2026', '2026-02-13T10:00:00'])(
  'a start of %j is refused',
  (start) => {
    expect(() => addPeriod(start, { value: 1, unit: 'working-days' }, calendar)).toThrow(
      RangeError,
    );
  },
);

describe('counting anew', () => {
  const unknown: Calendar = {
    notices: calendar.notices.filter(({ year }) => year < 2026),
    amendments: [],
  };
  const moments = fc
    .integer({ min: 0, max: 24 * 760 })
    .map((hours) => addHours('2024-11-30T16:00:00.000Z', hours));
  const periods = fc.record({
    value: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('hours', 'calendar-days', 'working-days', 'months'),
    rollForward: fc.boolean(),
  });
  const countedBy = (from: string, period: Period, by: Calendar) => {
    const { at, explanation } = addPeriod(from, period, by);
    return { due: at, counted: countedOf(explanation) };
  };

  test('by what was kept is counting from the start, and a second time changes nothing', () => {
    fc.assert(
      fc.property(moments, periods, (from, period) => {
        const kept = countedBy(from, period, unknown).counted.period;
        const once = countedBy(from, kept, calendar);
        expect(once).toEqual(countedBy(from, period, calendar));
        expect(countedBy(from, once.counted.period, calendar)).toEqual(once);
      }),
    );
  });

  test('a notice changes no date that it does not touch: one that was not counted with its year unknown', () => {
    let untouched = 0;
    fc.assert(
      fc.property(moments, periods, (from, period) => {
        const before = countedBy(from, period, unknown);
        if (before.counted.unpublished?.years.includes(2026) === true) return;
        untouched += 1;
        const after = countedBy(from, period, calendar);
        expect(after).toEqual(before);
        expect(isSameCount(after.counted, before.counted)).toBe(true);
      }),
    );
    expect(untouched).toBeGreaterThan(10);
  });

  test('what does not hang on the notice does not move by it, and is told to be firm', () => {
    let firm = 0;
    fc.assert(
      fc.property(moments, periods, (from, period) => {
        const before = countedBy(from, period, unknown);
        if (before.counted.unpublished?.mayMove !== false) return;
        firm += 1;
        const after = countedBy(from, period, calendar);
        expect(after.due).toBe(before.due);
        const wasUnknown = before.counted.unpublished.years.includes(2026);
        expect(isSameCount(after.counted, before.counted)).toBe(!wasUnknown);
      }),
    );
    expect(firm).toBeGreaterThan(5);
  });

  test('when the notice has come, nothing is unknown of its year', () => {
    fc.assert(
      fc.property(moments, periods, (from, period) => {
        const years = countedBy(from, period, calendar).counted.unpublished?.years ?? [];
        expect(years.filter((year) => year === 2025 || year === 2026)).toEqual([]);
      }),
    );
  });
});
