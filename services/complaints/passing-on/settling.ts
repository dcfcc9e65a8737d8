import { addHours } from '@ducha/calendar';
import { noteErased } from '@ducha/contracts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { photographCopySettled, type PhotographCopyEvent } from './photograph-copy-events.ts';
import type { PhotographCopy } from './photograph-copy-state.ts';
import { standingCopies } from './standing-copies.ts';

/** How long after it was announced a copy can be passed on. */
const hoursToPassOn = 24;

/**
 * When the clock looks at it: an hour later, so that no passing-on is still under way. The address to which it could be put
 * has run out long before, so what is deleted then cannot be put again.
 */
const hoursToSettle = hoursToPassOn + 1;

/** Whether a copy can be passed on at a moment: it was announced for this photograph, and not too long ago. */
export function canBePassedOn(
  state: PhotographCopy | null,
  { complaint, original, at }: { complaint: string; original: string; at: string },
): state is PhotographCopy {
  return (
    state !== null &&
    !state.settled &&
    state.complaint === complaint &&
    state.original === original &&
    at < addHours(state.announcedAt, hoursToPassOn)
  );
}

/** When the clock must look at a copy; undefined when nothing is to come. */
export function settlingDue(state: PhotographCopy | null): string | undefined {
  return state === null || state.settled ? undefined : addHours(state.announcedAt, hoursToSettle);
}

/**
 * A copy that was never passed on is erased, with its file. So is one that was erased before, once more: until its address
 * ran out, whoever had that could have put the file again. One that stands in its complaint stays.
 */
export function decideSettling(
  state: PhotographCopy | null,
  { copy, at }: { readonly copy: string; readonly at: string },
  complaint: Complaint,
): readonly PhotographCopyEvent[] {
  const due = settlingDue(state);
  if (state === null || due === undefined || at < due) return [];
  if (standingCopies(complaint).some((one) => one.copy === copy)) {
    return [{ type: photographCopySettled.type, data: {} }];
  }
  return [
    {
      type: noteErased.type,
      data: {
        matter: { kind: 'photograph', id: copy },
        cause: 'retention',
        parts: ['photographs'],
        notes: [state.print.note],
        files: [{ folder: 'evidence', file: copy }],
        plan: [],
        last: true,
      },
    },
  ];
}
