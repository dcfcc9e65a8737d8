import type { Assignment, NoteRef } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import type { ComplaintsPolicy } from '@ducha/policy';
import {
  complaintReassigned,
  complaintRefusalDenied,
  complaintRefused,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import { leadOf, type Complaint } from '../complaint/complaint-state.ts';
import { deadlineDone, deadlinesSet, type Dues } from '../complaint/deadlines.ts';
import { partiesTo } from '../complaint/parties.ts';
import { refusedMove } from '../complaint/refused-command.ts';
import { wrongAssignments } from '../screening/screening.ts';

/** 退件: the leading organisation says, with reasons, that it is not its own; a limited number of times. */
export function decideRefuse(
  state: Complaint,
  refusal: {
    readonly organisation: string;
    readonly reason: NoteRef;
  },
  { refusals }: Pick<ComplaintsPolicy, 'refusals'>,
): readonly ComplaintEvent[] | Rejection {
  const refused = refusedMove(state.stage, 'refuse');
  if (refused !== undefined) return refused;
  const { organisation, reason } = refusal;
  if (leadOf(state) !== organisation) return { rejected: 'lead-only' };
  // After a reply that was returned the matter is known to be theirs.
  if (state.replies.length > 0) return { rejected: 'wrong-stage' };
  if (state.refusals.length >= refusals) return { rejected: 'refusals-exhausted' };
  return [{ type: complaintRefused.type, data: { organisation, reason } }];
}

/** The office grants the refusal: other organisations, new dates; the old ones are no longer asked for. */
export function decideGrantRefusal(
  state: Complaint,
  grant: {
    readonly complaint: string;
    readonly assignments: readonly Assignment[];
    readonly at: string;
    readonly dues: Dues;
    /** The organisation of the person who decides. */
    readonly by: string;
  },
): readonly ComplaintEvent[] | Rejection {
  const { complaint, assignments, at, dues, by } = grant;
  const refused = refusedDecision(state, by) ?? wrongAssignments(assignments);
  if (refused !== undefined) return refused;
  if (state.number === null) return { rejected: 'wrong-stage' };
  const [signInDue, replyDue] = [dues.signIn.due, dues.reply.due];
  return [
    {
      type: complaintReassigned.type,
      data: { assignments: [...assignments], signInDue, replyDue },
    },
    ...state.openDeadlines.map((deadline) => deadlineDone(deadline, at)),
    ...deadlinesSet({
      complaint,
      number: state.number,
      assignments,
      parts: partiesTo({ intake: state.intake, assignments }),
      from: at,
      dues,
    }),
  ];
}

/** The office denies the refusal; the decision stands. */
export function decideDenyRefusal(
  state: Complaint,
  by: string,
): readonly ComplaintEvent[] | Rejection {
  return refusedDecision(state, by) ?? [{ type: complaintRefusalDenied.type, data: {} }];
}

/** Nobody decides on the refusal of their own organisation, whatever their roles. */
function refusedDecision(state: Complaint, by: string): Rejection | undefined {
  const refused = refusedMove(state.stage, 'decide-refusal');
  if (refused !== undefined) return refused;
  return state.refusals.at(-1)?.organisation === by ? { rejected: 'own-case' } : undefined;
}
