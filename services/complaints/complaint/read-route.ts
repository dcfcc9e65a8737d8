import { readComplaint } from '@ducha/contracts';
import { ref } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { answered } from './change-complaint.ts';
import { readerRelationsTo, refusedTo } from './complaint-relations.ts';
import { complaintStream } from './complaint-fold.ts';
import type { ComplaintsService } from '../service.ts';

/** One complaint; for an organisation that has no part in it, and for other teams, it is not there. */
export function readRoute(service: ComplaintsService): Route {
  return route(readComplaint, async (request) => {
    const loaded = await service.log.load(ref(complaintStream, request.params.complaint));
    const relations = await readerRelationsTo(service, request.person, loaded.state);
    const refused = refusedTo(request, loaded.state, relations);
    return refused ?? answered(service, request, loaded, relations);
  });
}
