import { endOfDay } from '@ducha/calendar';
import { deadlineSet, type EventOf } from '@ducha/contracts';
import type { Decision } from '@ducha/event-log';
import { taskOpened, type TaskEvent } from '../task/task-events.ts';
import type { Task } from '../task/task-state.ts';

/** The deadline of a task: the lead organisation has to finish it. */
export function finishDeadline(task: string, lead: string): string {
  return `task/${task}/${lead}/finish`;
}

/** The number that officials know a complaint's task by: the complaint's, and its ordinal. */
export function numberOfTask(complaintNumber: string): string {
  return `${complaintNumber}-Z1`;
}

/** 回避: whose case a task is: who leads, assists and accepts, and the district that its complaint is about. */
export function partiesTo({
  lead,
  assisting,
  accepting,
  district = null,
}: Pick<Task, 'lead' | 'assisting' | 'accepting' | 'district'>): string[] {
  return [lead, ...assisting, accepting, ...(district === null ? [] : [district])];
}

/** A task begins, and its date is set. One that has begun is not begun again. */
export function decideTask(
  state: Task | null,
  command: {
    readonly task: string;
    readonly at: string;
    readonly plan: EventOf<typeof taskOpened>['data'];
  },
): Decision<TaskEvent> {
  if (state !== null) return { rejected: 'already-done' };
  const { task, at, plan } = command;
  return [
    { type: taskOpened.type, data: plan },
    {
      type: deadlineSet.type,
      data: {
        deadline: finishDeadline(task, plan.lead),
        matter: { kind: 'task', id: task, number: plan.number },
        act: 'finish',
        organisation: plan.lead,
        from: at,
        due: endOfDay(plan.deadline),
        parts: [...new Set(partiesTo(plan))],
      },
    },
  ];
}
