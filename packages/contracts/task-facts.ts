import type * as z from 'zod/mini';
import { endOfBeijingDay } from './beijing-day.ts';
import type { taskLine } from './endpoints/task-shown.ts';
import type { RowFacts } from './row-filter.ts';

type Row = z.infer<typeof taskLine>;

/** By what tasks are filtered, in the pages and by `GET /tasks`. */
export const taskFacts = {
  codes: {
    status: ({ status }) => [status],
    organisation: ({ lead, assisting }) => [lead, ...assisting],
    source: ({ source }) => [source],
    lead: ({ lead }) => [lead],
    accepting: ({ accepting }) => [accepting],
  },
  days: {
    deadline: ({ deadline }) => deadline,
    finished: ({ finishedOn }) => finishedOn,
  },
  marks: {},
  /** Nothing is due of one that was finished, or ended. */
  dueOf: ({ deadline, finishedOn, status }) =>
    finishedOn === null && status !== 'ended' ? endOfBeijingDay(deadline) : null,
} satisfies RowFacts<Row>;
