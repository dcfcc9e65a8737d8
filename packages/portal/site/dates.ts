import type { Language } from './language.ts';

/**
 * Dates and times as people read them, always by the clock of Beijing, wherever the device is.
 * A day is written `2026-11-23` on the wire, a moment `2026-11-23T06:18:00.000Z`.
 */

const zone = 'Asia/Shanghai';

/** The day in Beijing on which a moment falls, `2026-11-23`. */
export function beijingDay(moment: string | Date): string {
  const { year, month, day } = partsOf(new Date(moment));
  return `${year}-${month}-${day}`;
}

/** A day: `2026年11月23日`, `23 November 2026`. */
export function dayText(language: Language, day: string): string {
  return days[language].format(Date.parse(`${day}T00:00Z`));
}

/** A day whose year goes without saying: `11月23日`, `23 November`. */
export function shortDayText(language: Language, day: string): string {
  return daysOfThisYear[language].format(Date.parse(`${day}T00:00Z`));
}

/** The same where there is little room: `11月23日`, `23 Nov`. */
export function briefDayText(language: Language, day: string): string {
  return daysInBrief[language].format(Date.parse(`${day}T00:00Z`));
}

/** A moment to the minute: `2026年11月23日 14:18`, `23 November 2026, 14:18`. */
export function momentText(language: Language, moment: string): string {
  const day = dayText(language, beijingDay(moment));
  return language === 'zh' ? `${day} ${beijingTime(moment)}` : `${day}, ${beijingTime(moment)}`;
}

/** The time of day in Beijing at a moment, `08:05`. */
export function beijingTime(moment: string): string {
  const { hour, minute } = partsOf(new Date(moment));
  return `${hour}:${minute}`;
}

/** A sentence of the house in which days stand as on the wire: each is written as people read it. */
export function withDaysSaid(language: Language, sentence: string): string {
  return sentence.replaceAll(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g, (day) => dayText(language, day));
}

/** The day so many days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Every day from one to another, both included; none where the other comes before it. */
export function everyDay(from: string, to: string): readonly string[] {
  const length = Math.max(0, daysBetween(from, to) + 1);
  return Array.from({ length }, (_, at) => dayAfter(from, at));
}

/** Days from one day to another: 0 for the same, negative for an earlier one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);
}

// A day is the same day wherever it is read: it is formatted in the zone in which it was parsed.
const inFull = { timeZone: 'UTC', month: 'long', day: 'numeric' } as const;
const daysOfThisYear = {
  zh: new Intl.DateTimeFormat('zh-CN', inFull),
  en: new Intl.DateTimeFormat('en-GB', inFull),
};
const daysInBrief = {
  zh: daysOfThisYear.zh,
  en: new Intl.DateTimeFormat('en-GB', { ...inFull, month: 'short' }),
};
const days = {
  zh: new Intl.DateTimeFormat('zh-CN', { ...inFull, year: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { ...inFull, year: 'numeric' }),
};

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function partsOf(moment: Date): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const parts = new Map(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  };
}
