import { deadlineMet, type EventOf } from '@ducha/contracts';
import { finishDeadline } from '../opening/opening.ts';
import { canHappen } from '../task/task-stages.ts';
import { taskEnded, type TaskEvent } from '../task/task-events.ts';
import type { Task } from '../task/task-state.ts';

/**
 * 终止整改: the office closed the complaint that it comes of. Its date is asked for no more. One that was finished in the
 * same moment stays finished.
 */
export function decideEnded(
  state: Task,
  end: EventOf<typeof taskEnded>['data'] & { readonly task: string; readonly at: string },
): readonly TaskEvent[] {
  if (!canHappen('task.ended.v1', state.stage)) return [];
  const { task, at, reason, on } = end;
  return [
    { type: taskEnded.type, data: { reason, on } },
    { type: deadlineMet.type, data: { deadline: finishDeadline(task, state.lead), at } },
  ];
}
