import * as z from 'zod/mini';
import { event, localDate, opaqueId } from '@ducha/contracts';
import type { LocalDate } from '@ducha/calendar';
import { eventFamily, type StreamKind } from '@ducha/event-log';

const booking = z.strictObject({
  inspection: opaqueId,
  from: localDate,
  until: localDate,
  /** The team is on site; until it is closed it holds the booking, whatever the dates say. */
  open: z.boolean(),
});
export type Booking = z.infer<typeof booking>;

/** All bookings of a person or a target that still count: the stream's whole state. */
const bookingsKept = event('booking.kept.v1', () =>
  z.strictObject({ bookings: z.array(booking).check(z.maxLength(200)) }),
);

const events = eventFamily([bookingsKept]);
export type BookingsKept = ReturnType<typeof events.parse>;

export interface Bookings {
  readonly bookings: readonly Booking[];
}

/** The streams `booking/person/<subject>` and `booking/target/<code>`. */
export const bookings: StreamKind<Bookings, BookingsKept> = {
  kind: 'booking',
  initial: { bookings: [] },
  events,
  latestOnly: true,
  evolve: (_state, { data }) => data,
};

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
