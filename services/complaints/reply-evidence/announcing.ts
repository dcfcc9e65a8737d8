import type { Decision } from '@ducha/event-log';
import type { Complaint } from '../complaint/complaint-state.ts';
import { refusedReply } from '../handling/reply.ts';
import { replyEvidenceAnnounced, type ReplyEvidenceEvent } from './reply-evidence-events.ts';
import type { ReplyEvidence } from './reply-evidence-state.ts';

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
  const refused = refusedReply(complaint);
  if (refused !== undefined) return refused;
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
