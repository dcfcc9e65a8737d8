import type { LocalDate } from '@ducha/calendar';
import { type Booking, bookingsKept, type BookingsKept } from './booking-events.ts';
import type { Bookings } from './booking-state.ts';
import type { Booked, BookingsInHand } from './bookings-in-hand.ts';

/** The bookings with one inspection's put in, replaced or (null) taken out; those of the past go. */
export function rebooked(
  { bookings: kept }: Bookings,
  inspection: string,
  booking: Booking | null,
  today: LocalDate,
): BookingsKept {
  const others = kept.filter(
    (other) => other.inspection !== inspection && (other.open || other.until >= today),
  );
  return {
    type: bookingsKept.type,
    data: { bookings: booking === null ? others : [...others, booking] },
  };
}

/** The same of several at once. */
export function rebookedAll(
  bookings: BookingsInHand,
  inspection: string,
  today: LocalDate,
  booking: Booking | null,
): Booked['companions'] {
  return Object.fromEntries(
    Object.entries(bookings).map(([key, kept]) => [
      key,
      [rebooked(kept, inspection, booking, today)],
    ]),
  );
}
