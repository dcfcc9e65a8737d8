import * as z from 'zod/mini';
import { event, localDate, opaqueId } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

export const booking = z.strictObject({
  inspection: opaqueId,
  from: localDate,
  until: localDate,
  /** The team is on site; until it is closed it holds the booking, whatever the dates say. */
  open: z.boolean(),
});
export type Booking = z.infer<typeof booking>;

/** All bookings of a person or a target that still count: the stream's whole state. */
export const bookingsKept = event('booking.kept.v1', () =>
  z.strictObject({ bookings: z.array(booking).check(z.maxLength(200)) }),
);

export const bookingEvents = eventFamily([bookingsKept]);
export type BookingsKept = ReturnType<typeof bookingEvents.parse>;
