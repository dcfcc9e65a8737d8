import {
  isLocalDate,
  readDates,
  readDocumentNumber,
  type Holiday,
  type HolidayName,
} from '@ducha/calendar';
import type { NumberedNotice } from '@ducha/contracts';
import { typedText } from '@ducha/contracts/text-form.ts';

/** One holiday as somebody writes it: what is not written yet is empty. */
export interface HolidayWritten {
  readonly name: HolidayName | '';
  readonly from: string;
  readonly until: string;
  /** Days with commas between them, as `readDates` takes them. */
  readonly makeUp: string;
}

export const emptyHoliday: HolidayWritten = { name: '', from: '', until: '', makeUp: '' };

/** A holiday that is known, for a form. */
export function writtenOf({ name, off, makeUp }: Holiday): HolidayWritten {
  return { name, from: off.from, until: off.until, makeUp: makeUp.join(', ') };
}

/** What is missing in a holiday before it can be sent; whether it may hold, the house decides. */
export type Unwritten = 'name' | 'off' | 'makeUp';

export function unwrittenOf(year: number, holiday: HolidayWritten): readonly Unwritten[] {
  const { name, from, until, makeUp } = holiday;
  return [
    ...(name === '' ? ['name' as const] : []),
    ...(isLocalDate(from) && isLocalDate(until) ? [] : ['off' as const]),
    ...(readDates(year, makeUp) === undefined ? ['makeUp' as const] : []),
  ];
}

/** When and under which number a notice was issued, as somebody writes it; the number may be left empty. */
export interface Heading {
  readonly issued: string;
  readonly number: string;
}

/** Whether something was written that is no number of a notice. */
export function isUnreadNumber(number: string): boolean {
  return typedText(number) !== '' && readDocumentNumber(number) === undefined;
}

/** The notice that is written, once every part of it is. */
export function noticeOf(
  year: number,
  { issued, number }: Heading,
  written: readonly HolidayWritten[],
): NumberedNotice | undefined {
  const holidays = written.flatMap((one) => {
    const makeUp = readDates(year, one.makeUp);
    return one.name === '' || makeUp === undefined || unwrittenOf(year, one).length > 0
      ? []
      : [{ name: one.name, off: { from: one.from, until: one.until }, makeUp }];
  });
  const isWhole = isLocalDate(issued) && written.length > 0 && holidays.length === written.length;
  const numbered = readDocumentNumber(number);
  if (!isWhole || isUnreadNumber(number)) return undefined;
  return { year, ...(numbered === undefined ? {} : { number: numbered }), issued, holidays };
}
