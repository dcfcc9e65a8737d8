import type { Assignment, ReassignReason } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import { complaintAssignmentsChanged, type ComplaintEvent } from '../complaint/complaint-events.ts';
import { firstStandingReply, leadOf, type Complaint } from '../complaint/complaint-state.ts';
import {
  deadlineDone,
  deadlineOf,
  oneDeadline,
  organisationOf,
  outerDateSet,
  refusableUntil,
  type Dues,
} from '../complaint/deadlines.ts';
import { partiesTo } from '../complaint/parties.ts';
import { fault, refusedMove } from '../complaint/refused-command.ts';
import { wrongAssignments } from '../screening/screening.ts';

/**
 * 改派: the office gives a complaint to other organisations by itself, as long as no reply of those before stands.
 * Before the hand-over it sets no date. After it, whoever is new has their dates from this moment, to sign in and, if they
 * lead, to reply; whoever stays keeps theirs, and their sign-in; whoever leaves, or leads no longer, has theirs ended, and
 * the complaint leaves their ledger. An edition that was published stays; the next one names the new organisations. The
 * complainant reads with the receipt how it stands with them.
 */
export function decideReassign(
  state: Complaint,
  change: {
    readonly complaint: string;
    readonly assignments: readonly Assignment[];
    readonly reason: ReassignReason;
    readonly at: string;
    readonly dues: Dues;
  },
): readonly ComplaintEvent[] | Rejection {
  const refused = refusedMove(state.stage, 'reassign') ?? wrongAssignments(change.assignments);
  if (refused !== undefined) return refused;
  // Who has answered for it in the end is no longer the wrong one.
  if (state.number === null || firstStandingReply(state) !== undefined) {
    return { rejected: 'wrong-stage' };
  }
  if (isSame(state.assignments, change.assignments)) {
    return fault('nothing-changed', 'organisations', 'These organisations have it already');
  }
  const { assignments, reason } = change;
  return [
    { type: complaintAssignmentsChanged.type, data: { assignments: [...assignments], reason } },
    ...(state.transfer === null ? [] : otherDates(state, { ...change, number: state.number })),
  ];
}

/** What ends for those who leave or lead no longer, and begins for those who come or lead now. */
function otherDates(
  state: Complaint,
  change: Parameters<typeof decideReassign>[1] & { readonly number: string },
): ComplaintEvent[] {
  const { complaint, number, assignments, at, dues } = change;
  const lead = leadOf({ assignments }) ?? '';
  const isNewLead = leadOf(state) !== lead;
  const had = new Set(state.assignments.map(({ organisation }) => organisation));
  const have = new Set(assignments.map(({ organisation }) => organisation));
  const ended = state.openDeadlines.filter((deadline) => {
    const organisation = organisationOf(deadline);
    const isReply = deadline === deadlineOf(complaint, organisation, 'reply');
    return !have.has(organisation) || (isReply && organisation !== lead);
  });
  const about = {
    complaint,
    number,
    from: at,
    parts: partiesTo({ ...state, assignments }),
  };
  return [
    ...ended.map((deadline) => deadlineDone(deadline, at)),
    ...assignments
      .filter(({ organisation }) => !had.has(organisation))
      .map(({ organisation }) => oneDeadline(about, organisation, 'sign-in', dues.signIn)),
    ...(isNewLead
      ? [
          oneDeadline(about, lead, 'reply', dues.reply),
          ...outerDateSet(dues, at),
          ...refusableUntil(dues),
        ]
      : []),
  ];
}

function isSame(some: readonly Assignment[], others: readonly Assignment[]): boolean {
  const text = (assignments: readonly Assignment[]): string =>
    assignments
      .map(({ organisation, role }) => `${organisation} ${role}`)
      .toSorted()
      .join();
  return text(some) === text(others);
}
