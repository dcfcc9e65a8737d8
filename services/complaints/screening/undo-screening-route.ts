import { undoScreening } from '@ducha/contracts';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import type { ComplaintsService } from '../service.ts';
import { decideUndoScreening } from './undo-screening.ts';

/** 撤销不予受理、撤销合并. */
export function undoScreeningRoute(service: ComplaintsService): Route {
  return route(undoScreening, (request) =>
    changeComplaint(service, request, {
      decide: (state) => decideUndoScreening(state, request.body.reason),
    }),
  );
}
