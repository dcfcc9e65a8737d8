import { addDays, beijingDate, startOfDay } from '@ducha/calendar';
import type { Rejection } from '@ducha/event-log';
import type { Booked, BookingsInHand } from '../bookings/bookings-in-hand.ts';
import { decideRetention, retentionDue } from '../erasure/retention.ts';
import { decideWindow } from '../stationing/stationing.ts';
import type { Inspection } from './inspection-state.ts';

/**
 * When the clock must look at an inspection: on its first day, and on the day after each on which its team could not come;
 * or when what is kept of it is to be erased.
 */
export function dueOf(state: Inspection): string | undefined {
  if (state.stage !== 'preparing') return retentionDue(state);
  return startOfDay(state.putOffOn === null ? state.from : addDays(state.putOffOn, 1));
}

/** What the clock does with an inspection that it finds due. */
export function decideDue(
  state: Inspection | null,
  {
    inspection,
    at,
    bookings,
  }: {
    readonly inspection: string;
    readonly at: string;
    readonly bookings: BookingsInHand;
  },
): Booked | Rejection {
  if (state === null) return { primary: [], companions: {} };
  return state.stage === 'preparing'
    ? decideWindow(state, { inspection }, { today: beijingDate(at), bookings })
    : { primary: decideRetention(state, at), companions: {} };
}
