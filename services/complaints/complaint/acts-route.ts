import { beijingDate } from '@ducha/calendar';
import { complaintAct, readComplaintActs } from '@ducha/contracts';
import { readCalendar } from '@ducha/directory';
import { ref } from '@ducha/event-log';
import { foresee, route, type Route } from '@ducha/lambda';
import { closedBy } from '../call-back/reopening.ts';
import { readerRelationsTo, refusedTo } from './complaint-relations.ts';
import { actDue, attempts } from './acts.ts';
import { complaintStream } from './complaint-fold.ts';
import type { ComplaintsService } from '../service.ts';

/** What the asking person may do next with a complaint; who may read it may ask. */
export function actsRoute(service: ComplaintsService): Route {
  return route(readComplaintActs, async (request) => {
    const { params, person, now } = request;
    const { complaint } = params;
    const { state, version, commits } = await service.log.load(ref(complaintStream, complaint));
    const relations = await readerRelationsTo(service, person, state);
    const refused = refusedTo(request, state, relations);
    if (refused !== undefined) return refused;
    const calendar = await readCalendar(service);
    const policy = await service.inspections.policyOf(state.intake?.inspection ?? '');
    const when = { complaint, at: now, today: beijingDate(now), closedBy: closedBy(commits) };
    const acts = complaintAct.options.map((act) =>
      foresee(
        act,
        { person, relations },
        {
          attempt: (acting) => attempts[act](state, { ...when, ...acting }, policy),
          due: ({ organisation }) => actDue(act, complaint, state, { organisation, calendar }),
        },
      ),
    );
    return { body: { complaint, version, acts }, version };
  });
}
