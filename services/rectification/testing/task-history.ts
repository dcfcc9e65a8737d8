import type { EventOf, EvidenceKind } from '@ducha/contracts';
import { isRejection, type Decision } from '@ducha/event-log';
import { decideTask, numberOfTask } from '../opening/opening.ts';
import type { ShownEvidence, TaskEvent, taskOpened } from '../task/task-events.ts';
import { taskStream } from '../task/task-fold.ts';
import type { Task } from '../task/task-state.ts';

export const taskId = '7'.repeat(26);
const mac = 'm'.repeat(43);
const idOf = (kind: string, number: number): string =>
  `${kind}${String(number).padStart(26 - kind.length, '0')}`;
/** A note that stands for a text. */
export const noteOf = (kind: string, number: number) => ({
  note: `${idOf(kind, number)}.text`,
  mac,
});
export const plan = noteOf('p', 0);

/** What was decided. Throws what was refused. */
export function told(outcome: Decision<TaskEvent>): readonly TaskEvent[] {
  if (isRejection(outcome)) throw new Error(outcome.rejected);
  return outcome;
}
/** The task after events, on a day in April. */
export function after(state: Task | null, ...events: readonly TaskEvent[]): Task {
  return afterAt('2026-04-19T01:00:00.000Z', state, events);
}

/** The task after events of one moment. */
export function afterAt(at: string, state: Task | null, events: readonly TaskEvent[]): Task {
  const next = events.reduce(
    (folded, event) => taskStream.evolve(folded, event, { version: 9, at }),
    state,
  );
  if (next === null) throw new Error('the task was not opened');
  return next;
}

/** What a task is opened with: its texts are one note. */
export const planned = {
  number: numberOfTask('W3BJ202603300001'),
  source: 'complaint',
  inspection: '1'.repeat(26),
  complaint: '2'.repeat(26),
  complaintNumber: 'W3BJ202603300001',
  mainType: 'water',
  lead: '110105',
  assisting: ['shuiwu'],
  accepting: 'sthjj',
  deadlineKind: 'dated',
  deadline: '2026-04-20',
  problem: plan,
  goal: plan,
  measures: plan,
} satisfies EventOf<typeof taskOpened>['data'];
/** How it begins. */
export const opening = told(
  decideTask(null, { task: taskId, at: '2026-04-01T00:00:00.000Z', plan: planned }),
);

/** A file that is shown with an update; a photograph where nothing else is said. */
export function shown(
  kind: EvidenceKind,
  mediaType: ShownEvidence['mediaType'] = 'image/jpeg',
): ShownEvidence {
  return { evidence: '3'.repeat(26), kind, mediaType, bytes: 10, sha256: 'a'.repeat(64) };
}

/** A task with so many updates, each with a piece of evidence, and a last word. */
export function taskWith(updates: number): Task {
  const posted = Array.from({ length: updates }, (_, index): TaskEvent => ({
    type: 'task.progress-posted.v1',
    data: {
      organisation: '110105',
      word: 'on-schedule',
      text: noteOf('t', index + 1),
      evidence: [
        {
          evidence: idOf('e', index + 1),
          kind: 'document',
          mediaType: 'application/pdf',
          bytes: 1,
          sha256: 'a'.repeat(64),
        },
      ],
      usedElsewhere: [],
    },
  }));
  const described: TaskEvent = {
    type: 'task.completion-described.v1',
    data: { text: noteOf('c', 1) },
  };
  return after(null, ...opening, ...posted, described);
}

/** The same, finished on a day in April. */
export function finishedTask(updates: number): Task {
  const state = taskWith(updates);
  const { number, source, complaint, lead } = state;
  return after(state, {
    type: 'task.finished.v1',
    data: { task: taskId, number, source, complaint, lead, finishedOn: '2026-04-19' },
  });
}
