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
  | 'accept'
  | 'decline'
  | 'merge'
  | 'transfer'
  | 'sign-in'
  | 'refuse'
  | 'decide-refusal'
  | 'resume'
  | 'reply'
  | 'approve'
  | 'return'
  | 'confirm-closed'
  | 'confirm-staged'
  | 'confirm-open';

const screened = { accept: 'accepted', decline: 'declined', merge: 'merged' } as const;

/**
 * The life of a complaint: stage × move → stage; what is not here cannot be done. A complaint whose
 * interim reply was confirmed goes on in `handling`; a staged one may be replied to again. A refusal
 * that was denied after the leading organisation had signed in goes on where it was (`resume`).
 */
export const complaintTransitions: Readonly<
  Record<ComplaintStage, Readonly<Partial<Record<ComplaintMove, ComplaintStage>>>>
> = {
  none: { receive: 'received' },
  received: { ask: 'asked', ...screened },
  asked: { supplement: 'received', lapse: 'received', ...screened },
  accepted: { transfer: 'transferred' },
  declined: { 'undo-decline': 'received' },
  merged: { 'undo-merge': 'received' },
  transferred: { 'sign-in': 'handling', refuse: 'refused' },
  refused: { 'decide-refusal': 'transferred', resume: 'handling' },
  handling: { reply: 'replied', refuse: 'refused' },
  replied: { approve: 'approved', return: 'handling' },
  approved: {
    return: 'handling',
    'confirm-closed': 'closed',
    'confirm-staged': 'staged',
    'confirm-open': 'handling',
  },
  staged: { reply: 'replied' },
  closed: {},
};

/** The stage after a move; undefined when it cannot be made. */
export function stageAfterMove(
  stage: ComplaintStage,
  move: ComplaintMove,
): ComplaintStage | undefined {
  return complaintTransitions[stage][move];
}
