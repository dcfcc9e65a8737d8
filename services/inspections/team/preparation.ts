import type { LocalDate } from '@ducha/calendar';
import { inspectionPrepared, type NoteRef } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import { isTaken } from '../bookings/booking-state.ts';
import { rebooked } from '../bookings/rebooking.ts';
import type { Inspection } from '../inspection/inspection-state.ts';
import { canHappen } from '../inspection/inspection-stages.ts';
import { unfitness, type ProposedTeam } from './team-fitness.ts';
import { type BookingsInHand, type Booked, leaderKey } from '../bookings/bookings-in-hand.ts';

/**
 * 组建督察组: forms and books the team. Never two teams at one target at the same time, never a leader
 * in two inspections at once: the bookings are written in the same transaction.
 */
export function decidePreparation(
  state: Inspection | null,
  command: { readonly inspection: string; readonly team: ProposedTeam; readonly vetting: NoteRef },
  context: {
    readonly today: LocalDate;
    readonly bookings: BookingsInHand;
  },
): Booked | Rejection {
  if (state === null) return { rejected: 'not-found' };
  if (state.stage === 'draft' || state.stage === 'submitted' || state.stage === 'rejected') {
    return { rejected: 'not-approved' };
  }
  if (!canHappen('inspection.prepared.v1', state.stage)) return { rejected: 'wrong-stage' };
  if (state.until < context.today) return { rejected: 'dates-impossible' };
  const faults = unfitness(command.team, state, state.held);
  if (faults.length > 0) return { rejected: 'team-unfit', faults };
  const wanted = {
    inspection: command.inspection,
    from: state.from,
    until: state.until,
    open: false,
  };
  for (const [key, kept] of Object.entries(context.bookings)) {
    if (isTaken(kept, wanted))
      return { rejected: key === leaderKey ? 'leader-booked' : 'target-booked' };
  }
  const { leader, deputies, members } = command.team;
  return {
    primary: [
      {
        type: inspectionPrepared.type,
        data: {
          leader: leader.subject,
          deputies: deputies.map(({ subject }) => subject),
          members: members.map(({ subject }) => subject),
          vetting: command.vetting,
        },
      },
    ],
    companions: Object.fromEntries(
      Object.entries(context.bookings).map(([key, kept]) => [
        key,
        [rebooked(kept, command.inspection, wanted, context.today)],
      ]),
    ),
  };
}
