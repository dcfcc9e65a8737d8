import type { StreamKind } from '@ducha/event-log';
import { bookingEvents, type BookingsKept } from './booking-events.ts';
import type { Bookings } from './booking-state.ts';

/** The streams `booking/person/<subject>` and `booking/target/<code>`. */
export const bookingStream: StreamKind<Bookings, BookingsKept> = {
  kind: 'booking',
  initial: { bookings: [] },
  events: bookingEvents,
  latestOnly: true,
  evolve: (_state, { data }) => data,
};
