import { submitComplaint } from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import type { FileStore } from '@ducha/file-store';
import { anyone, route, type Route } from '@ducha/lambda';
import { handedIn } from '../photographs/handed-in.ts';
import { receive } from './receive.ts';
import type { ComplaintsService } from '../service.ts';

/** A citizen hands in a complaint, with the photographs and attachments that were put before. */
export function submitRoute(service: ComplaintsService, store: FileStore): Route {
  return route(submitComplaint, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const files = request.unproven ?? (await handedIn(service, store, request.body));
    const report = { ...request.body, channel: 'web' as const, files };
    const taken = await receive(service, submitComplaint.name, actor, request, report);
    return isRejection(taken) ? taken : { body: taken.answer };
  });
}
