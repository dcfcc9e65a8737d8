import type { FileStore } from '@ducha/file-store';
import type { Route } from '@ducha/lambda';
import type { ComplaintsService } from '../service.ts';
import { listPublicComplaintTypesRoute } from './complaint-types.ts';
import { publicFiguresRoute } from './figures.ts';
import { followRoute, supplementRoute, writeToOfficeRoute } from './follow.ts';
import { photographRoute } from './photographs.ts';
import { publicBatchRoutes } from './public-batches.ts';
import { submitRoute } from './submit.ts';

/** Every public endpoint of this service. */
export function publicRoutes(service: ComplaintsService, photographs: FileStore): readonly Route[] {
  return [
    submitRoute(service, photographs),
    photographRoute(service, photographs),
    followRoute(service),
    supplementRoute(service),
    writeToOfficeRoute(service),
    ...publicBatchRoutes(service),
    publicFiguresRoute(service),
    listPublicComplaintTypesRoute(service),
  ];
}
