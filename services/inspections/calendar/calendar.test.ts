import { calendarWith, isWorkingDay, stateCouncilCalendar } from '@ducha/calendar';
import type {
  CalendarAct,
  CalendarAmendment,
  CalendarNotice,
  NumberedNotice,
} from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import { describe, expect, test } from 'vitest';
import { decideCalendar } from './calendar.ts';
import { calendarStream } from './calendar-fold.ts';
import { contentOf, type CalendarHistory } from './calendar-state.ts';

const now = '2026-11-20T02:00:00.000Z';
const notice: CalendarNotice = {
  year: 2027,
  issued: '2026-11-10',
  holidays: [
    { name: 'new-year', off: { from: '2027-01-01', until: '2027-01-03' }, makeUp: ['2027-01-09'] },
    {
      name: 'spring-festival',
      off: { from: '2027-02-05', until: '2027-02-11' },
      makeUp: ['2027-02-14'],
    },
  ],
};
const amendment: CalendarAmendment = {
  days: { from: '2027-03-01', until: '2027-03-02' },
  working: false,
  name: 'major-event',
};

/** The history after these acts; throws for one that is refused. */
function after(...acts: readonly CalendarAct[]): CalendarHistory {
  return acts.reduce((history, act, index) => {
    const decided = decideCalendar(history, act, now);
    if (isRejection(decided)) throw new Error(JSON.stringify(decided));
    const facts = { version: index + 1, at: now };
    return decided.reduce((state, event) => calendarStream.evolve(state, event, facts), history);
  }, calendarStream.initial);
}

function faultsOf(history: CalendarHistory, act: CalendarAct): string[] {
  const decided = decideCalendar(history, act, now);
  if (!isRejection(decided)) return [];
  expect(decided.rejected).toBe('calendar-impossible');
  return (decided.faults ?? []).map(({ pointer, code }) => `${pointer} ${code}`);
}
const noticeFaults = (changed: Partial<NumberedNotice>, history = calendarStream.initial) =>
  faultsOf(history, { decision: 'notice', notice: { ...notice, ...changed } });
const holidayFaults = (...holidays: CalendarNotice['holidays']) => noticeFaults({ holidays });

const newYearOf = (year: number): CalendarNotice['holidays'] => [
  { name: 'new-year', off: { from: `${year}-01-01`, until: `${year}-01-01` }, makeUp: [] },
];

const entering = { decision: 'notice', notice } as const;
const amending = { decision: 'amend', amendment } as const;

test('each commit says what was done, and what holds from then on, whole', () => {
  expect(decideCalendar(after(amending), entering, now)).toEqual([
    { type: 'calendar.notice-entered.v1', data: { notice: 1, ...notice } },
    { type: 'calendar.changed.v1', data: { notices: [notice], amendments: [amendment] } },
  ]);
});

test('a notice makes days of its year off and worked, and leaves other years as they are', () => {
  const calendar = calendarWith(contentOf(after(entering)));
  expect(calendar.notices.map(({ year }) => year)).toEqual([2025, 2026, 2027]);
  expect(isWorkingDay('2027-01-01', calendar)).toBe(false);
  expect(isWorkingDay('2027-01-09', calendar)).toBe(true);
  for (const date of ['2026-10-01', '2026-10-10', '2026-12-28'])
    expect(isWorkingDay(date, calendar)).toBe(isWorkingDay(date, stateCouncilCalendar));
});

describe('a correction', () => {
  const [newYear, springFestival] = notice.holidays;
  if (newYear === undefined || springFestival === undefined) throw new Error('no holidays');
  const corrected: CalendarNotice = {
    ...notice,
    holidays: [newYear, { ...springFestival, makeUp: [] }],
  };

  test('takes the place of the notice that it names, and both are kept', () => {
    const history = after(entering, { decision: 'notice', notice: corrected, corrects: 1 });
    expect(history.notices).toEqual([
      { notice: 1, version: 1, ...notice },
      { notice: 2, version: 2, ...corrected },
    ]);
    expect(contentOf(history).notices).toEqual([corrected]);
  });

  test.each([
    ['names none', undefined, '#/corrects year-noticed'],
    ['names another', 2, '#/corrects not-in-force'],
    ['names the one of the program', 'known', '#/corrects not-in-force'],
  ] as const)('that %s is refused', (_what, corrects, fault) => {
    const act = { decision: 'notice', notice: corrected, ...(corrects && { corrects }) } as const;
    expect(faultsOf(after(entering), act)).toEqual([fault]);
  });

  test('of a notice that came with the program names it so', () => {
    const known = { ...notice, year: 2026, issued: '2026-11-19' };
    const holidays = [{ ...newYear, off: { from: '2026-12-31', until: '2026-12-31' }, makeUp: [] }];
    const act = { decision: 'notice', notice: { ...known, holidays } } as const;
    expect(faultsOf(calendarStream.initial, act)).toEqual(['#/corrects year-noticed']);
    const history = after({ ...act, corrects: 'known' });
    const { notices } = calendarWith(contentOf(history));
    expect(notices.map(({ year, issued }) => `${year} ${issued}`)).toEqual([
      '2025 2024-11-12',
      '2026 2026-11-19',
    ]);
  });

  test('of a year without a notice, or one that changes nothing, is refused', () => {
    expect(faultsOf(calendarStream.initial, { ...entering, corrects: 1 })).toEqual([
      '#/corrects not-in-force',
    ]);
    expect(faultsOf(after(entering), { ...entering, corrects: 1 })).toEqual(['#/notice no-change']);
  });
});

