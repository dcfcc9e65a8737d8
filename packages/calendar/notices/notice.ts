import type { LocalDate } from '../local-date.ts';
import type { HolidayName } from './day-names.ts';
import type { DocumentNumber } from './document-number.ts';

/** Consecutive days, the first and the last included. */
export interface DayRange {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** One item of a notice: consecutive days off and the weekend days worked in exchange (调休上班). */
export interface Holiday {
  readonly name: HolidayName;
  readonly off: DayRange;
  /** Saturdays and Sundays that are working days in exchange. */
  readonly makeUp: readonly LocalDate[];
}

/** The State Council's yearly notice on days off (国务院办公厅关于某年部分节假日安排的通知). */
export interface Notice {
  readonly year: number;
  /** Under which it was issued, where that is known. */
  readonly number?: DocumentNumber | undefined;
  /** The day it was issued. */
  readonly issued: LocalDate;
  readonly holidays: readonly Holiday[];
}

/** A notice that came with the program, and how it words each of its items. */
export interface WordedNotice extends Notice {
  readonly holidays: readonly (Holiday & { readonly wording: string })[];
}
