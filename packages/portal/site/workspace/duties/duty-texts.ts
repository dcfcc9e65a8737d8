import type { duties } from '../../texts/zh/work-duties.ts';

/** The texts of the page of duties, in the reader's language. */
export type DutyTexts = typeof duties;
