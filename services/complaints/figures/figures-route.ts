import { readFigures, readPublicFigures } from '@ducha/contracts';
import { route, type Route } from '@ducha/lambda';
import { officeFunnel, publicFunnel } from './funnel.ts';
import type { ComplaintsService } from '../service.ts';

export function figuresRoute(service: ComplaintsService): Route {
  return route(readFigures, async ({ query, now }) => ({
    body: await officeFunnel(service, query.inspection, now),
  }));
}

export function publicFiguresRoute(service: ComplaintsService): Route {
  return route(readPublicFigures, async ({ query, now }) => ({
    body: await publicFunnel(service, query.inspection, now),
  }));
}
