import { changeComplaintsPolicy, readComplaintsPolicy } from '@ducha/contracts';
import type { FileStore } from '@ducha/file-store';
import { policyRoutes, type Route } from '@ducha/lambda';
import { complaintsPolicy } from '@ducha/policy';
import type { ComplaintsService } from '../service.ts';
import { actsRoute } from './acts.ts';
import { openBatchSeriesRoute } from './batch-series.ts';
import { listBatchesRoute, readBatchRoute } from './batches.ts';
import { closeBatchRoute } from './close-batch.ts';
import { defineComplaintTypeRoute, listComplaintTypesRoute } from './complaint-types.ts';
import { discloseRoute } from './disclose.ts';
import { figuresRoute } from './figures.ts';
import { listRoute } from './list.ts';
import { lookRoute } from './look.ts';
import { looksRoute } from './looks.ts';
import { readRoute } from './read.ts';
import { decideRefusalRoute, refuseRoute } from './refusal.ts';
import { registerRoute } from './register.ts';
import { decideReplyRoute, replyRoute } from './reply.ts';
import { replyEvidenceRoutes } from './reply-evidence.ts';
import { reviewRoute } from './review.ts';
import { screenRoute } from './screen.ts';
import { signInRoute } from './sign-in.ts';
import { timelineRoute } from './timeline.ts';
import { writeToComplainantRoute } from './write-to-complainant.ts';

/** Every staff endpoint of this service. */
export function staffRoutes(
  service: ComplaintsService,
  files: { readonly evidence: FileStore; readonly photographs: FileStore },
): readonly Route[] {
  const made = [
    registerRoute,
    listRoute,
    readRoute,
    timelineRoute,
    actsRoute,
    looksRoute,
    screenRoute,
    writeToComplainantRoute,
    signInRoute,
    refuseRoute,
    decideRefusalRoute,
    decideReplyRoute,
    reviewRoute,
    closeBatchRoute,
    listBatchesRoute,
    readBatchRoute,
    discloseRoute,
    openBatchSeriesRoute,
    figuresRoute,
    listComplaintTypesRoute,
    defineComplaintTypeRoute,
  ].map((make) => make(service));
  return [
    ...made,
    lookRoute(service, files.photographs),
    replyRoute(service, files.evidence),
    ...replyEvidenceRoutes(service, files.evidence),
    ...policyRoutes(
      service,
      complaintsPolicy,
      { read: readComplaintsPolicy, change: changeComplaintsPolicy },
      async (code) => (await service.directory.find(code)) !== undefined,
    ),
  ];
}
