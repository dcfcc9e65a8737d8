import type { Route } from '@ducha/lambda';
import type { ComplaintsService } from '../service.ts';
import { listPublicComplaintTypesRoute } from './complaint-types.ts';
import { publicFiguresRoute } from './figures.ts';
import { followRoute, supplementRoute, writeToOfficeRoute } from './follow.ts';
import { publicBatchRoutes } from './public-batches.ts';
import { submitRoute } from './submit.ts';

/** Every public endpoint of this service. */
export function publicRoutes(service: ComplaintsService): readonly Route[] {
  return [
    submitRoute(service),
    followRoute(service),
    supplementRoute(service),
    writeToOfficeRoute(service),
    ...publicBatchRoutes(service),
    publicFiguresRoute(service),
    listPublicComplaintTypesRoute(service),
  ];
}
