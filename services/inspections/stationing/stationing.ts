import { daysBetween, hasEnd, type LocalDate } from '@ducha/calendar';
import { stationingClosed, stationingOpened } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import { isOccupied } from '../bookings/booking-state.ts';
import { rebookedAll } from '../bookings/rebooking.ts';
import { inspectionLapsed, stationingPutOff } from '../inspection/inspection-events.ts';
import type { Inspection } from '../inspection/inspection-state.ts';
import type { Booked, BookingsInHand } from '../bookings/bookings-in-hand.ts';
import { canHappen } from '../inspection/inspection-stages.ts';

interface Context {
  readonly today: LocalDate;
  readonly bookings: BookingsInHand;
}

/** 进驻: the team is on site, in the window, while no other team is still at a target. */
export function decideOpening(
  state: Inspection | null,
  command: { readonly inspection: string },
  { today, bookings }: Context,
): Booked | Rejection {
  if (state === null) return { rejected: 'not-found' };
  if (!canHappen('inspection.stationing-opened.v2', state.stage))
    return { rejected: 'wrong-stage' };
  if (today < state.from || today > state.until) return { rejected: 'dates-impossible' };
  const others = Object.values(bookings);
  if (others.some((kept) => isOccupied(kept, command.inspection)))
    return { rejected: 'target-booked' };
  const { kind, level, from, until, policy } = state;
  return {
    primary: [
      {
        type: stationingOpened.type,
        data: {
          inspection: command.inspection,
          kind,
          level,
          targets: [...state.targets],
          from,
          until,
          policy,
        },
      },
    ],
    companions: rebookedAll(bookings, command.inspection, today, {
      inspection: command.inspection,
      from,
      until,
      open: true,
    }),
  };
}

/**
 * What the clock does from the first day of the window on: it opens the stationing that nobody opened,
 * puts it off to the next day while another team is still at a target, and strikes off one whose window has gone by, so
 * that its bookings are free.
 */
export function decideWindow(
  state: Inspection | null,
  command: { readonly inspection: string },
  context: Context,
): Booked | Rejection {
  if (state === null || state.stage !== 'preparing') return { primary: [], companions: {} };
  const { today, bookings } = context;
  if (today <= state.until) {
    const opening = decideOpening(state, command, context);
    const isPutOff = 'rejected' in opening && opening.rejected === 'target-booked';
    return isPutOff
      ? { primary: [{ type: stationingPutOff.type, data: { on: today } }], companions: {} }
      : opening;
  }
  return {
    primary: [{ type: inspectionLapsed.type, data: { on: today } }],
    companions: rebookedAll(bookings, command.inspection, today, null),
  };
}

/** 进驻结束: complaints posted before are taken until a last day; the targets are free again. */
export function decideClosing(
  state: Inspection | null,
  command: { readonly inspection: string; readonly complaintsTakenUntil: LocalDate },
  { today, bookings }: Context,
): Booked | Rejection {
  if (state === null) return { rejected: 'not-found' };
  if (!canHappen('inspection.stationing-closed.v1', state.stage))
    return { rejected: 'wrong-stage' };
  if (command.complaintsTakenUntil < today || !hasEnd(command.complaintsTakenUntil))
    return { rejected: 'dates-impossible' };
  return {
    primary: [
      {
        type: stationingClosed.type,
        data: {
          inspection: command.inspection,
          closedOn: today,
          complaintsTakenUntil: command.complaintsTakenUntil,
          // The first and the last day both count: 29 March to 27 April are 30 days.
          days: daysBetween(state.from, lastDayOnSite(state.until, today)) + 1,
        },
      },
    ],
    companions: rebookedAll(bookings, command.inspection, today, null),
  };
}

/** The window ends on the day for which it was planned, however late it is closed; or on the day on which it is, if earlier. */
function lastDayOnSite(planned: LocalDate, closedOn: LocalDate): LocalDate {
  return closedOn < planned ? closedOn : planned;
}
