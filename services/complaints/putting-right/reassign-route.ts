import { reassign } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { isRejection } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import { everyRelation } from '../complaint/complaint-relations.ts';
import { duesFrom } from '../complaint/deadlines.ts';
import { unknownOrganisations } from '../organisations/known-codes.ts';
import type { ComplaintsService } from '../service.ts';
import { decideReassign } from './reassign.ts';

/** 改派. */
export function reassignRoute(service: ComplaintsService): Route {
  return route(reassign, async (request) => {
    const { body, params, now } = request;
    const actor = request.permit(everyRelation);
    if (isRejection(actor)) return actor;
    const codes = body.organisations.map(({ organisation }) => organisation);
    const unknown = await unknownOrganisations(service, 'organisations', codes);
    if (unknown !== undefined) return unknown;
    const calendar = await readCalendar(service);
    return changeComplaint(service, request, {
      decideUnder: (policy, state) =>
        decideReassign(state, {
          complaint: params.complaint,
          assignments: body.organisations,
          reason: body.reason,
          at: now,
          dues: duesFrom(now, policy, calendar),
        }),
    });
  });
}
