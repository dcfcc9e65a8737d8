import type { Assignment, NoteRef } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import type { ComplaintsPolicy } from '@ducha/policy';
import {
  complaintReassigned,
  complaintRefusalDenied,
  complaintRefusalLapsed,
  complaintRefused,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import { leadOf, type Complaint } from '../complaint/complaint-state.ts';
import {
  deadlineDone,
  deadlinesSet,
  oneDeadline,
  outerDateSet,
  refusableUntil,
  type Dues,
} from '../complaint/deadlines.ts';
import { partiesTo } from '../complaint/parties.ts';
import { refusedMove } from '../complaint/refused-command.ts';
import { wrongAssignments } from '../screening/screening.ts';

/**
 * 退件: the leading organisation says, with reasons, that it is not its own; in time, and a limited number of times. While
 * it is being decided no date runs against anyone.
 */
export function decideRefuse(
  state: Complaint,
  refusal: {
    readonly organisation: string;
    readonly reason: NoteRef;
    readonly at: string;
  },
  { refusals }: Pick<ComplaintsPolicy, 'refusals'>,
): readonly ComplaintEvent[] | Rejection {
  const refused = refusedMove(state.stage, 'refuse');
  if (refused !== undefined) return refused;
  const { organisation, reason, at } = refusal;
  if (leadOf(state) !== organisation) return { rejected: 'lead-only' };
  // After a reply that was returned the matter is known to be theirs.
  if (state.replies.length > 0) return { rejected: 'wrong-stage' };
  if (state.refusals.length >= refusals) return { rejected: 'refusals-exhausted' };
  // Of one that was handed over before there was a time to refuse, there is none.
  if (state.refusable !== null && at >= state.refusable.until) return { rejected: 'refusal-late' };
  return [
    { type: complaintRefused.type, data: { organisation, reason } },
    ...state.openDeadlines.map((deadline) => deadlineDone(deadline, at)),
  ];
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
      parts: partiesTo({ ...state, assignments }),
      from: at,
      dues,
    }),
    ...refusableUntil(dues),
  ];
}

/** The office denies the refusal; the decision stands. Whoever still has to sign in or to reply has the whole time anew. */
export function decideDenyRefusal(
  state: Complaint,
  denial: {
    readonly complaint: string;
    readonly at: string;
    readonly dues: Dues;
    /** The organisation of the person who decides. */
    readonly by: string;
  },
): readonly ComplaintEvent[] | Rejection {
  const { complaint, at: from, dues, by } = denial;
  const refused = refusedDecision(state, by);
  if (refused !== undefined) return refused;
  const { number, assignments, signedIn } = state;
  if (number === null) return { rejected: 'wrong-stage' };
  const about = { complaint, number, from, parts: partiesTo(state) };
  return [
    { type: complaintRefusalDenied.type, data: {} },
    ...assignments.flatMap(({ organisation, role }) => [
      ...(signedIn[organisation] === undefined
        ? [oneDeadline(about, organisation, 'sign-in', dues.signIn)]
        : []),
      ...(role === 'lead' ? [oneDeadline(about, organisation, 'reply', dues.reply)] : []),
    ]),
    ...outerDateSet(dues, from),
    ...refusableUntil(dues),
  ];
}

/** The time to refuse has passed: recorded once, where whoever leads has neither refused nor signed in. */
export function decideRefusalLapse(state: Complaint, at: string): readonly ComplaintEvent[] {
  const due = refusalLapseDue(state);
  const organisation = leadOf(state);
  if (due === undefined || at < due || organisation === undefined) return [];
  return [{ type: complaintRefusalLapsed.type, data: { organisation } }];
}

/** When the clock must look whether the time to refuse has passed; undefined where nothing is to be found. */
export function refusalLapseDue({ stage, refusable }: Complaint): string | undefined {
  return stage === 'transferred' && refusable?.lapsed === false ? refusable.until : undefined;
}

/** Nobody decides on the refusal of their own organisation, whatever their roles. */
function refusedDecision(state: Complaint, by: string): Rejection | undefined {
  const refused = refusedMove(state.stage, 'decide-refusal');
  if (refused !== undefined) return refused;
  return state.refusals.at(-1)?.organisation === by ? { rejected: 'own-case' } : undefined;
}
