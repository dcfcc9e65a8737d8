import type { CalendarNotice, CalendarShown } from '@ducha/contracts';
import { expect, test } from 'vitest';
import { changedDays, countOf } from './changed-days.ts';

const entered = { at: '2026-11-20T02:00:00.000Z', role: 'office-head', subject: 'x' } as const;
const notice: CalendarNotice = {
  year: 2027,
  issued: '2026-11-10',
  holidays: [
    { name: 'new-year', off: { from: '2026-12-31', until: '2027-01-02' }, makeUp: ['2027-01-09'] },
    { name: 'spring-festival', off: { from: '2027-02-05', until: '2027-02-09' }, makeUp: [] },
  ],
};
const amendment = (
  number: number,
  from: string,
  until: string,
  working: boolean,
  state: 'in-force' | 'withdrawn' = 'in-force',
): CalendarShown['amendments'][number] => ({
  amendment: number,
  days: { from, until },
  working,
  name: 'major-event',
  words: { chinese: '重大活动', english: 'a major event' },
  state,
  entered,
  withdrawn: null,
});
const nothing = { notices: [], amendments: [] };
const noticed = {
  notices: [{ ...notice, number: null, notice: 1, state: 'in-force' as const, entered }],
  amendments: [],
};

test('the first notice of a year makes weekdays off and weekend days worked; a Saturday off is no change', () => {
  expect(changedDays(nothing, { decision: 'notice', notice })).toEqual({
    off: [
      { from: '2026-12-31', until: '2027-01-01' },
      { from: '2027-02-05', until: '2027-02-05' },
      { from: '2027-02-08', until: '2027-02-09' },
    ],
    worked: [{ from: '2027-01-09', until: '2027-01-09' }],
  });
});

test('a correction changes what it says otherwise than the notice whose place it takes', () => {
  const corrected = {
    ...notice,
    holidays: notice.holidays.map((one) => ({ ...one, makeUp: [] })),
  };
  expect(changedDays(noticed, { decision: 'notice', notice: corrected, corrects: 1 })).toEqual({
    off: [{ from: '2027-01-09', until: '2027-01-09' }],
    worked: [],
  });
  const before = {
    ...noticed,
    notices: noticed.notices.map((one) => ({ ...one, state: 'corrected' as const })),
  };
  expect(changedDays(before, { decision: 'notice', notice })?.off).toHaveLength(3);
});

test('an amendment changes the days that are otherwise; an earlier one is covered by it', () => {
  const days = { from: '2027-02-08', until: '2027-02-12' };
  const act = { decision: 'amend', amendment: { days, working: true, name: 'emergency' } } as const;
  expect(changedDays(noticed, act)).toEqual({
    off: [],
    worked: [{ from: '2027-02-08', until: '2027-02-09' }],
  });
  const covered = { ...noticed, amendments: [amendment(1, '2027-02-08', '2027-02-08', true)] };
  expect(changedDays(covered, act)?.worked).toEqual([{ from: '2027-02-09', until: '2027-02-09' }]);
  const gone = {
    ...noticed,
    amendments: [amendment(1, '2027-02-08', '2027-02-08', true, 'withdrawn')],
  };
  expect(countOf(changedDays(gone, act)?.worked ?? [])).toBe(2);
});

test('what is withdrawn is counted as before; of two amendments of a day the later holds', () => {
  const two = {
    ...noticed,
    amendments: [
      amendment(2, '2027-03-01', '2027-03-02', false),
      amendment(1, '2027-03-02', '2027-03-02', true),
    ],
  };
  expect(changedDays(two, { decision: 'withdraw', amendment: 2 })).toEqual({
    off: [],
    worked: [{ from: '2027-03-01', until: '2027-03-02' }],
  });
  expect(changedDays(two, { decision: 'withdraw', amendment: 1 })).toEqual({ off: [], worked: [] });
  expect(changedDays(two, { decision: 'withdraw', amendment: 3 })).toBeUndefined();
});

test.each([
  ['2027-03-02', '2027-03-01'],
  ['2027-03-01', '9999-12-31'],
  ['', '2027-03-01'],
])('days from %s to %s are not counted out', (from, until) => {
  const act = {
    decision: 'amend',
    amendment: { days: { from, until }, working: false, name: 'emergency' },
  } as const;
  expect(changedDays(nothing, act)).toBeUndefined();
});
