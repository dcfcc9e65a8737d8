import { daysBetween, type LocalDate } from '@ducha/calendar';
import { dayText, shortDayText } from '../../dates.ts';
import type { Language } from '../../language.ts';
import type { Days } from './changed-days.ts';
import type { calendar } from './zh.ts';

/** Days in a row: `2月5日至2月11日，共 7 天`; of another year than `year` with their own. */
export function daysText(
  language: Language,
  texts: typeof calendar,
  { from, until }: Days,
  year?: number,
): string {
  const said = (date: LocalDate): string => dateText(language, date, year);
  return from === until
    ? texts.oneDay(said(from))
    : texts.days(said(from), said(until), daysBetween(from, until) + 1);
}

/** Several days in a row, one after the other. */
export function rangesText(
  language: Language,
  texts: typeof calendar,
  ranges: readonly Days[],
): string {
  return texts.list(ranges.map((days) => daysText(language, texts, days)));
}

export function dateText(language: Language, date: LocalDate, year?: number): string {
  return date.startsWith(`${year}-`) ? shortDayText(language, date) : dayText(language, date);
}
