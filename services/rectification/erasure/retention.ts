import { keptUntil, metAgain, settledAt } from '@ducha/calendar';
import { erasedAtOnce } from '@ducha/contracts';
import type { RectificationPolicy } from '@ducha/policy';
import { taskRetentionSet, type TaskEvent } from '../task/task-events.ts';
import type { Task } from '../task/task-state.ts';
import { ordered } from './erasing.ts';
import { erasableTexts } from './task-texts.ts';

/** When the clock must look at a task that ended; undefined when nothing more is to come. */
export function retentionDue(state: Task): string | undefined {
  const { endedAt, retention, erasures } = state;
  if (endedAt === null) return undefined;
  if (retention === null) return settledAt(endedAt);
  if (erasableTexts(state).length === 0) return undefined;
  const before = erasures.filter(({ cause }) => cause === 'retention').length;
  return metAgain(retention.until, before);
}

/**
 * 保存期限: sets until when the texts of a task that ended are kept, later erases them, with the files that were shown
 * with them. The texts of its plan are the complaint's, and stay as long as those.
 */
export function decideRetention(
  state: Task,
  due: {
    readonly task: string;
    readonly at: string;
    readonly policy: Pick<RectificationPolicy, 'textRetention'>;
  },
): readonly TaskEvent[] {
  const { endedAt, retention } = state;
  const date = retentionDue(state);
  if (endedAt === null || date === undefined || due.at < date) return [];
  if (retention === null) {
    const until = keptUntil(endedAt, due.policy.textRetention);
    return [{ type: taskRetentionSet.type, data: { until } }];
  }
  const texts = erasableTexts(state).slice(0, erasedAtOnce);
  return ordered(state, { task: due.task, texts }, { cause: 'retention', ground: null });
}
