import { eraseComplaintTexts } from '@ducha/contracts';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import type { ComplaintsService } from '../service.ts';
import { decideErasure } from './erasing.ts';

/** 删除: the office has texts and files of a complaint erased for good. */
export function erasureRoute(service: ComplaintsService): Route {
  return route(eraseComplaintTexts, (request) =>
    changeComplaint(service, request, {
      decide: (state) =>
        decideErasure(state, { complaint: request.params.complaint, ...request.body }),
    }),
  );
}
