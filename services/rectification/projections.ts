import { endOfDay } from '@ducha/calendar';
import { organisationProjection } from '@ducha/directory';
import type { AnyProjection, Projection, Row } from '@ducha/event-log';
import { evidence } from './evidence/evidence-fold.ts';
import type { Evidence } from './evidence/evidence-state.ts';
import type { EvidenceAnnounced } from './evidence/evidence-events.ts';
import { task } from './task/task-fold.ts';
import type { Task } from './task/task-state.ts';
import type { TaskEvent } from './task/task-events.ts';

/** The partitions of the list of all tasks: the first character of an id is one of eight. */
export const allTasks: readonly string[] = Array.from({ length: 8 }, (_, lane) => `tasks/${lane}`);

/** The tasks in which an organisation has a part. */
export function tasksOf(organisation: string): string {
  return `tasks-of/${organisation}`;
}

/** The tasks that an organisation accepts. */
export function tasksAcceptedBy(organisation: string): string {
  return `tasks-accepted-by/${organisation}`;
}

const tasks: Projection<Task | null, TaskEvent> = {
  stream: task,
  rows: (state, id, { version }) => {
    if (state === null) return [{ name: 'main', data: {} }];
    const { number, source, lead, assisting, accepting, deadline, finishedOn } = state;
    const data = {
      version,
      number,
      source,
      lead,
      assisting,
      accepting,
      deadline,
      finishedOn,
      lastWord: state.progress.at(-1)?.word ?? null,
    };
    const order = `${deadline}/${id}`;
    const part = (name: string, list: string): Row => ({ name, data, list1: { list, order } });
    const isDue = state.stage === 'open' && state.missed !== deadline;
    return [
      {
        ...part('main', `tasks/${id.charAt(0)}`),
        // When its date is over the clock puts on record that it was missed.
        ...(isDue ? { due: endOfDay(deadline) } : {}),
      },
      ...[lead, ...assisting].map((code) => part(`unit:${code}`, tasksOf(code))),
      part('accepting', tasksAcceptedBy(accepting)),
    ];
  },
};

const announcements: Projection<Evidence | null, EvidenceAnnounced> = {
  stream: evidence,
  rows: (state) => [
    { name: 'main', data: state === null ? {} : { task: state.task, kind: state.kind } },
  ],
};

/** How the streams of this service are seen in its lists and due rows; photographs have no view. */
export const projections: readonly AnyProjection[] = [tasks, announcements, organisationProjection];
