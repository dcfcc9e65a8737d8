import type { LocalDate } from '@ducha/calendar';
import type { ProgressWord } from '@ducha/contracts';

/** 进展状态: codes and the words that officials read. */
export const statusWords = {
  'not-started': '未启动',
  'on-schedule': '达到序时进度',
  behind: '未达到序时进度',
  overdue: '超期',
  'awaiting-acceptance': '已完成待验收',
  ended: '终止整改',
} as const;
export type Status = keyof typeof statusWords;

/** Where a task stands on a day. Overdue is no fact of the log: it is found by comparing dates. */
export function statusOn(
  today: LocalDate,
  task: {
    readonly finishedOn: LocalDate | null;
    readonly deadline: LocalDate;
    readonly lastWord: ProgressWord | null;
    /** The office ended it before it was finished. */
    readonly isEnded: boolean;
  },
): Status {
  if (task.finishedOn !== null) return 'awaiting-acceptance';
  if (task.isEnded) return 'ended';
  if (task.deadline < today) return 'overdue';
  return task.lastWord ?? 'not-started';
}
