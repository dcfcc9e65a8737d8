import { beijingDate } from '@ducha/calendar';
import { endInspection, rescheduleInspection } from '@ducha/contracts';
import { route, type Route, type Store } from '@ducha/lambda';
import { changeInspection, teamBookings } from '../inspection/inspection-change.ts';
import { decideEnding, decideRescheduling } from './moves.ts';

/** Another window, and the end: each with its reason. */
export function movesRoutes(store: Store): Route[] {
  const sealed = (reason: string, fingerprint: string) =>
    store.notes.seal(
      {
        reason: { text: reason, class: 'cleared', purpose: 'inspection-move', retentionYears: 30 },
      },
      fingerprint,
    );
  return [
    route(rescheduleInspection, async (request) => {
      const { from, until, reason } = request.body;
      const { item, refs } = await sealed(reason, request.fingerprint);
      return changeInspection(store, request, {
        seal: item,
        decide: (state, _bookings, { subject }) =>
          decideRescheduling(
            state,
            { from, until, by: subject, reason: refs.reason },
            beijingDate(request.now),
          ),
      });
    }),
    route(endInspection, async (request) => {
      const { item, refs } = await sealed(request.body.reason, request.fingerprint);
      return changeInspection(store, request, {
        seal: item,
        bookings: (state) => (state.stage === 'preparing' ? teamBookings(state) : {}),
        decide: (state, bookings) =>
          decideEnding(
            state,
            { ...request.params, reason: refs.reason },
            { today: beijingDate(request.now), bookings },
          ),
      });
    }),
  ];
}
