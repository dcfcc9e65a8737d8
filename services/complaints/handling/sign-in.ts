import type { Rejection } from '@ducha/event-log';
import { complaintSignedIn, type ComplaintEvent } from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { deadlineDone, deadlineOf } from '../complaint/deadlines.ts';

/**
 * 签收: an organisation with a part confirms receipt; its date is met. While a refusal is being decided those who assist
 * can, without a date; whoever leads has said that it is not theirs.
 */
export function decideSignIn(
  state: Complaint,
  sign: { readonly complaint: string; readonly organisation: string; readonly at: string },
): readonly ComplaintEvent[] | Rejection {
  const { complaint, organisation, at } = sign;
  const part = state.assignments.find((one) => one.organisation === organisation);
  if (part === undefined) return { rejected: 'not-found' };
  const waits = state.stage === 'refused' && part.role === 'lead';
  if (state.transfer === null || waits || state.stage === 'withdrawn') {
    return { rejected: 'wrong-stage' };
  }
  if (state.signedIn[organisation] !== undefined) return { rejected: 'already-done' };
  const deadline = deadlineOf(complaint, organisation, 'sign-in');
  return [
    { type: complaintSignedIn.type, data: { organisation, role: part.role } },
    ...(state.openDeadlines.includes(deadline) ? [deadlineDone(deadline, at)] : []),
  ];
}
