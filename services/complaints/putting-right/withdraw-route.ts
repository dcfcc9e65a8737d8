import { withdrawComplaint } from '@ducha/contracts';
import { route, type Route } from '@ducha/lambda';
import { changeComplaint } from '../complaint/change-complaint.ts';
import type { ComplaintsService } from '../service.ts';
import { decideWithdraw } from './withdraw.ts';

/** 撤回 by the office. */
export function withdrawRoute(service: ComplaintsService): Route {
  return route(withdrawComplaint, (request) => {
    const { ground } = request.body;
    return changeComplaint(service, request, {
      decide: (state) => decideWithdraw(state, { by: 'office', ground, at: request.now }),
    });
  });
}
