import { readFigures, readPublicFigures } from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import { route, type Route } from '@ducha/lambda';
import { officeFunnel, publicFunnel } from './funnel.ts';
import { relationsToInspection } from '../inspections/inspection-relations.ts';
import type { ComplaintsService } from '../service.ts';

export function figuresRoute(service: ComplaintsService): Route {
  return route(readFigures, async ({ query, person, permit, now }) => {
    const { inspection } = query;
    const actor = permit(await relationsToInspection(service, person, inspection));
    if (isRejection(actor)) return actor;
    return { body: await officeFunnel(service, inspection, now) };
  });
}

export function publicFiguresRoute(service: ComplaintsService): Route {
  return route(readPublicFigures, async ({ query, now }) => {
    const funnel = await publicFunnel(service, query.inspection, now);
    return isRejection(funnel) ? funnel : { body: funnel };
  });
}
