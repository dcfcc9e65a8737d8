import type { LocalDate } from '@ducha/calendar';
import type { Booking } from './booking-events.ts';

export interface Bookings {
  readonly bookings: readonly Booking[];
}

/** Whether another inspection has the person or target at some time in the window. */
export function isTaken(
  { bookings: kept }: Bookings,
  wanted: { readonly inspection: string; readonly from: LocalDate; readonly until: LocalDate },
): boolean {
  return kept.some(
    ({ inspection, from, until, open }) =>
      inspection !== wanted.inspection && from <= wanted.until && (open || until >= wanted.from),
  );
}

/** Whether another team is on site there now. */
export function isOccupied({ bookings: kept }: Bookings, inspection: string): boolean {
  return kept.some((booking) => booking.open && booking.inspection !== inspection);
}
