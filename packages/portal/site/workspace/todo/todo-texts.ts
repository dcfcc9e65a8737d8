import type { todo } from './zh.ts';

/** The texts of the to-dos, in the reader's language. */
export type TodoTexts = typeof todo;
