import { endOfDay, unpublishedOn, type Calendar, type LocalDate } from '@ducha/calendar';
import type { ActDecision, NoteRef, TaskAct } from '@ducha/contracts';
import { decideCompletion } from '../completion/completion.ts';
import { decideProgress } from '../progress/progress.ts';
import type { Task } from './task-state.ts';

/** Who would act on which task, and when. */
export interface Attempt {
  readonly task: string;
  readonly organisation: string;
  readonly at: string;
  /** The Beijing date of `at`. */
  readonly today: LocalDate;
}

/**
 * What each act on a task comes to as it stands: the deciders themselves are asked, with the simplest
 * well-formed command, so every rejection is one of the state. Nothing of what they decide is kept.
 */
export const attempts: Readonly<
  Record<
    TaskAct,
    (
      state: Task | null,
      by: Attempt,
    ) => readonly (readonly [decision: ActDecision | null, outcome: unknown])[]
  >
> = {
  postProgress: (state, { task, organisation }) => [
    [
      null,
      decideProgress(
        state,
        { task, organisation, word: 'on-schedule', text: someText, evidence: [] },
        {},
      ),
    ],
  ],
  finishTask: (state, { task, organisation, at, today }) => [
    [null, decideCompletion(state, { task, organisation, text: someText, at, today })],
  ],
};

/** The moment from which the act is late: a task has a date for its end, an update has none of its own. */
export function actDue(
  act: TaskAct,
  { deadline }: Task,
  calendar: Calendar,
): { readonly due: string; readonly unpublished: readonly number[] } | null {
  if (act !== 'finishTask') return null;
  return { due: endOfDay(deadline), unpublished: unpublishedOn(deadline, calendar) };
}

const someText: NoteRef = { note: `${'0'.repeat(26)}.text`, mac: '0'.repeat(43) };
