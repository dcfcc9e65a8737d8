import {
  erasedAtOnce,
  noteErased,
  planText,
  type ComplainantsPart,
  type ErasureCause,
  type ErasurePart,
} from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import {
  complaintErasureOrdered,
  type ComplaintEvent,
  type DataOf,
} from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { keptOf } from './parts.ts';

/** What is to be erased of which complaint, and on whose word. */
export interface ErasureOrder {
  readonly complaint: string;
  readonly parts: readonly ErasurePart[];
  readonly cause: ErasureCause;
}

/** The office has parts of a complaint erased, at whatever stage it is. */
export function decideErasure(
  state: Complaint,
  order: Omit<ErasureOrder, 'cause'> & {
    readonly ground: DataOf<'complaint.erasure-ordered.v1'>['ground'];
  },
): readonly ComplaintEvent[] | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  if (nothingKept(state, order.parts)) return { rejected: 'nothing-to-erase' };
  return ordered(state, { ...order, cause: 'office' }, order.ground);
}

/**
 * 删除 at the wish of whom it is about (Personal Information Protection Law, article 47). Their words are needed
 * until they have been screened: an inspection can't look into what nobody may read.
 */
export function decideErasureByReceipt(
  state: Complaint,
  order: { readonly complaint: string; readonly parts: readonly ComplainantsPart[] },
): readonly ComplaintEvent[] | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  const early = order.parts.indexOf('words');
  if (early >= 0 && isBeingScreened(state)) {
    return {
      rejected: 'wrong-stage',
      faults: [
        {
          pointer: `#/parts/${early}`,
          code: 'wrong-stage',
          detail: 'The words are kept until they have been screened',
        },
      ],
    };
  }
  if (nothingKept(state, order.parts)) return { rejected: 'nothing-to-erase' };
  return ordered(state, { ...order, cause: 'complainant' }, null);
}

/** Whether the words are still to be read by who decides whether the complaint is taken. */
export function isBeingScreened({ stage }: Pick<Complaint, 'stage'>): boolean {
  return stage === 'received' || stage === 'asked';
}

/** An order, and the first of its erasures: where nothing was kept, one that says so. */
export function ordered(
  state: Complaint,
  order: ErasureOrder,
  ground: DataOf<'complaint.erasure-ordered.v1'>['ground'],
): readonly ComplaintEvent[] {
  const parts = [...new Set(order.parts)];
  return [
    { type: complaintErasureOrdered.type, data: { parts, cause: order.cause, ground } },
    erasing(state, { ...order, parts }),
  ];
}

/** The next erasure of an order that one transaction could not hold; none when nothing is left. */
export function decideNextErasure(
  state: Complaint,
  order: ErasureOrder,
): readonly ComplaintEvent[] | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  return nothingKept(state, order.parts) ? [] : [erasing(state, order)];
}

function nothingKept(state: Complaint, parts: readonly ErasurePart[]): boolean {
  const { notes, files } = keptOf(state, parts);
  return notes.length + files.length === 0;
}

/** What is erased at once. */
function erasing(
  state: Complaint,
  { complaint, parts, cause }: ErasureOrder,
): Extract<ComplaintEvent, { type: typeof noteErased.type }> {
  const kept = keptOf(state, parts);
  const notes = kept.notes.slice(0, erasedAtOnce);
  const files = kept.files.slice(0, erasedAtOnce);
  return {
    type: noteErased.type,
    data: {
      matter: { kind: 'complaint', id: complaint },
      cause,
      parts: [...parts],
      notes,
      files,
      plan: planText.options.filter((text) =>
        notes.includes(state.plans.at(-1)?.[text].note ?? ''),
      ),
      last: notes.length === kept.notes.length && files.length === kept.files.length,
    },
  };
}
