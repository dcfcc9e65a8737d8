import { evidenceFault } from '@ducha/contracts';
import type { Decision } from '@ducha/event-log';
import type { Complaint } from '../complaint/complaint-state.ts';
import { refusedReply } from '../handling/reply.ts';
import { replyEvidenceAnnounced, type ReplyEvidenceEvent } from './reply-evidence-events.ts';
import type { ReplyEvidence } from './reply-evidence-state.ts';

/** A file may be announced while a reply can be given. */
export function decideAnnouncement(
  state: ReplyEvidence | null,
  announced: ReplyEvidence,
  complaint: Complaint,
): Decision<ReplyEvidenceEvent> {
  if (state !== null) return { rejected: 'already-done' };
  const refused = refusedReply(complaint);
  if (refused !== undefined) return refused;
  const wrong = evidenceFault(announced);
  if (wrong !== undefined) return { rejected: 'invalid', faults: [wrong] };
  return [{ type: replyEvidenceAnnounced.type, data: announced }];
}
