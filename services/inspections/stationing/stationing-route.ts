import { beijingDate } from '@ducha/calendar';
import { closeStationing, openStationing } from '@ducha/contracts';
import { route, type Route, type Store } from '@ducha/lambda';
import { decideClosing, decideOpening } from './stationing.ts';
import { changeInspection, teamBookings } from '../inspection/inspection-change.ts';

/** 进驻 and its end, by the office or by the team's leader. */
export function stationingRoutes(store: Store): Route[] {
  return [
    route(openStationing, (request) =>
      changeInspection(store, request, {
        bookings: teamBookings,
        decide: (state, bookings) =>
          decideOpening(state, request.params, { today: beijingDate(request.now), bookings }),
      }),
    ),
    route(closeStationing, (request) =>
      changeInspection(store, request, {
        bookings: teamBookings,
        decide: (state, bookings) =>
          decideClosing(
            state,
            { ...request.params, ...request.body },
            { today: beijingDate(request.now), bookings },
          ),
      }),
    ),
  ];
}
