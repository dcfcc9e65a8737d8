import type { duties } from './zh.ts';

/** The texts of the page of duties, in the reader's language. */
export type DutyTexts = typeof duties;
