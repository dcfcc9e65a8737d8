import type { listTasks } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';

/** A line of the list of tasks. */
export type TaskLine = BodyOf<typeof listTasks>['tasks'][number];

/** What the tasks that are looked for have in common; what is left out may be anything. */
export interface TaskFilter {
  readonly status?: string | undefined;
  readonly source?: string | undefined;
  /** Leads it or assists in it. */
  readonly organisation?: string | undefined;
}

/** Whether a filter leaves anything out. */
export function leavesOut({ status, source, organisation }: TaskFilter): boolean {
  return [status, source, organisation].some((one) => one !== undefined && one !== '');
}

/** Whether a task is one of those that are looked for. */
export function fits(task: TaskLine, { status, source, organisation }: TaskFilter): boolean {
  return (
    anyOr(status, [task.status]) &&
    anyOr(source, [task.source]) &&
    anyOr(organisation, [task.lead, ...task.assisting])
  );
}

function anyOr(wanted: string | undefined, found: readonly string[]): boolean {
  return wanted === undefined || wanted === '' || found.includes(wanted);
}
