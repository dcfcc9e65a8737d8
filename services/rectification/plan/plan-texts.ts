import type { EventOf, NoteRef, planCorrected, PlanText } from '@ducha/contracts';
import { planCorrectedHere, planErased, type TaskEvent } from '../task/task-events.ts';
import type { Task } from '../task/task-state.ts';

/** Texts of the plan are erased where they came from; those that are gone already are left out. */
export function decidePlanErased(task: Task, texts: readonly PlanText[]): readonly TaskEvent[] {
  const erased = texts
    .map((text) => ({ text, note: task[text].note }))
    .filter(({ note }) => !task.erased.includes(note));
  return erased.length === 0 ? [] : [{ type: planErased.type, data: { erased } }];
}

/** A right text takes the place of a wrong one, which is kept or erased as its owner said. */
export function decidePlanCorrected(
  task: Task,
  { text, keptOld }: Pick<EventOf<typeof planCorrected>['data'], 'text' | 'keptOld'>,
  corrected: NoteRef,
): readonly TaskEvent[] {
  return [
    {
      type: planCorrectedHere.type,
      data: { text, corrected, old: task[text].note, keptOld },
    },
  ];
}
