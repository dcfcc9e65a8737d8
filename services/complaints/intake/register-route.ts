import { registerComplaint } from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import { anyone, route, type Route } from '@ducha/lambda';
import { receive } from './receive.ts';
import type { ComplaintsService } from '../service.ts';

/** A clerk writes down what came by phone, letter or visit, or in a list from above. */
export function registerRoute(service: ComplaintsService): Route {
  return route(registerComplaint, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const taken = await receive(service, registerComplaint.name, actor, request, request.body);
    if (isRejection(taken)) return taken;
    const { complaint, version, answer } = taken;
    return { body: { ...answer, complaint, version }, version };
  });
}
