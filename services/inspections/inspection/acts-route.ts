import { beijingDate } from '@ducha/calendar';
import { inspectionAct, readInspectionActs } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import { foresee, route, type Route, type Store } from '@ducha/lambda';
import { bookingsOfTargets } from '../bookings/bookings-of.ts';
import { ownCalendar, unknownOf } from '../calendar/own-calendar.ts';
import { attempts, wantsBookings } from './acts.ts';
import { inspectionStream } from './inspection-fold.ts';
import type { Inspection } from './inspection-state.ts';
import type { BookingsInHand } from '../bookings/bookings-in-hand.ts';
import { nextStep } from './todo.ts';
import { relationsTo, teamBookings } from './inspection-change.ts';

/** What the asking person may do next with an inspection; who may read it may ask. */
export function actsRoute(store: Pick<Store, 'log'>): Route {
  return route(readInspectionActs, async (request) => {
    const { params, person } = request;
    const { state, version } = await store.log.load(ref(inspectionStream, params.inspection));
    const relations = relationsTo(state, person);
    const actor = request.permit(relations);
    if (isRejection(actor)) return actor;
    if (state === null) return { rejected: 'not-found' };
    const today = beijingDate(request.now);
    const when = { ...params, today, bookings: await bookingsInHand(store, state) };
    const calendar = await ownCalendar(store);
    const next = nextStep(state, today);
    const acts = inspectionAct.options.map((act) =>
      foresee(
        act,
        { person, relations },
        {
          attempt: ({ subject }) => [
            [null, attempts[act](state, { ...when, subject, roles: person?.roles ?? [] })],
          ],
          due: () =>
            next?.endpoint === act
              ? { due: next.due, unpublished: unknownOf(next.due, calendar) }
              : null,
        },
      ),
    );
    return { body: { ...params, version, acts }, version };
  });
}

async function bookingsInHand(
  { log }: Pick<Store, 'log'>,
  state: Inspection,
): Promise<BookingsInHand> {
  if (!wantsBookings(state)) return {};
  const streams = state.team === null ? bookingsOfTargets(state.targets) : teamBookings(state);
  const loaded = await Promise.all(
    Object.entries(streams).map(
      async ([key, stream]) => [key, (await log.load(stream)).state] as const,
    ),
  );
  return Object.fromEntries(loaded);
}
