import { daysBetween, isLocalDate } from '../local-date.ts';
import type { LocalDate } from '../local-date.ts';
import { holidayCodes, holidayNames, type HolidayName } from './day-names.ts';
import { readDocumentNumber, type DocumentNumber } from './document-number.ts';
import type { Holiday } from './notice.ts';

/** What a text says of days off, and the lines of it that speak of days and are not understood. */
export interface ReadNotice {
  readonly holidays: readonly Holiday[];
  /** The day it was issued, where a line says nothing else. */
  readonly issued: LocalDate | undefined;
  /** Its number, where a line says nothing else. */
  readonly number: DocumentNumber | undefined;
  readonly unread: readonly string[];
}

/**
 * Reads the text of a notice of that year as the State Council words it, a holiday a line:
 * `元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。` Lines without a day are passed over.
 */
export function readNotice(year: number, text: string): ReadNotice {
  const holidays: Holiday[] = [];
  const unread: string[] = [];
  let issued: LocalDate | undefined;
  let number: DocumentNumber | undefined;
  for (const line of text.split(/\n/).map((each) => each.trim())) {
    const plain = line.normalize('NFKC').replaceAll(/\s/g, '');
    const holiday = holidayIn(year, plain);
    const numbered = readDocumentNumber(line);
    if (holiday !== undefined) holidays.push(holiday);
    else if (numbered !== undefined) number = numbered;
    else if (/^\d{4}年\d{1,2}月\d{1,2}日$/.test(plain)) issued = readDates(year, plain)?.[0];
    else if (/\d日/.test(plain)) unread.push(line);
  }
  return { holidays, issued, number, unread };
}

/**
 * The days in a text, in order: `2027-02-14`, `2027/2/14`, `2月14日`, with commas, `、` or blanks between them.
 * A day without its year is of `year`, one without its month of the month before it. `undefined` where the text
 * says anything else, or a day that there is not.
 */
export function readDates(year: number, text: string): LocalDate[] | undefined {
  const parts = text
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)/g, '')
    .split(/[\s,、;和及]+/)
    .filter((part) => part !== '');
  const dates: LocalDate[] = [];
  for (const part of parts) {
    const date = dateOf(part, year, dates.at(-1));
    if (date === undefined) return undefined;
    dates.push(date);
  }
  return dates;
}

/** A holiday from one line; `undefined` where it is none, or does not fit together. */
function holidayIn(year: number, line: string): Holiday | undefined {
  const said = /^(?:[一二三四五六七八九十]+、|\d+[.、])?([^:]+):(.+)$/.exec(line);
  const name = nameOf(said?.[1] ?? '');
  if (name === undefined) return undefined;
  const words = (said?.[2] ?? '').replaceAll(/\([^)]*\)/g, '');
  const [, first = '', last = first, rest = ''] =
    /^([\d年月日]+)(?:至([\d年月日]+))?放假(.*)$/.exec(words) ?? [];
  // Only New Year's holiday reaches back into the December before.
  const ofYear = (date: string): number =>
    name === 'new-year' && date.startsWith('12月') ? year - 1 : year;
  const from = dateOf(first, ofYear(first), undefined);
  const until = dateOf(last, ofYear(last), from);
  if (from === undefined || until === undefined || until < from) return undefined;
  const counted = /(?:^|共)(\d+)天/.exec(rest)?.[1];
  if (counted !== undefined && Number(counted) !== daysBetween(from, until) + 1) return undefined;
  const worked = rest
    .split('。')
    .flatMap((sentence) => (sentence.endsWith('上班') ? [sentence.slice(0, -2)] : []));
  const makeUp = worked.map((days) => readDates(ofYear(days), days));
  if (makeUp.includes(undefined)) return undefined;
  return { name, off: { from, until }, makeUp: makeUp.flatMap((days) => days ?? []) };
}

/** One day; `before` is the day that was said before it, of whose month it is when it names none. */
function dateOf(text: string, year: number, before: LocalDate | undefined): LocalDate | undefined {
  const [, inYear, month = before?.slice(5, 7), day = ''] =
    /^(?:(\d{4})[年/.-])?(?:(\d{1,2})[月/.-])?(\d{1,2})日?$/.exec(text) ?? [];
  if (month === undefined) return undefined;
  const date = `${inYear ?? year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isLocalDate(date) ? date : undefined;
}

/** The code of a holiday by its Chinese name; two that fall together are one, in either order. */
function nameOf(said: string): HolidayName | undefined {
  const inOrder = (name: string): string => name.split('、').toSorted().join('、');
  return holidayCodes.find((code) => inOrder(holidayNames[code].zh) === inOrder(said));
}
