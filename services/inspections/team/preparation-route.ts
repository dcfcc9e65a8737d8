import { beijingDate } from '@ducha/calendar';
import { prepareInspection } from '@ducha/contracts';
import { route, type Route, type Store } from '@ducha/lambda';
import { bookingsOf } from '../bookings/bookings-of.ts';
import { decidePreparation } from './preparation.ts';
import { changeInspection } from '../inspection/inspection-change.ts';

/** Forming the team. What was declared about its people is sealed as one secret note. */
export function preparationRoute(store: Store): Route {
  return route(prepareInspection, async (request) => {
    const team = request.body;
    const sealing = await store.notes.seal(
      {
        vetting: {
          text: JSON.stringify(team),
          class: 'secret',
          purpose: 'team-vetting',
          retentionYears: 10,
        },
      },
      request.fingerprint,
    );
    return changeInspection(store, request, {
      seal: sealing.item,
      bookings: (state) => bookingsOf(team.leader.subject, state.targets),
      decide: (state, bookings) =>
        decidePreparation(
          state,
          { inspection: request.params.inspection, team, vetting: sealing.refs.vetting },
          { today: beijingDate(request.now), bookings },
        ),
    });
  });
}
