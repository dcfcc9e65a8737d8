import type { Notes } from '@ducha/notes';
import type { InspectionEvent } from '../inspection/inspection-events.ts';

/** What events say is erased, as writes of the transaction that holds them. */
export function erasureWrites(
  notes: Pick<Notes, 'erasures'>,
  at: string,
): (events: readonly InspectionEvent[]) => ReturnType<Notes['erasures']> {
  return (events) =>
    notes.erasures(
      events.flatMap(({ type, data }) => (type === 'inspection.texts-erased.v2' ? data.notes : [])),
      at,
    );
}
