import { registerComplaint } from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import type { FileStore } from '@ducha/file-store';
import { anyone, route, type Route } from '@ducha/lambda';
import { handedIn } from '../photographs/handed-in.ts';
import { receive } from './receive.ts';
import type { ComplaintsService } from '../service.ts';

/** A clerk writes down what came by phone, letter or visit, or in a list from above, with what came with it. */
export function registerRoute(service: ComplaintsService, store: FileStore): Route {
  return route(registerComplaint, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const report = { ...request.body, files: await handedIn(service, store, request.body) };
    const taken = await receive(service, registerComplaint.name, actor, request, report);
    if (isRejection(taken)) return taken;
    const { complaint, version, answer } = taken;
    return { body: { ...answer, complaint, version }, version };
  });
}
