import { ref, type StreamRef } from '@ducha/event-log';
import { bookingStream } from './booking-fold.ts';
import type { Bookings } from './booking-state.ts';
import type { BookingsKept } from './booking-events.ts';
import { leaderKey } from './bookings-in-hand.ts';

/** The booking streams that a team and its targets need: `booking/person/…`, `booking/target/…`. */
export function bookingsOf(
  leader: string,
  targets: readonly string[],
): Record<string, StreamRef<Bookings, BookingsKept>> {
  return { ...bookingsOfTargets(targets), [leaderKey]: ref(bookingStream, `person/${leader}`) };
}

/** The booking streams of targets alone, by their codes. */
export function bookingsOfTargets(
  targets: readonly string[],
): Record<string, StreamRef<Bookings, BookingsKept>> {
  return Object.fromEntries(
    targets.map((target) => [target, ref(bookingStream, `target/${target}`)] as const),
  );
}
