import { tasksNamedAtMost, photographShown, type PhotographShown } from './photograph-events.ts';
import type { Photograph } from './photograph-state.ts';

/** The photograph with a task among those that show it; no events when it is known. */
export function decideShown({ tasks }: Photograph, task: string): readonly PhotographShown[] {
  if (tasks.includes(task) || tasks.length === tasksNamedAtMost) return [];
  return [{ type: photographShown.type, data: { tasks: [...tasks, task] } }];
}
