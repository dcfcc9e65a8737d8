import type { LocalDate } from '@ducha/calendar';
import type { NoteRef } from '@ducha/contracts';
import type { Decision, Rejection } from '@ducha/event-log';
import type { Booked, BookingsInHand } from '../bookings/bookings-in-hand.ts';
import { rebookedAll } from '../bookings/rebooking.ts';
import {
  inspectionArchived,
  inspectionCancelled,
  inspectionRescheduled,
  type InspectionEvent,
} from '../inspection/inspection-events.ts';
import { canHappen } from '../inspection/inspection-stages.ts';
import type { Inspection } from '../inspection/inspection-state.ts';
import { isWindow } from './approval.ts';

/**
 * 调整进驻时间: what was rejected, or was approved and has no team, gets another window, and whoever approves it decides
 * anew. Nobody approves the window that they asked for.
 */
export function decideRescheduling(
  state: Inspection | null,
  command: {
    readonly from: LocalDate;
    readonly until: LocalDate;
    readonly by: string | null;
    readonly reason: NoteRef;
  },
  today: LocalDate,
): Decision<InspectionEvent> {
  if (state === null) return { rejected: 'not-found' };
  if (!canHappen('inspection.rescheduled.v1', state.stage)) return { rejected: 'wrong-stage' };
  if (!isWindow(command) || command.until < today) return { rejected: 'dates-impossible' };
  return [{ type: inspectionRescheduled.type, data: { ...command, on: today } }];
}

/**
 * 取消 or 归档: one that has not begun is cancelled, and its targets and its leader are free again; one whose stationing
 * is over is archived, when letters to it are no longer taken.
 */
export function decideEnding(
  state: Inspection | null,
  command: { readonly inspection: string; readonly reason: NoteRef },
  { today, bookings }: { readonly today: LocalDate; readonly bookings: BookingsInHand },
): Booked | Rejection {
  if (state === null) return { rejected: 'not-found' };
  const data = { on: today, reason: command.reason };
  if (canHappen('inspection.cancelled.v1', state.stage)) {
    return {
      primary: [{ type: inspectionCancelled.type, data }],
      companions: rebookedAll(bookings, command.inspection, today, null),
    };
  }
  if (!canHappen('inspection.archived.v1', state.stage)) return { rejected: 'wrong-stage' };
  if (state.complaintsTakenUntil !== null && today <= state.complaintsTakenUntil) {
    return { rejected: 'dates-impossible' };
  }
  return { primary: [{ type: inspectionArchived.type, data }], companions: {} };
}
