import chineseDays from 'chinese-days';
import holidays2025 from 'holiday-calendar/data/CN/2025.json' with { type: 'json' };
import holidays2026 from 'holiday-calendar/data/CN/2026.json' with { type: 'json' };
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from './local-date.ts';
import {
  dayOf,
  isWorkingDay,
  knownNotices,
  missingNotice,
  stateCouncilCalendar,
  workingDaysBetween,
} from './working-days.ts';
import type { Calendar } from './working-days.ts';

const calendar = stateCouncilCalendar;
const everyDay = Array.from({ length: daysBetween('2025-01-01', '2026-12-31') + 1 }, (_, index) =>
  addDays('2025-01-01', index),
);

describe("the notices, against other people's data", () => {
  test('all 730 days are compared', () => {
    expect(everyDay).toHaveLength(730);
    expect(everyDay.at(-1)).toBe('2026-12-31');
  });

  test('chinese-days has the same working days', () => {
    // It errs where the process lives west of Greenwich; the tests run in UTC.
    const differing = everyDay.filter(
      (date) => isWorkingDay(date, calendar) !== chineseDays.isWorkday(date),
    );
    expect(differing).toEqual([]);
  });

  test('holiday-calendar has the same days off and make-up days', () => {
    const named: Record<string, string> = {
      public_holiday: 'holiday',
      transfer_workday: 'make-up',
    };
    const listed = [...holidays2025.dates, ...holidays2026.dates];
    const theirs = new Map(listed.map(({ date, type }) => [date, named[type] ?? type]));
    for (const date of everyDay) {
      const { kind } = dayOf(date, calendar);
      const ours = kind === 'holiday' || kind === 'make-up' ? kind : undefined;
      expect([date, ours]).toEqual([date, theirs.get(date)]);
    }
  });
});

describe('the notices, in themselves', () => {
  const holidays = knownNotices.flatMap(({ holidays }) => holidays);

  test('every wording says the length and the dates that the data has', () => {
    for (const { off, makeUp, wording } of holidays) {
      const length = daysBetween(off.from, off.until) + 1;
      expect(wording).toMatch(length === 1 ? '放假1天' : `共${length}天`);
      for (const date of [off.from, ...makeUp])
        expect(wording).toContain(`${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`);
    }
  });

  test('a make-up day is a Saturday or Sunday that is no day off', () => {
    const none: Calendar = { notices: [], amendments: [] };
    for (const date of holidays.flatMap(({ makeUp }) => makeUp)) {
      expect(isWorkingDay(date, none)).toBe(false);
      expect(dayOf(date, calendar).kind).toBe('make-up');
    }
  });
});

describe('an office’s amendments', () => {
  const closure = 'municipal-order';
  const duty = 'major-event';
  const amended: Calendar = {
    ...calendar,
    amendments: [
      { days: { from: '2026-03-02', until: '2026-03-04' }, working: false, name: closure },
      { days: { from: '2026-03-04', until: '2026-03-04' }, working: true, name: duty },
      { days: { from: '2026-02-23', until: '2026-02-23' }, working: true, name: duty },
    ],
  };

  test('lie over the notices, the later over the earlier', () => {
    expect(dayOf('2026-03-02', amended)).toEqual({
      working: false,
      kind: 'amended',
      name: closure,
    });
    expect(dayOf('2026-03-04', amended)).toEqual({ working: true, kind: 'amended', name: duty });
    expect(isWorkingDay('2026-02-23', amended)).toBe(true);
    expect(isWorkingDay('2026-02-23', calendar)).toBe(false);
    expect(dayOf('2026-03-05', amended)).toEqual({ working: true, kind: 'weekday' });
  });

  test('change the count of working days', () => {
    expect(workingDaysBetween('2026-02-20', '2026-03-05', calendar)).toBe(9);
    expect(workingDaysBetween('2026-02-20', '2026-03-05', amended)).toBe(8);
    expect(workingDaysBetween('2026-03-05', '2026-03-05', amended)).toBe(0);
  });
});

describe('a year whose notice is missing', () => {
  test('is named, from 29 December of the year before on', () => {
    expect(missingNotice('2026-12-28', calendar)).toBeUndefined();
    expect(missingNotice('2026-12-29', calendar)).toBe(2027);
    expect(missingNotice('2027-06-01', calendar)).toBe(2027);
    expect(missingNotice('2024-06-01', calendar)).toBe(2024);
    expect(missingNotice('2025-12-31', calendar)).toBeUndefined();
  });

  test('is not missed where the office has said what the day is', () => {
    const said = 'holiday-extended';
    const amended: Calendar = {
      ...calendar,
      amendments: [
        { days: { from: '2027-01-01', until: '2027-01-01' }, working: false, name: said },
      ],
    };
    expect(missingNotice('2027-01-01', amended)).toBeUndefined();
    expect(missingNotice('2027-01-04', amended)).toBe(2027);
  });
});

test('a malformed date is refused', () => {
  expect(() => dayOf('2026-02-30', calendar)).toThrow(RangeError);
});
