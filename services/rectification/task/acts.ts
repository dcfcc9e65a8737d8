import { endOfDay, unpublishedOn, type Calendar, type LocalDate } from '@ducha/calendar';
import type { ActDecision, NoteRef, TaskAct } from '@ducha/contracts';
import { decideCompletion } from '../completion/completion.ts';
import { decideTaskCorrection } from '../erasure/correction.ts';
import { decideTaskErasure } from '../erasure/erasing.ts';
import { erasableTexts, ownTexts } from '../erasure/task-texts.ts';
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
  correctTaskText: (state, { task }) => [
    [
      null,
      decideTaskCorrection(state, {
        task,
        text: anyOf(state === null ? [] : [...ownTexts(state).keys()]),
        corrected: someText,
        keptOld: true,
      }),
    ],
  ],
  eraseTaskTexts: (state, { task }) => [
    [
      null,
      decideTaskErasure(state, {
        task,
        texts: [anyOf(state === null ? [] : erasableTexts(state))],
        ground: 'mistaken',
      }),
    ],
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

/** The simplest text to name: one that is there; else one that is not. */
function anyOf(texts: readonly string[]): string {
  return texts[0] ?? 'completion';
}

const someText: NoteRef = { note: `${'0'.repeat(26)}.text`, mac: '0'.repeat(43) };
