import type { FileStore } from '@ducha/file-store';
import type { Route } from '@ducha/lambda';
import type { Proofs } from '@ducha/proof-of-work';
import type { ComplaintsService } from './service.ts';
import { listPublicComplaintTypesRoute } from './complaint-types/complaint-types-route.ts';
import { publicFiguresRoute } from './figures/figures-route.ts';
import {
  eraseByReceiptRoute,
  followRoute,
  supplementRoute,
  withdrawByReceiptRoute,
  writeToOfficeRoute,
} from './follow-up/follow-route.ts';
import { askReopeningRoute } from './follow-up/reopening-route.ts';
import { tellSatisfactionRoute } from './follow-up/satisfaction-route.ts';
import { givenFileRoutes } from './photographs/photographs-route.ts';
import { publicBatchRoutes } from './disclosure/public-batches-route.ts';
import { challengeRoute } from './intake/challenge-route.ts';
import { publicSampleRoutes } from './sampling/samples-route.ts';
import { submitRoute } from './intake/submit-route.ts';

/** Every public endpoint of this service. */
export function publicRoutes(
  service: ComplaintsService,
  { photographs, proofs }: { readonly photographs: FileStore; readonly proofs: Proofs },
): readonly Route[] {
  return [
    challengeRoute(proofs),
    submitRoute(service, photographs),
    ...givenFileRoutes(service, photographs),
    followRoute(service),
    supplementRoute(service),
    writeToOfficeRoute(service),
    tellSatisfactionRoute(service),
    askReopeningRoute(service),
    eraseByReceiptRoute(service),
    withdrawByReceiptRoute(service),
    ...publicBatchRoutes(service),
    ...publicSampleRoutes(service),
    publicFiguresRoute(service),
    listPublicComplaintTypesRoute(service),
  ];
}
