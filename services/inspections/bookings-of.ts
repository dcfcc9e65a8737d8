import { ref, type StreamRef } from '@ducha/event-log';
import { bookings, type Bookings, type BookingsKept } from './domain/booking.ts';
import { leaderKey } from './domain/preparation.ts';

/** The booking streams that a team and its targets need: `booking/person/…`, `booking/target/…`. */
export function bookingsOf(
  leader: string,
  targets: readonly string[],
): Record<string, StreamRef<Bookings, BookingsKept>> {
  return Object.fromEntries([
    [leaderKey, ref(bookings, `person/${leader}`)],
    ...targets.map((target) => [target, ref(bookings, `target/${target}`)] as const),
  ]);
}
