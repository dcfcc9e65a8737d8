import { readReplyEvidence, requestReplyEvidence } from '@ducha/contracts';
import { isRejection, ref } from '@ducha/event-log';
import type { FileStore } from '@ducha/file-store';
import { route, type Route } from '@ducha/lambda';
import {
  everyRelation,
  readerRelationsTo,
  refusedActOn,
  refusedTo,
} from '../complaint/complaint-relations.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { decideAnnouncement } from './announcing.ts';
import { replyEvidenceStream } from './reply-evidence-fold.ts';
import type { ComplaintsService } from '../service.ts';

/** Files of a reply: announced and put, found and fetched. Their bytes never pass a function. */
export function replyEvidenceRoutes(service: ComplaintsService, files: FileStore): Route[] {
  const { log } = service;
  return [
    route(requestReplyEvidence, async (request) => {
      const { complaint } = request.params;
      const { state } = await log.load(ref(complaintStream, complaint));
      const actor = refusedActOn(request, state) ?? request.permit(everyRelation);
      if (isRejection(actor)) return actor;
      const announced = { complaint, organisation: actor.organisation ?? '', ...request.body };
      const done = await log.handle({
        command: request.command(actor),
        stream: ref(replyEvidenceStream, request.newId),
        creates: true,
        decide: (before) => decideAnnouncement(before, announced, state),
      });
      if (isRejection(done)) return done;
      const upload = await files.uploadAddress(request.newId, announced, request.now);
      return { body: { evidence: request.newId, upload } };
    }),
    route(readReplyEvidence, async (request) => {
      const { complaint, evidence } = request.params;
      const [{ state }, { state: found }] = await Promise.all([
        log.load(ref(complaintStream, complaint)),
        log.load(ref(replyEvidenceStream, evidence)),
      ]);
      const relations = await readerRelationsTo(service, request.person, state);
      const refused = refusedTo(request, state, relations);
      if (refused !== undefined) return refused;
      if (found?.complaint !== complaint) return { rejected: 'not-found' };
      if ((await files.compare(evidence, found)) === 'missing') {
        return { rejected: 'evidence-missing' };
      }
      const { complaint: _, organisation: __, ...file } = found;
      return { body: { evidence, ...file, ...(await files.readAddress(evidence, request.now)) } };
    }),
  ];
}
