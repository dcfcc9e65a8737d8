import type { Desk } from './desk/desk.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import { changeComplaintsPolicy, readComplaintsPolicy } from '@ducha/contracts';
import type { FileStore } from '@ducha/file-store';
import { policyRoutes, type Route } from '@ducha/lambda';
import { complaintsPolicy } from '@ducha/policy';
import type { ComplaintsService } from './service.ts';
import { actsRoute } from './complaint/acts-route.ts';
import { callBackRoute } from './call-back/call-back-route.ts';
import { decideReopeningRoute } from './call-back/reopening-route.ts';
import { openBatchSeriesRoute } from './batches/batch-series-route.ts';
import { listBatchesRoute, readBatchRoute } from './batches/batches-route.ts';
import { closeBatchRoute } from './batches/close-batch-route.ts';
import {
  defineComplaintTypeRoute,
  listComplaintTypesRoute,
} from './complaint-types/complaint-types-route.ts';
import { cutOffRoutes } from './cut-off/cut-offs-route.ts';
import { discloseRoute } from './disclosure/disclose-route.ts';
import { correctionRoute } from './erasure/correction-route.ts';
import { erasureRoute } from './erasure/erasure-route.ts';
import { figuresRoute } from './figures/figures-route.ts';
import { ledgerRoute } from './ledger/ledger-route.ts';
import { keptPhraseRoutes } from './kept-phrases/kept-phrases-route.ts';
import { keptViewRoutes } from './kept-views/kept-views-route.ts';
import { numbersRoute } from './ledger/numbers-route.ts';
import { listRoute } from './to-dos/list-route.ts';
import { glanceRoute } from './looks/glance-route.ts';
import { lookRoute } from './looks/look-route.ts';
import { looksRoute } from './looks/looks-route.ts';
import { readRoute } from './complaint/read-route.ts';
import { askExtensionRoute, decideExtensionRoute } from './handling/extension-route.ts';
import { decideRefusalRoute, refuseRoute } from './handling/refusal-route.ts';
import { correctAcceptanceRoute } from './putting-right/correct-acceptance-route.ts';
import { linkRelapseRoute } from './putting-right/link-relapse-route.ts';
import { reassignRoute } from './putting-right/reassign-route.ts';
import { withdrawRoute } from './putting-right/withdraw-route.ts';
import { passingOnRoutes } from './passing-on/passing-on-route.ts';
import { registerRoute } from './intake/register-route.ts';
import { registeredFileRoute } from './photographs/photographs-route.ts';
import { previewRoute } from './recounting/preview-route.ts';
import { decideReplyRoute, replyRoute } from './handling/reply-route.ts';
import { replyEvidenceRoutes } from './reply-evidence/reply-evidence-route.ts';
import { endRectificationRoute } from './handling/end-rectification-route.ts';
import { reviewRoute } from './handling/review-route.ts';
import { screenRoute } from './screening/screen-route.ts';
import { undoScreeningRoute } from './screening/undo-screening-route.ts';
import { recheckRoutes } from './re-check/re-check-route.ts';
import { sampleRoutes } from './sampling/samples-route.ts';
import { signInRoute } from './handling/sign-in-route.ts';
import { timelineRoute } from './complaint/timeline-route.ts';
import { settleMessagesRoute } from './messages/settle-messages-route.ts';
import { writeToComplainantRoute } from './messages/write-to-complainant-route.ts';

/** Every staff endpoint of this service. */
export function staffRoutes(
  service: ComplaintsService,
  files: { readonly evidence: FileStore; readonly photographs: FileStore },
  desk: Desk,
): readonly Route[] {
  const made = [
    listRoute,
    ledgerRoute,
    numbersRoute,
    readRoute,
    timelineRoute,
    actsRoute,
    glanceRoute,
    looksRoute,
    screenRoute,
    undoScreeningRoute,
    reassignRoute,
    correctAcceptanceRoute,
    withdrawRoute,
    linkRelapseRoute,
    writeToComplainantRoute,
    settleMessagesRoute,
    signInRoute,
    refuseRoute,
    decideRefusalRoute,
    askExtensionRoute,
    decideExtensionRoute,
    decideReplyRoute,
    reviewRoute,
    endRectificationRoute,
    callBackRoute,
    decideReopeningRoute,
    correctionRoute,
    erasureRoute,
    closeBatchRoute,
    listBatchesRoute,
    readBatchRoute,
    discloseRoute,
    openBatchSeriesRoute,
    figuresRoute,
    previewRoute,
    listComplaintTypesRoute,
    defineComplaintTypeRoute,
  ].map((make) => make(service));
  return [
    ...made,
    ...keptViewRoutes(service),
    ...keptPhraseRoutes(service),
    ...cutOffRoutes(service),
    ...deskRoutes(service, desk),
    ...sampleRoutes(service),
    ...recheckRoutes(service),
    registerRoute(service, files.photographs),
    registeredFileRoute(service, files.photographs),
    lookRoute(service, files.photographs),
    replyRoute(service, files.evidence),
    ...replyEvidenceRoutes(service, files.evidence),
    ...passingOnRoutes(service, files.evidence),
    ...policyRoutes(
      service,
      complaintsPolicy,
      { read: readComplaintsPolicy, change: changeComplaintsPolicy },
      async (code) => (await service.directory.find(code)) !== undefined,
    ),
  ];
}
