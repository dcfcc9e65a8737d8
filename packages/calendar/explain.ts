import { beijingDate, beijingDateTime } from './beijing-time.ts';
import { isLocalDate } from './local-date.ts';
import { dayNames } from './notices/day-names.ts';
import type { Explanation, Period } from './period.ts';

/** The languages an explanation can be had in. */
export type Language = 'en' | 'zh';

/**
 * A due date's reason as one line: `10 working days from 2026-02-13: 2026-03-05; between them 9 days off for the
 * Spring Festival, 2 make-up days, 1 ordinary Sunday`. Times are Beijing's.
 */
export function explain(explanation: Explanation, language: Language): string {
  return language === 'en' ? inEnglish(explanation) : inChinese(explanation);
}

function inEnglish(explanation: Explanation): string {
  const { period, passed, movedFrom, unpublished } = explanation;
  const between = [
    ...passed.off.map(({ name, days }) => `${counted(days, 'day')} off for ${dayNames[name].en}`),
    ...some(passed.makeUp, counted(passed.makeUp, 'make-up day')),
    ...passed.worked.map(
      ({ name, days }) => `${counted(days, 'day')} worked for ${dayNames[name].en}`,
    ),
    ...some(passed.saturdays, counted(passed.saturdays, 'ordinary Saturday')),
    ...some(passed.sundays, counted(passed.sundays, 'ordinary Sunday')),
  ];
  const notes: string[] = [];
  if (between.length > 0) notes.push(`between them ${between.join(', ')}`);
  const missingDay = missingDayOfMonth(explanation);
  if (missingDay !== undefined)
    notes.push(`that month has no day ${missingDay}, so its last day counts`);
  if (movedFrom)
    notes.push(
      `moved to the next working day, for ${movedFrom.date} is a day off${movedFrom.name ? ` for ${dayNames[movedFrom.name].en}` : ''}`,
    );
  if (unpublished) {
    const consequence = unpublished.mayMove
      ? 'Monday to Friday were counted and this date may move'
      : 'this day may prove to be one';
    notes.push(
      `no notice on the days off of ${unpublished.years.join(' and ')} is known yet: ${consequence}`,
    );
  }
  const amount = counted(period.value, englishUnits[period.unit]);
  const zone = period.unit === 'hours' ? ' (Beijing time)' : '';
  return [
    `${amount} from ${startText(explanation)}: ${dueText(explanation)}${zone}`,
    ...notes,
  ].join('; ');
}

function inChinese(explanation: Explanation): string {
  const { period, passed, movedFrom, unpublished } = explanation;
  const between = [
    ...passed.off.map(({ name, days }) => `${dayNames[name].zh}放假${days}天`),
    ...some(passed.makeUp, `调休上班${passed.makeUp}天`),
    ...passed.worked.map(({ name, days }) => `${dayNames[name].zh}上班${days}天`),
    ...some(passed.saturdays, `普通周六${passed.saturdays}天`),
    ...some(passed.sundays, `普通周日${passed.sundays}天`),
  ];
  const notes: string[] = [];
  if (between.length > 0) notes.push(`其间${between.join('、')}`);
  const missingDay = missingDayOfMonth(explanation);
  if (missingDay !== undefined) notes.push(`当月没有${missingDay}日，以月末日为准`);
  if (movedFrom)
    notes.push(
      `${movedFrom.date}为${movedFrom.name ? `${dayNames[movedFrom.name].zh}放假` : '休息日'}，顺延至下一个工作日`,
    );
  if (unpublished) {
    const consequence = unpublished.mayMove
      ? '暂按周一至周五为工作日计算，到期日可能调整'
      : '到期日当天可能放假';
    notes.push(`${unpublished.years.join('年、')}年放假安排尚未公布，${consequence}`);
  }
  const zone = period.unit === 'hours' ? '（北京时间）' : '';
  const from =
    period.unit === 'hours'
      ? `自${startText(explanation)}起${period.value}小时`
      : `自${startText(explanation)}次日起${period.value}${chineseUnits[period.unit]}`;
  return [`${from}，${dueText(explanation)}到期${zone}`, ...notes].join('；');
}

const englishUnits = {
  'calendar-days': 'calendar day',
  'working-days': 'working day',
  hours: 'hour',
  months: 'month',
} as const satisfies Record<Period['unit'], string>;

const chineseUnits = {
  'calendar-days': '个自然日',
  'working-days': '个工作日',
  hours: '小时',
  months: '个月',
} as const satisfies Record<Period['unit'], string>;

function startText({ start }: Explanation): string {
  return isLocalDate(start) ? start : beijingDateTime(start);
}

function dueText({ period, date, at }: Explanation): string {
  return period.unit === 'hours' ? beijingDateTime(at) : date;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function some(count: number, text: string): string[] {
  return count > 0 ? [text] : [];
}

/** The day of the month that a period of months looked for and its last month doesn't have. */
function missingDayOfMonth({ period, start, date, movedFrom }: Explanation): number | undefined {
  if (period.unit !== 'months') return undefined;
  const wanted = (isLocalDate(start) ? start : beijingDate(start)).slice(8);
  return (movedFrom?.date ?? date).endsWith(wanted) ? undefined : Number(wanted);
}
