import type { complaint } from './zh.ts';

/** The texts of the page of a complaint, in the reader's language. */
export type ComplaintTexts = typeof complaint;
