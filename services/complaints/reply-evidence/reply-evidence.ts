import * as z from 'zod/mini';
import {
  count,
  event,
  evidenceKind,
  evidenceMediaType,
  opaqueId,
  organisationCode,
  sha256,
  type EventOf,
} from '@ducha/contracts';
import { eventFamily, type Decision, type StreamKind } from '@ducha/event-log';
import { stageAfterMove } from '../complaint/complaint-stage.ts';
import type { Complaint } from '../complaint/complaint-state.ts';

/** A file was announced that is to go with a reply: what will be uploaded, to the byte. */
const replyEvidenceAnnounced = event('reply-evidence.announced.v1', () =>
  z.strictObject({
    complaint: opaqueId,
    organisation: organisationCode,
    kind: evidenceKind,
    mediaType: evidenceMediaType,
    bytes: count.check(z.minimum(1)),
    sha256,
  }),
);
type ReplyEvidence = EventOf<typeof replyEvidenceAnnounced>['data'];

const events = eventFamily([replyEvidenceAnnounced]);
type ReplyEvidenceEvent = ReturnType<typeof events.parse>;

/** The stream `reply-evidence/<id>`: what was announced; the file itself is kept under the same id. */
export const replyEvidenceStream: StreamKind<ReplyEvidence | null, ReplyEvidenceEvent> = {
  kind: 'reply-evidence',
  initial: null,
  events,
  evolve: (_state, { data }) => data,
};

/**
 * A file may be announced while a reply can be given. What shows the place before and after is a
 * photograph; documents and measurements have kinds of their own.
 */
export function decideAnnouncement(
  state: ReplyEvidence | null,
  announced: ReplyEvidence,
  complaint: Complaint,
): Decision<ReplyEvidenceEvent> {
  if (state !== null) return { rejected: 'already-done' };
  if (stageAfterMove(complaint.stage, 'reply') === undefined) return { rejected: 'wrong-stage' };
  const showsPlace = announced.kind === 'before' || announced.kind === 'after';
  if (showsPlace && !announced.mediaType.startsWith('image/')) {
    return { rejected: 'invalid', faults: [notAPhotograph] };
  }
  return [{ type: replyEvidenceAnnounced.type, data: announced }];
}

const notAPhotograph = {
  pointer: '#/mediaType',
  code: 'not-a-photograph',
  detail: 'What shows the place before or after must be a photograph',
};
