import type { listTasks } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import { useWords } from '../words.ts';

export type TaskStatus = BodyOf<typeof listTasks>['tasks'][number]['status'];

/** The colour of each word of progress; none: it has not begun. */
export const statusColours = {
  'not-started': '',
  'on-schedule': 'green',
  behind: 'yellow',
  overdue: 'red',
  'awaiting-acceptance': 'blue',
  ended: '',
} as const;

/** Every word of progress, in the order in which a task goes through them. */
export const taskStatuses: readonly TaskStatus[] = [
  'not-started',
  'on-schedule',
  'behind',
  'overdue',
  'awaiting-acceptance',
  'ended',
];

/** 进展状态: how far a task has come, in the words that officials read. */
export function StatusTag({ status }: { readonly status: TaskStatus }) {
  const { words } = useWords();
  return <span class={`tag ${statusColours[status]}`}>{words.taskStatus[status]}</span>;
}
