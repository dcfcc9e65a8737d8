import { endOfDay, type LocalDate } from '@ducha/calendar';
import { deadlineMet, taskFinished, type NoteRef } from '@ducha/contracts';
import type { Decision } from '@ducha/event-log';
import { finishDeadline } from '../opening/opening.ts';
import { canHappen } from '../task/task-stages.ts';
import { completionDescribed, deadlineMissed, type TaskEvent } from '../task/task-events.ts';
import type { Task } from '../task/task-state.ts';

/** 完成整改: the lead organisation says that all is done, and has shown how it looks now. */
export function decideCompletion(
  state: Task | null,
  command: {
    readonly task: string;
    readonly organisation: string | null;
    readonly text: NoteRef;
    readonly at: string;
    readonly today: LocalDate;
  },
): Decision<TaskEvent> {
  if (state === null) return { rejected: 'not-found' };
  if (command.organisation !== state.lead) return { rejected: 'lead-only' };
  if (!canHappen('task.finished.v1', state.stage)) return { rejected: 'wrong-stage' };
  const shown = state.progress.flatMap(({ evidence }) => evidence);
  if (!shown.some(({ kind }) => kind === 'after')) return { rejected: 'evidence-missing' };
  const { number, source, complaint, lead } = state;
  return [
    { type: completionDescribed.type, data: { text: command.text } },
    {
      type: taskFinished.type,
      data: { task: command.task, number, source, complaint, lead, finishedOn: command.today },
    },
    {
      type: deadlineMet.type,
      data: { deadline: finishDeadline(command.task, lead), at: command.at },
    },
  ];
}

/** 超期: recorded once for a date, when it is over and the task is not finished. */
export function decideMissed(state: Task | null, now: string): readonly TaskEvent[] {
  if (state === null || !canHappen('task.deadline-missed.v1', state.stage)) return [];
  if (state.missed === state.deadline || now < endOfDay(state.deadline)) return [];
  return [{ type: deadlineMissed.type, data: { deadline: state.deadline } }];
}
