import type { Projection, Row } from '@ducha/event-log';
import { dueOf } from './due.ts';
import { taskStream } from './task-fold.ts';
import type { Task } from './task-state.ts';
import type { TaskEvent } from './task-events.ts';

/** The partitions of the list of all tasks: the first character of an id is one of eight. */
export const allTasks: readonly string[] = Array.from({ length: 8 }, (_, lane) => `tasks/${lane}`);

/** The tasks in which an organisation has a part. */
export function tasksOf(organisation: string): string {
  return `tasks-of/${organisation}`;
}

/** The tasks that come of an inspection. */
export function tasksIn(inspection: string): string {
  return `tasks-in/${inspection}`;
}

/** The tasks that an organisation accepts. */
export function tasksAcceptedBy(organisation: string): string {
  return `tasks-accepted-by/${organisation}`;
}

export const taskProjection: Projection<Task | null, TaskEvent> = {
  stream: taskStream,
  rows: (state, id, { version }) => {
    if (state === null) return [{ name: 'main', data: {} }];
    const { district = null, inspection } = state;
    const { number, source, lead, assisting, accepting, deadline, finishedOn } = state;
    const data = {
      version,
      number,
      source,
      lead,
      assisting,
      accepting,
      district,
      deadline,
      finishedOn,
      ...(state.ended === null ? {} : { isEnded: true }),
      lastWord: state.progress.at(-1)?.word ?? null,
      problem: [state.problem.note, state.problem.mac],
    };
    const order = `${deadline}/${id}`;
    const part = (name: string, list: string): Row => ({
      name,
      data,
      list1: { list, order },
      list2: { ledger: list },
    });
    const due = dueOf(state);
    return [
      {
        ...part('main', `tasks/${id.charAt(0)}`),
        ...(due === undefined ? {} : { due }),
      },
      ...[lead, ...assisting].map((code) => part(`unit:${code}`, tasksOf(code))),
      part('accepting', tasksAcceptedBy(accepting)),
      ...(inspection === null ? [] : [part('inspection', tasksIn(inspection))]),
    ];
  },
};
