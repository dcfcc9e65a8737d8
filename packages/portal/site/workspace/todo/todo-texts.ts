import type { todo } from '../../texts/zh/work-todo.ts';

/** The texts of the to-dos, in the reader's language. */
export type TodoTexts = typeof todo;
