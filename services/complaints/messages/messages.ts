import type { NoteRef } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import type { ComplaintsPolicy } from '@ducha/policy';
import {
  complaintMessagesSettled,
  complaintWrittenToComplainant,
  complaintWrittenToOffice,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';

/** The complainant writes at any stage, a number of times. What they answered when asked counts too. */
export function decideWriteToOffice(
  state: Complaint,
  text: NoteRef,
  policy: Pick<ComplaintsPolicy, 'messages'>,
): readonly ComplaintEvent[] | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  const written = state.messages.filter(({ from }) => from === 'complainant').length;
  if (written >= policy.messages) return { rejected: 'too-many-messages' };
  return [{ type: complaintWrittenToOffice.type, data: { text } }];
}

/** The office writes to the complainant at any stage. */
export function decideWriteToComplainant(
  state: Complaint,
  text: NoteRef,
): readonly ComplaintEvent[] | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  return [{ type: complaintWrittenToComplainant.type, data: { text } }];
}

/** What the complainant wrote is read, and needs no answer. */
export function decideSettleMessages(state: Complaint): readonly ComplaintEvent[] | Rejection {
  if (state.stage === 'none') return { rejected: 'not-found' };
  if (!state.messageWaits) return { rejected: 'already-done' };
  return [{ type: complaintMessagesSettled.type, data: {} }];
}
