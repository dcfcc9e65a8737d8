import { ref, type StreamRef } from '@ducha/event-log';
import { bookings, type Bookings, type BookingsKept } from './booking.ts';
import { leaderKey } from '../team/preparation.ts';

/** The booking streams that a team and its targets need: `booking/person/…`, `booking/target/…`. */
export function bookingsOf(
  leader: string,
  targets: readonly string[],
): Record<string, StreamRef<Bookings, BookingsKept>> {
  return { ...bookingsOfTargets(targets), [leaderKey]: ref(bookings, `person/${leader}`) };
}

/** The booking streams of targets alone, by their codes. */
export function bookingsOfTargets(
  targets: readonly string[],
): Record<string, StreamRef<Bookings, BookingsKept>> {
  return Object.fromEntries(
    targets.map((target) => [target, ref(bookings, `target/${target}`)] as const),
  );
}
