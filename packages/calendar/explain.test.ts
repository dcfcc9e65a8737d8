import { describe, expect, test } from 'vitest';
import { explain } from './explain.ts';
import { startOfDay } from './beijing-time.ts';
import { isLocalDate } from './local-date.ts';
import { addPeriod, countedOf, explanationOf } from './period.ts';
import type { Period } from './period.ts';
import { stateCouncilCalendar } from './working-days.ts';
import type { Calendar } from './working-days.ts';

const cases: { start: string; period: Period; en: string; zh: string }[] = [
  {
    start: '2026-02-13',
    period: { value: 10, unit: 'working-days' },
    en: '10 working days from 2026-02-13: 2026-03-05; between them 9 days off for the Spring Festival, 2 make-up days, 1 ordinary Sunday',
    zh: '自2026-02-13次日起10个工作日，2026-03-05到期；其间春节放假9天、调休上班2天、普通周日1天',
  },
  {
    start: '2026-03-03',
    period: { value: 1, unit: 'working-days' },
    en: '1 working day from 2026-03-03: 2026-03-04',
    zh: '自2026-03-03次日起1个工作日，2026-03-04到期',
  },
  {
    start: '2026-03-19',
    period: { value: 30, unit: 'working-days' },
    en: '30 working days from 2026-03-19: 2026-05-06; between them 3 days off for the Qingming Festival, 5 days off for Labour Day, 5 ordinary Saturdays, 5 ordinary Sundays',
    zh: '自2026-03-19次日起30个工作日，2026-05-06到期；其间清明节放假3天、劳动节放假5天、普通周六5天、普通周日5天',
  },
  {
    start: '2024-12-31',
    period: { value: 1, unit: 'working-days' },
    en: "1 working day from 2024-12-31: 2025-01-02; between them 1 day off for New Year's Day",
    zh: '自2024-12-31次日起1个工作日，2025-01-02到期；其间元旦放假1天',
  },
  {
    start: '2026-02-13',
    period: { value: 10, unit: 'calendar-days', rollForward: true },
    en: '10 calendar days from 2026-02-13: 2026-02-24; moved to the next working day, for 2026-02-23 is a day off for the Spring Festival',
    zh: '自2026-02-13次日起10个自然日，2026-02-24到期；2026-02-23为春节放假，顺延至下一个工作日',
  },
  {
    start: '2026-03-02',
    period: { value: 5, unit: 'calendar-days', rollForward: true },
    en: '5 calendar days from 2026-03-02: 2026-03-09; moved to the next working day, for 2026-03-07 is a day off',
    zh: '自2026-03-02次日起5个自然日，2026-03-09到期；2026-03-07为休息日，顺延至下一个工作日',
  },
  {
    start: '2025-11-30',
    period: { value: 3, unit: 'months' },
    en: '3 months from 2025-11-30: 2026-02-28; that month has no day 30, so its last day counts',
    zh: '自2025-11-30次日起3个月，2026-02-28到期；当月没有30日，以月末日为准',
  },
  {
    start: '2026-02-13T15:30:00Z',
    period: { value: 2, unit: 'hours' },
    en: '2 hours from 2026-02-13 23:30: 2026-02-14 01:30 (Beijing time)',
    zh: '自2026-02-13 23:30起2小时，2026-02-14 01:30到期（北京时间）',
  },
  {
    start: '2027-01-03T23:30:00Z',
    period: { value: 2, unit: 'hours' },
    en: '2 hours from 2027-01-04 07:30: 2027-01-04 09:30 (Beijing time); no notice on the days off of 2027 is known yet: this day may prove to be one',
    zh: '自2027-01-04 07:30起2小时，2027-01-04 09:30到期（北京时间）；2027年放假安排尚未公布，到期日当天可能放假',
  },
  {
    start: '2026-12-31',
    period: { value: 1, unit: 'working-days' },
    en: '1 working day from 2026-12-31: 2027-01-01; no notice on the days off of 2027 is known yet: Monday to Friday were counted and this date may move',
    zh: '自2026-12-31次日起1个工作日，2027-01-01到期；2027年放假安排尚未公布，暂按周一至周五为工作日计算，到期日可能调整',
  },
  {
    start: '2026-12-25',
    period: { value: 10, unit: 'working-days' },
    en: '10 working days from 2026-12-25: 2027-01-08; between them 2 ordinary Saturdays, 2 ordinary Sundays; no notice on the days off of 2027 is known yet: Monday to Friday were counted and this date may move',
    zh: '自2026-12-25次日起10个工作日，2027-01-08到期；其间普通周六2天、普通周日2天；2027年放假安排尚未公布，暂按周一至周五为工作日计算，到期日可能调整',
  },
  {
    start: '2026-12-25',
    period: { value: 10, unit: 'calendar-days' },
    en: '10 calendar days from 2026-12-25: 2027-01-04; no notice on the days off of 2027 is known yet: this day may prove to be one',
    zh: '自2026-12-25次日起10个自然日，2027-01-04到期；2027年放假安排尚未公布，到期日当天可能放假',
  },
];

describe('a due date says how it came about', () => {
  test.each(cases)('$en', ({ start, period, en, zh }) => {
    const { explanation } = addPeriod(start, period, stateCouncilCalendar);
    expect(explain(explanation, 'en')).toBe(en);
    expect(explain(explanation, 'zh')).toBe(zh);
  });

  test('after a journey through JSON too, and from what is kept of it', () => {
    for (const { start, period, zh } of cases) {
      const { at, explanation } = addPeriod(start, period, stateCouncilCalendar);
      expect(explain(JSON.parse(JSON.stringify(explanation)), 'zh')).toBe(zh);
      const kept = JSON.parse(JSON.stringify(countedOf(explanation)));
      const from = isLocalDate(start) ? startOfDay(start) : start;
      expect(explain(explanationOf(from, at, kept), 'zh')).toBe(zh);
    }
  });

  test('and names the amendments of an office', () => {
    const calendar: Calendar = {
      ...stateCouncilCalendar,
      amendments: [
        {
          days: { from: '2026-03-02', until: '2026-03-03' },
          working: false,
          name: 'municipal-order',
        },
        {
          days: { from: '2026-03-07', until: '2026-03-07' },
          working: true,
          name: 'major-event',
        },
      ],
    };
    const { explanation } = addPeriod('2026-02-27', { value: 5, unit: 'working-days' }, calendar);
    expect(explain(explanation, 'en')).toBe(
      '5 working days from 2026-02-27: 2026-03-07; between them 2 days off for a municipal order, 1 make-up day, 1 day worked for a major event, 1 ordinary Sunday',
    );
    expect(explain(explanation, 'zh')).toBe(
      '自2026-02-27次日起5个工作日，2026-03-07到期；其间本市统一安排放假2天、调休上班1天、重大活动上班1天、普通周日1天',
    );
  });
});
