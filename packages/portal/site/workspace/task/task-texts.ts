import type { readTask } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import type { task } from './zh.ts';

/** The texts of the page of a task, in the reader's language. */
export type TaskTexts = typeof task;

/** A rectification task as the house shows it. */
export type TaskShown = BodyOf<typeof readTask>;
