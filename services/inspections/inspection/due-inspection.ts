import { isRejection, ref } from '@ducha/event-log';
import type { DueAction, Store } from '@ducha/lambda';
import { erasureWrites } from '../erasure/erasure-writes.ts';
import { decideDue } from './due.ts';
import { teamBookings } from './inspection-change.ts';
import { inspectionStream } from './inspection-fold.ts';

/** The stationing has stayed closed because a rule forbade it; it is due until it can be opened. */
class StationingHeld extends Error {
  override readonly name = 'StationingHeld';
}

/**
 * The window has begun, and the clock does what nobody did; or what is kept has been kept long enough. Throws while
 * another team is at a target.
 */
export function dueInspection({ log, notes }: Pick<Store, 'log' | 'notes'>): DueAction {
  return async ({ id, command }) => {
    const done = await log.handle({
      command,
      stream: ref(inspectionStream, id),
      companions: (state) => (state?.stage === 'preparing' ? teamBookings(state) : {}),
      writes: erasureWrites(notes, command.at),
      decide: (state, bookings) => decideDue(state, { inspection: id, at: command.at, bookings }),
    });
    if (isRejection(done)) throw new StationingHeld(done.rejected);
  };
}
