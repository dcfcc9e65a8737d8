import { deadlinePartsChanged } from '@ducha/contracts';
import { taskDistrictChanged, type TaskEvent } from '../task/task-events.ts';
import type { Task } from '../task/task-state.ts';
import { finishDeadline, partiesTo } from './opening.ts';

/** An older word than the newest changes nothing. */
export function decidePlaced(
  state: Task,
  placed: {
    readonly task: string;
    readonly district: string | null;
    readonly sourceVersion: number;
  },
): readonly TaskEvent[] {
  const { task, district, sourceVersion } = placed;
  if (sourceVersion <= state.placedBy) return [];
  const deadline = finishDeadline(task, state.lead);
  const parts = [...new Set(partiesTo({ ...state, district }))];
  return [
    { type: taskDistrictChanged.type, data: { district, sourceVersion } },
    { type: deadlinePartsChanged.type, data: { deadline, parts } },
  ];
}
