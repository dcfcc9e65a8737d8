import { taskTextsErased, type NoteRef } from '@ducha/contracts';
import type { Decision } from '@ducha/event-log';
import { taskTextCorrected, type TaskEvent } from '../task/task-events.ts';
import type { Task } from '../task/task-state.ts';
import { ownTexts } from './task-texts.ts';

/** 更正: a right text in the place of a wrong one, which is kept beside it or erased. */
export function decideTaskCorrection(
  state: Task | null,
  order: {
    readonly task: string;
    readonly text: string;
    readonly corrected: NoteRef;
    readonly keptOld: boolean;
  },
): Decision<TaskEvent> {
  if (state === null) return { rejected: 'not-found' };
  const { task, text, corrected, keptOld } = order;
  const old = ownTexts(state).get(text);
  if (old === undefined) return { rejected: 'nothing-to-correct' };
  const events: TaskEvent[] = [
    { type: taskTextCorrected.type, data: { text, old, corrected, keptOld } },
  ];
  if (!keptOld && !state.erased.includes(old.note)) {
    // The files that were shown with it stay: they were not wrong.
    const data = { task, texts: [text], notes: [old.note], files: [], last: true };
    events.push({ type: taskTextsErased.type, data });
  }
  return events;
}
