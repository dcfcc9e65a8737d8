import { beijingDate } from '@ducha/calendar';
import { changeTeam } from '@ducha/contracts';
import { ref } from '@ducha/event-log';
import { route, type Route, type Store } from '@ducha/lambda';
import { formerLeaderKey, leaderKey } from '../bookings/bookings-in-hand.ts';
import { bookingStream } from '../bookings/booking-fold.ts';
import { changeInspection } from '../inspection/inspection-change.ts';
import { decideTeamChange, nextLeader } from './team-change.ts';

/** Changing a team at work. What is declared about those who join is sealed as the team's was. */
export function teamChangeRoute(store: Store): Route {
  return route(changeTeam, async (request) => {
    const { reason, joins } = request.body;
    const { item, refs } = await store.notes.seal(
      {
        reason: {
          text: reason,
          class: 'cleared',
          purpose: 'team-change',
          retentionYears: 30,
        },
        vetting: {
          text: JSON.stringify(joins),
          class: 'secret',
          purpose: 'team-vetting',
          retentionYears: 10,
        },
      },
      request.fingerprint,
    );
    const { inspection } = request.params;
    return changeInspection(store, request, {
      seal: item,
      bookings: (state) => {
        const next = nextLeader(state, request.body);
        if (next === null || state.team === null) return {};
        return {
          [leaderKey]: ref(bookingStream, `person/${next}`),
          [formerLeaderKey]: ref(bookingStream, `person/${state.team.leader}`),
        };
      },
      decide: (state, bookings) =>
        decideTeamChange(
          state,
          { inspection, ...request.body, ...refs },
          { today: beijingDate(request.now), bookings },
        ),
    });
  });
}
