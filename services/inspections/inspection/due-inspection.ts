import { isRejection, ref } from '@ducha/event-log';
import type { DueAction, Store } from '@ducha/lambda';
import { erasureWrites } from '../erasure/erasure-writes.ts';
import { decideDue } from './due.ts';
import { teamBookings } from './inspection-change.ts';
import { inspectionStream } from './inspection-fold.ts';

/** What is due was refused, and nobody foresaw that it could be. */
class DueRefused extends Error {
  override readonly name = 'DueRefused';
}

/** The window has begun, and the clock does what nobody did; or what is kept has been kept long enough. */
export function dueInspection({ log, notes }: Pick<Store, 'log' | 'notes'>): DueAction {
  return async ({ id, command }) => {
    const done = await log.handle({
      command,
      stream: ref(inspectionStream, id),
      companions: (state) => (state?.stage === 'preparing' ? teamBookings(state) : {}),
      writes: erasureWrites(notes, command.at),
      decide: (state, bookings) => decideDue(state, { inspection: id, at: command.at, bookings }),
    });
    if (isRejection(done)) throw new DueRefused(done.rejected);
  };
}