describe('a notice is refused with every fault', () => {
  test.each<[string, string[], string[]]>([
    [
      'of a year that is over',
      noticeFaults({ year: 2024, issued: '2023-11-10', holidays: newYearOf(2024) }),
      ['#/notice/year past'],
    ],
    [
      'of a year too far ahead',
      noticeFaults({ year: 2028, issued: '2026-11-10', holidays: newYearOf(2028) }),
      ['#/notice/year too-early', '#/notice/issued outside-year'],
    ],
    ['issued tomorrow', noticeFaults({ issued: '2026-11-21' }), ['#/notice/issued future']],
    ['issued long ago', noticeFaults({ issued: '2025-12-31' }), ['#/notice/issued outside-year']],
    [
      'with a day of another year',
      holidayFaults({
        name: 'new-year',
        off: { from: '2026-12-28', until: '2027-01-01' },
        makeUp: ['2028-01-01'],
      }),
      ['#/notice/holidays/0/off/from outside-year', '#/notice/holidays/0/makeUp/0 outside-year'],
    ],
    [
      'whose last day is before the first',
      holidayFaults({
        name: 'qingming',
        off: { from: '2027-04-05', until: '2027-04-04' },
        makeUp: [],
      }),
      ['#/notice/holidays/0/off/until out-of-order'],
    ],
    [
      'of a month off',
      holidayFaults({
        name: 'qingming',
        off: { from: '2027-04-01', until: '2027-04-30' },
        makeUp: [],
      }),
      ['#/notice/holidays/0/off too-long'],
    ],
    [
      'with holidays that overlap, of one name',
      holidayFaults(
        { name: 'qingming', off: { from: '2027-04-03', until: '2027-04-05' }, makeUp: [] },
        { name: 'qingming', off: { from: '2027-04-05', until: '2027-04-06' }, makeUp: [] },
      ),
      ['#/notice/holidays/1/name named-twice', '#/notice/holidays/1/off overlap'],
    ],
    [
      'with a day that is off and worked, a weekday, and one twice',
      holidayFaults(
        {
          name: 'qingming',
          off: { from: '2027-04-03', until: '2027-04-05' },
          makeUp: ['2027-04-04'],
        },
        {
          name: 'mid-autumn',
          off: { from: '2027-09-15', until: '2027-09-15' },
          makeUp: ['2027-09-22'],
        },
        {
          name: 'national-day',
          off: { from: '2027-10-01', until: '2027-10-07' },
          makeUp: ['2027-10-09', '2027-10-09'],
        },
      ),
      [
        '#/notice/holidays/0/makeUp/0 off-and-worked',
        '#/notice/holidays/1/makeUp/0 no-weekend-day',
        '#/notice/holidays/2/makeUp/1 named-twice',
      ],
    ],
    [
      'with several faults',
      noticeFaults({
        year: 2025,
        issued: '2026-12-01',
        holidays: [
          { name: 'qingming', off: { from: '2025-04-05', until: '2025-04-04' }, makeUp: [] },
        ],
      }),
      [
        '#/notice/year past',
        '#/notice/issued future',
        '#/corrects year-noticed',
        '#/notice/holidays/0/off/until out-of-order',
      ],
    ],
  ])('%s', (_what, found, expected) => {
    expect(found.toSorted()).toEqual(expected.toSorted());
  });

  test('the last days of the year before may be off: New Year began there in 2019', () => {
    expect(
      holidayFaults({
        name: 'new-year',
        off: { from: '2026-12-30', until: '2027-01-01' },
        makeUp: ['2026-12-29'],
      }),
    ).toEqual(['#/notice/holidays/0/makeUp/0 no-weekend-day']);
  });
});

