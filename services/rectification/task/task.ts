import * as z from 'zod/mini';
import type { LocalDate } from '@ducha/calendar';
import {
  complaintNumber,
  count,
  deadlineMet,
  deadlineSet,
  event,
  evidenceKind,
  evidenceMediaType,
  listCode,
  localDate,
  matterNumber,
  note,
  opaqueId,
  organisationCode,
  progressWord,
  sha256,
  taskFinished,
  taskSource,
  type EventOf,
  type NoteRef,
} from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';
import { transitions, type TaskStage } from './stages.ts';

/** 整改时限 forms really used: at once, a date, for good, a date and then for good. */
const deadlineKind = z.enum(['immediate', 'dated', 'sustained', 'dated-and-sustained']);

/** A rectification task begins: 问题, 整改目标, 整改措施, 责任单位, 验收单位, 整改时限. */
export const taskOpened = event('task.opened.v1', () =>
  z.strictObject({
    number: matterNumber,
    source: taskSource,
    complaint: z.nullable(opaqueId),
    complaintNumber: z.nullable(complaintNumber),
    mainType: listCode,
    lead: organisationCode,
    assisting: z.array(organisationCode).check(z.maxLength(20)),
    accepting: organisationCode,
    deadlineKind,
    deadline: localDate,
    problem: note,
    goal: note,
    measures: note,
  }),
);

/** A piece of evidence as it was put forward: checked against what was announced. */
const shownEvidence = z.strictObject({
  evidence: opaqueId,
  kind: evidenceKind,
  mediaType: evidenceMediaType,
  bytes: count,
  sha256,
});
export type ShownEvidence = z.infer<typeof shownEvidence>;

/** 进展情况: what an organisation posted. */
export const progressPosted = event('task.progress-posted.v1', () =>
  z.strictObject({
    organisation: organisationCode,
    word: progressWord,
    text: note,
    evidence: z.array(shownEvidence).check(z.maxLength(20)),
    /** Those whose file stood in another task already: one photograph serving two cases. */
    usedElsewhere: z.array(opaqueId).check(z.maxLength(20)),
  }),
);

/** What the lead organisation says of the whole when it finishes. */
export const completionDescribed = event('task.completion-described.v1', () =>
  z.strictObject({ text: note }),
);

/** 超期: the date went by and the task was not finished. It stays on the record. */
export const deadlineMissed = event('task.deadline-missed.v1', () =>
  z.strictObject({ deadline: localDate }),
);

const events = eventFamily([
  taskOpened,
  progressPosted,
  completionDescribed,
  deadlineMissed,
  taskFinished,
  deadlineSet,
  deadlineMet,
]);
export type TaskEvent = ReturnType<typeof events.parse>;

/** One update of a task. */
export type Progress = EventOf<typeof progressPosted>['data'] & { readonly at: string };

/** 整改任务. */
export interface Task extends Readonly<EventOf<typeof taskOpened>['data']> {
  readonly stage: TaskStage;
  readonly progress: readonly Progress[];
  readonly completion: NoteRef | null;
  readonly finishedOn: LocalDate | null;
  /** The last date that went by unfinished. */
  readonly missed: LocalDate | null;
}

/** The stream `task/<id>`; null before it was opened. */
export const task: StreamKind<Task | null, TaskEvent> = {
  kind: 'task',
  initial: null,
  events,
  evolve(state, event, { at }) {
    if (event.type === 'task.opened.v1') {
      const { to: stage } = transitions[event.type];
      return {
        ...event.data,
        stage,
        progress: [],
        completion: null,
        finishedOn: null,
        missed: null,
      };
    }
    return state === null ? null : { ...state, ...changes(state, event, at) };
  },
};

/** What an event after the first changes. */
function changes(
  state: Task,
  event: Exclude<TaskEvent, { type: 'task.opened.v1' }>,
  at: string,
): Partial<Task> {
  switch (event.type) {
    case 'task.progress-posted.v1':
      return {
        stage: transitions[event.type].to,
        progress: [...state.progress, { ...event.data, at }],
      };
    case 'task.completion-described.v1':
      return { completion: event.data.text };
    case 'task.deadline-missed.v1':
      return { stage: transitions[event.type].to, missed: event.data.deadline };
    case 'task.finished.v1':
      return { stage: transitions[event.type].to, finishedOn: event.data.finishedOn };
    case 'deadline.set.v1':
    case 'deadline.met.v1':
      return {};
  }
}
