import { beijingDate } from '@ducha/calendar';
import { isRejection, ref } from '@ducha/event-log';
import type { DueAction, Store } from '@ducha/lambda';
import { inspectionStream } from '../inspection/inspection-fold.ts';
import { decideDue } from './stationing.ts';
import { teamBookings } from '../inspection/inspection-change.ts';

/** The stationing has stayed closed because a rule forbade it; it is due until it can be opened. */
class StationingHeld extends Error {
  override readonly name = 'StationingHeld';
}

/** The window has begun: the clock does what nobody did. Throws while another team is at a target. */
export function dueStationing({ log }: Pick<Store, 'log'>): DueAction {
  return async ({ id, command }) => {
    const done = await log.handle({
      command,
      stream: ref(inspectionStream, id),
      companions: (state) => (state === null ? {} : teamBookings(state)),
      decide: (state, bookings) =>
        decideDue(state, { inspection: id }, { today: beijingDate(command.at), bookings }),
    });
    if (isRejection(done)) throw new StationingHeld(done.rejected);
  };
}
