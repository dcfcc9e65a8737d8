import type { LocalDate } from '../local-date.ts';

/** A name in both languages, as it stands in an explanation: `{ en: 'the Spring Festival', zh: '春节' }`. */
export interface Name {
  readonly en: string;
  readonly zh: string;
}

/** One item of a notice: consecutive days off and the weekend days worked in exchange (调休上班). */
export interface Holiday {
  readonly name: Name;
  /** First and last day off, both included. */
  readonly off: readonly [LocalDate, LocalDate];
  /** Saturdays and Sundays that are working days in exchange. */
  readonly makeUp: readonly LocalDate[];
  /** The item as the notice words it. */
  readonly wording: string;
}

/** The State Council's yearly notice on days off (国务院办公厅关于某年部分节假日安排的通知). */
export interface Notice {
  readonly year: number;
  readonly title: string;
  /** The day it was issued. */
  readonly issued: LocalDate;
  readonly holidays: readonly Holiday[];
}
