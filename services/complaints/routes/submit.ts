import { submitComplaint } from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { receive } from '../receive.ts';
import type { ComplaintsService } from '../service.ts';

/** A citizen hands in a complaint. */
export function submitRoute(service: ComplaintsService): Route {
  return route(submitComplaint, async (request) => {
    const actor = request.permit(new Set());
    if (isRejection(actor)) return actor;
    const report = { ...request.body, channel: 'web' as const };
    const taken = await receive(service, submitComplaint.name, actor, request, report);
    return isRejection(taken) ? taken : { body: taken.answer };
  });
}