describe('an amendment', () => {
  const faults = (changed: Partial<CalendarAmendment>, history = after(entering)) =>
    faultsOf(history, { decision: 'amend', amendment: { ...amendment, ...changed } });

  test.each<[string, string[], string[]]>([
    ['of today', faults({ days: { from: '2026-11-20', until: '2026-11-20' } }), []],
    [
      'of yesterday',
      faults({ days: { from: '2026-11-19', until: '2026-11-20' } }),
      ['#/amendment/days/from past'],
    ],
    [
      'backwards',
      faults({ days: { from: '2027-03-02', until: '2027-03-01' } }),
      ['#/amendment/days/until out-of-order'],
    ],
    [
      'of a year',
      faults({ days: { from: '2027-01-01', until: '2027-12-31' } }),
      ['#/amendment/days too-long'],
    ],
    [
      'too far ahead',
      faults({ days: { from: '2028-01-01', until: '2028-01-01' } }),
      ['#/amendment/days/from too-early'],
    ],
    [
      'over another one',
      faults({ days: { from: '2027-03-02', until: '2027-03-03' } }, after(entering, amending)),
      ['#/amendment/days overlap'],
    ],
    [
      'that says what holds already',
      faults({ days: { from: '2027-01-01', until: '2027-01-02' } }),
      ['#/amendment/working no-change'],
    ],
  ])('%s', (_what, found, expected) => {
    expect(found).toEqual(expected);
  });

  test('of a year without a notice makes a Saturday off for sure', () => {
    const days = {
      days: { from: '2027-03-06', until: '2027-03-06' },
    } as Partial<CalendarAmendment>;
    expect(faults(days, calendarStream.initial)).toEqual([]);
    expect(faults(days)).toEqual(['#/amendment/working no-change']);
  });

  test('is withdrawn before its days come, once, and stays on record', () => {
    const withdrawing = { decision: 'withdraw', amendment: 1 } as const;
    const history = after(entering, amending, withdrawing);
    expect(history.amendments).toEqual([
      { amendment: 1, version: 2, withdrawnIn: 3, ...amendment },
    ]);
    expect(contentOf(history)).toEqual({ notices: [notice], amendments: [] });
    expect(faultsOf(history, withdrawing)).toEqual(['#/amendment not-in-force']);
    expect(faultsOf(after(entering), withdrawing)).toEqual(['#/amendment not-in-force']);
    const late = decideCalendar(after(entering, amending), withdrawing, '2027-03-02T02:00:00.000Z');
    expect(late).toMatchObject({ faults: [{ code: 'past' }] });
  });
});

describe('the number of a notice', () => {
  const number = { series: 'guobanfa-mingdian', year: 2026, serial: 9 } as const;
  const numbered = { decision: 'notice', notice: { ...notice, number } } as const;
  const types = (history: CalendarHistory, act: CalendarAct): string[] => {
    const decided = decideCalendar(history, act, now);
    return isRejection(decided) ? [JSON.stringify(decided)] : decided.map(({ type }) => type);
  };

  test('is kept with it, and goes to no other service', () => {
    const [entered, changed] = [decideCalendar(after(), numbered, now)].flat();
    expect(entered).toMatchObject({ data: { number } });
    expect(JSON.stringify(changed)).not.toContain('guobanfa');
    expect(after(numbered).notices).toMatchObject([{ number }]);
  });

  test('alone can be entered later or corrected: no day changes, and nothing is counted anew', () => {
    const history = after(entering);
    expect(types(history, { ...numbered, corrects: 1 })).toEqual(['calendar.notice-entered.v1']);
    const another = { ...numbered.notice, number: { ...number, serial: 10 } };
    const once = after(entering, { ...numbered, corrects: 1 });
    expect(types(once, { decision: 'notice', notice: another, corrects: 2 })).toEqual([
      'calendar.notice-entered.v1',
    ]);
    expect(faultsOf(once, { ...numbered, corrects: 2 })).toEqual(['#/notice no-change']);
    // Where it is left out, what is known of it is not taken away.
    expect(faultsOf(once, { ...entering, corrects: 2 })).toEqual(['#/notice no-change']);
    const days = { ...numbered.notice, holidays: newYearOf(2027) };
    expect(types(once, { decision: 'notice', notice: days, corrects: 2 })).toEqual([
      'calendar.notice-entered.v1',
      'calendar.changed.v1',
    ]);
  });

  test('is of the year of its issue', () => {
    expect(noticeFaults({ number: { ...number, year: 2025 } })).toEqual([
      '#/notice/number/year outside-year',
    ]);
  });
});
