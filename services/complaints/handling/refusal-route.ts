import { decideRefusal, refuse } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { isRejection } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import { everyRelation } from '../complaint/complaint-relations.ts';
import { duesFrom } from '../complaint/deadlines.ts';
import { decideDenyRefusal, decideGrantRefusal, decideRefuse } from './refusal.ts';
import { unknownOrganisations } from '../organisations/known-codes.ts';
import type { ComplaintsService } from '../service.ts';
import { draft } from '../complaint/texts.ts';

/** 退件. */
export function refuseRoute(service: ComplaintsService): Route {
  return route(refuse, async (request) => {
    const { refs, item } = await service.notes.seal(
      { reason: draft(request.body.reason, 'cleared', 'refusal') },
      request.fingerprint,
    );
    return changeComplaint(service, request, {
      seal: item,
      decideUnder: (policy, state, { organisation }) =>
        decideRefuse(state, { organisation, reason: refs.reason, at: request.now }, policy),
    });
  });
}

/** The office grants a refusal and assigns anew, or denies it. */
export function decideRefusalRoute(service: ComplaintsService): Route {
  return route(decideRefusal, async (request) => {
    const { body, params, now } = request;
    if (body.decision === 'deny') {
      const calendar = await readCalendar(service);
      return changeComplaint(service, request, {
        decideUnder: (policy, state, { organisation }) =>
          decideDenyRefusal(state, {
            complaint: params.complaint,
            at: now,
            dues: duesFrom(now, policy, calendar),
            by: organisation,
          }),
      });
    }
    const actor = request.permit(everyRelation);
    if (isRejection(actor)) return actor;
    const codes = body.organisations.map(({ organisation }) => organisation);
    const unknown = await unknownOrganisations(service, 'organisations', codes);
    if (unknown !== undefined) return unknown;
    const calendar = await readCalendar(service);
    return changeComplaint(service, request, {
      decideUnder: (policy, state, { organisation }) =>
        decideGrantRefusal(state, {
          complaint: params.complaint,
          assignments: body.organisations,
          at: now,
          dues: duesFrom(now, policy, calendar),
          by: organisation,
        }),
    });
  });
}
