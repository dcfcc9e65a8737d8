import { readComplaint } from '@ducha/contracts';
import { ref } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { answered, refusedTo } from './change-complaint.ts';
import { complaintStream } from './complaint-fold.ts';
import type { ComplaintsService } from '../service.ts';

/** One complaint; for an organisation that has no part in it, it is not there. */
export function readRoute(service: ComplaintsService): Route {
  return route(readComplaint, async (request) => {
    const { complaint } = request.params;
    const loaded = await service.log.load(ref(complaintStream, complaint));
    return refusedTo(request, loaded.state) ?? answered(service, request, loaded);
  });
}
