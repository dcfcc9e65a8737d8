import type { complaintStage } from '@ducha/contracts';
import type * as z from 'zod/mini';

/** Where a complaint stands; `none` before it exists. */
export type ComplaintStage = z.infer<typeof complaintStage> | 'none';

/** What moves a complaint on. */
export type ComplaintMove =
  | 'receive'
  | 'ask'
  | 'supplement'
  | 'lapse'
  | 'undo-decline'
  | 'undo-merge'
  | 'withdraw'
  | 'accept'
  | 'decline'
  | 'merge'
  | 'transfer'
  | 'sign-in'
  | 'reassign'
  | 'reassign-signed-in'
  | 'refuse'
  | 'decide-refusal'
  | 'resume'
  | 'reply'
  | 'approve'
  | 'return'
  | 'confirm-closed'
  | 'confirm-staged'
  | 'confirm-open'
  | 'end-rectification'
  | 'reopen';

const withdraw = { withdraw: 'withdrawn' } as const;
const screened = { accept: 'accepted', decline: 'declined', merge: 'merged' } as const;

/**
 * The life of a complaint: stage × move → stage; what is not here cannot be done. A complaint whose
 * interim reply was confirmed goes on in `handling`; a staged one may be replied to again. A refusal
 * that was denied after the leading organisation had signed in goes on where it was (`resume`). One that the office
 * assigns anew waits for the sign-in of whoever leads now, unless they have signed in before (`reassign-signed-in`). One that is
 * taken up again is in the hands of whoever had it.
 */
export const complaintTransitions: Readonly<
  Record<ComplaintStage, Readonly<Partial<Record<ComplaintMove, ComplaintStage>>>>
> = {
  none: { receive: 'received' },
  received: { ask: 'asked', ...screened, ...withdraw },
  asked: { supplement: 'received', lapse: 'received', ...screened, ...withdraw },
  accepted: { merge: 'merged', transfer: 'transferred', reassign: 'accepted', ...withdraw },
  declined: { 'undo-decline': 'received' },
  merged: { 'undo-merge': 'received' },
  transferred: {
    'sign-in': 'handling',
    refuse: 'refused',
    reassign: 'transferred',
    'reassign-signed-in': 'handling',
    ...withdraw,
  },
  refused: { 'decide-refusal': 'transferred', resume: 'handling', ...withdraw },
  handling: {
    reply: 'replied',
    refuse: 'refused',
    reassign: 'transferred',
    'reassign-signed-in': 'handling',
    ...withdraw,
  },
  replied: { approve: 'approved', return: 'handling', ...withdraw },
  approved: {
    return: 'handling',
    'confirm-closed': 'closed',
    'confirm-staged': 'staged',
    'confirm-open': 'handling',
    ...withdraw,
  },
  staged: { reply: 'replied', 'end-rectification': 'closed' },
  closed: { reopen: 'handling' },
  withdrawn: {},
};

/** The stage after a move; undefined when it cannot be made. */
export function stageAfterMove(
  stage: ComplaintStage,
  move: ComplaintMove,
): ComplaintStage | undefined {
  return complaintTransitions[stage][move];
}
