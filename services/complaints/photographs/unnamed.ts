import { addHours } from '@ducha/calendar';
import { noteErased } from '@ducha/contracts';
import { awaitsComplaint, type Photograph } from './photograph-state.ts';
import type { PhotographEvent } from './photograph-events.ts';

/**
 * How long a photograph waits for its complaint. A page keeps the draft of a report, with what was put for it, for
 * seven days.
 */
const hoursToName = 8 * 24;

/** When the clock must look at a photograph; undefined when nothing is to come. */
export function unnamedDue(state: Photograph | null): string | undefined {
  return awaitsComplaint(state) ? addHours(state.announcedAt, hoursToName) : undefined;
}

/** One that was put, and then handed in with no complaint, is erased: nobody holds a receipt for it. */
export function decideUnnamed(
  state: Photograph | null,
  { photograph, at }: { readonly photograph: string; readonly at: string },
): readonly PhotographEvent[] {
  const due = unnamedDue(state);
  if (state === null || due === undefined || at < due) return [];
  return [
    {
      type: noteErased.type,
      data: {
        matter: { kind: 'photograph', id: photograph },
        cause: 'retention',
        parts: ['photographs'],
        notes: 'note' in state.print ? [state.print.note] : [],
        files: [{ folder: 'photographs', file: photograph }],
        plan: [],
        last: true,
      },
    },
  ];
}
