import type { LocalDate } from '@ducha/calendar';
import { inspectionText, type Candidate, type InspectionAct, type NoteRef } from '@ducha/contracts';
import { decideInspectionErasure } from '../erasure/erasing.ts';
import { approverOf, decideApproval, decideSubmission } from '../planning/approval.ts';
import { decideEnding, decideRescheduling } from '../planning/moves.ts';
import type { Inspection } from './inspection-state.ts';
import { decidePreparation } from '../team/preparation.ts';
import { decideTeamChange, type TeamMoves } from '../team/team-change.ts';
import { leaderKey, type BookingsInHand } from '../bookings/bookings-in-hand.ts';
import { decideClosing, decideOpening } from '../stationing/stationing.ts';
import type { ProposedTeam } from '../team/team-fitness.ts';

/** Who would act on which inspection, and when. */
export interface Attempt {
  readonly inspection: string;
  readonly subject: string;
  readonly roles: readonly string[];
  readonly today: LocalDate;
  /** The bookings of its targets, and of its leader once there is one; asked for when `wantsBookings`. */
  readonly bookings: BookingsInHand;
}

/** Whether other inspections' bookings decide on an act at this stage. */
export function wantsBookings({ stage }: Inspection): boolean {
  return stage === 'approved' || stage === 'preparing';
}

/**
 * What each act on an inspection comes to as it stands: the deciders themselves are asked, with the
 * simplest command that is well-formed in that state, so every rejection is one of the state. Nothing
 * of what they decide is kept.
 */
export const attempts: Readonly<
  Record<InspectionAct, (state: Inspection, by: Attempt) => unknown>
> = {
  submitInspection: (state, { subject }) =>
    decideSubmission(state, { role: 'office-head', organisation: null, subject }),
  decideInspection: (state, { subject, roles }) => {
    const approver = approverOf(state);
    // The act answers 403 to the other approver, as to anyone whose role may not.
    const held = roles.includes(approver);
    const actor = { role: held ? approver : 'citizen', organisation: null, subject } as const;
    const decided = decideApproval(state, { decision: 'approve', reason: someText, actor });
    return 'rejected' in decided && decided.rejected === 'forbidden'
      ? { rejected: 'role' }
      : decided;
  },
  rescheduleInspection: (state, { subject, today }) =>
    decideRescheduling(state, { from: today, until: today, by: subject, reason: someText }, today),
  prepareInspection: (state, { inspection, today, bookings }) =>
    decidePreparation(
      state,
      { inspection, team: someTeam(state.held.ecologyBureau), vetting: someText },
      // Whoever will lead may be free; the targets are what they are.
      { today, bookings: { ...bookings, [leaderKey]: { bookings: [] } } },
    ),
  changeTeam: (state, { inspection, today }) =>
    decideTeamChange(
      state,
      { inspection, ...someMoves(state), reason: someText, vetting: someText },
      { today, bookings: {} },
    ),
  openStationing: (state, { inspection, today, bookings }) =>
    decideOpening(state, { inspection }, { today, bookings }),
  closeStationing: (state, { inspection, today, bookings }) =>
    decideClosing(state, { inspection, complaintsTakenUntil: today }, { today, bookings }),
  endInspection: (state, { inspection, today, bookings }) =>
    decideEnding(state, { inspection, reason: someText }, { today, bookings }),
  eraseInspectionTexts: (state) =>
    decideInspectionErasure(state, { texts: [...inspectionText.options], ground: 'mistaken' }),
};

const someText: NoteRef = { note: `${'0'.repeat(26)}.text`, mac: '0'.repeat(43) };

/** A member who sits there leaves; where there is none one joins. */
function someMoves({ team }: Inspection): TeamMoves {
  const [member] = team?.members ?? [];
  if (member !== undefined) return { leaves: [member], joins: [] };
  const person: Candidate = { subject: 'joins', rank: 'other', retiredOn: null, organisations: [] };
  return { leaves: [], joins: [{ seat: 'member', person }] };
}

/** Nobody has been anywhere that would stand in the way. */
const someTeam = (ecologyBureau: string): ProposedTeam => ({
  leader: { subject: 'leader', rank: 'bureau', retiredOn: null, organisations: [] },
  deputies: [
    {
      subject: 'deputy',
      rank: 'bureau',
      retiredOn: null,
      organisations: [{ organisation: ecologyBureau, leads: true, left: null }],
    },
  ],
  members: [],
});
