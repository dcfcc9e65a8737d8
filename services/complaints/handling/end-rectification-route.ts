import { beijingDate } from '@ducha/calendar';
import { endRectification } from '@ducha/contracts';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import type { ComplaintsService } from '../service.ts';
import { decideEndRectification } from './end-rectification.ts';

/** 终止整改. */
export function endRectificationRoute(service: ComplaintsService): Route {
  return route(endRectification, (request) =>
    changeComplaint(service, request, {
      decide: (state, by) =>
        decideEndRectification(state, {
          complaint: request.params.complaint,
          reason: request.body.reason,
          today: beijingDate(request.now),
          by,
        }),
    }),
  );
}
