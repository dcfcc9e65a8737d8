import type { Rejection } from '@ducha/event-log';
import { complaintTransferred, type ComplaintEvent } from './complaint-events.ts';
import type { Complaint } from './complaint-state.ts';
import { stageAfterMove } from './complaint-stage.ts';
import { deadlinesSet, refusableUntil, type Dues } from './deadlines.ts';
import { partiesTo } from './parties.ts';

/** Why a complaint of a batch's list does not go with it. */
export type LeftBehind = 'merged' | 'withdrawn' | 'declined' | 'already-transferred';

/** 交办: the complaint goes to its organisations, and their dates are set. */
export function decideTransfer(
  state: Complaint,
  transfer: {
    readonly complaint: string;
    readonly batch: string;
    readonly at: string;
    readonly dues: Dues;
  },
): readonly ComplaintEvent[] | (Rejection & { readonly rejected: LeftBehind }) {
  if (state.number === null || stageAfterMove(state.stage, 'transfer') === undefined) {
    return { rejected: reasonToStay(state) };
  }
  const { complaint, batch, at, dues } = transfer;
  return [
    {
      type: complaintTransferred.type,
      data: { batch, at, signInDue: dues.signIn.due, replyDue: dues.reply.due },
    },
    ...deadlinesSet({
      complaint,
      number: state.number,
      assignments: state.assignments,
      parts: partiesTo(state),
      batch,
      from: at,
      dues,
    }),
    ...refusableUntil(dues),
  ];
}

function reasonToStay(state: Complaint): LeftBehind {
  if (state.transfer !== null) return 'already-transferred';
  if (state.stage === 'merged' || state.stage === 'declined') return state.stage;
  // It was merged when it was no longer to go; it is screened once more since.
  if (state.undone.at(-1)?.decision === 'merge') return 'merged';
  return 'withdrawn';
}
