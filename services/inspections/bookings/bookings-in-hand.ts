import type { Bookings } from './booking-state.ts';
import type { BookingsKept } from './booking-events.ts';
import type { InspectionEvent } from '../inspection/inspection-events.ts';

/** The bookings that a rule spans: of the leader, and of each target by its code. */
export type BookingsInHand = Readonly<Record<string, Bookings>>;
/** The same, as written. */
export interface Booked {
  readonly primary: readonly InspectionEvent[];
  readonly companions: Readonly<Record<string, readonly BookingsKept[]>>;
}

/** The key of the leader among the bookings in hand; a target has its code, which is never this. */
export const leaderKey = '@leader';
/** The key of a leader who is replaced. */
export const formerLeaderKey = '@former-leader';
