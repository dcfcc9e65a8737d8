import type { Notes } from '@ducha/notes';
import type { TaskEvent } from '../task/task-events.ts';

/** What events say is erased, as writes of the transaction that holds them. */
export function erasureWrites(
  notes: Pick<Notes, 'erasures'>,
  at: string,
): (events: readonly TaskEvent[]) => ReturnType<Notes['erasures']> {
  return (events) => notes.erasures(events.flatMap(erasedBy), at);
}

/** Ids of the notes that an event says are erased. */
function erasedBy({ type, data }: TaskEvent): readonly string[] {
  if (type === 'task.texts-erased.v1') return data.notes;
  if (type === 'task.plan-erased.v1') return data.erased.map(({ note }) => note);
  return type === 'task.plan-corrected.v1' && !data.keptOld ? [data.old] : [];
}
