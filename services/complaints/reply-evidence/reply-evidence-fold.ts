import type { StreamKind } from '@ducha/event-log';
import { replyEvidenceEvents, type ReplyEvidenceEvent } from './reply-evidence-events.ts';
import type { ReplyEvidence } from './reply-evidence-state.ts';

/** The stream `reply-evidence/<id>`: what was announced; the file itself is kept under the same id. */
export const replyEvidenceStream: StreamKind<ReplyEvidence | null, ReplyEvidenceEvent> = {
  kind: 'reply-evidence',
  initial: null,
  events: replyEvidenceEvents,
  evolve: (_state, { data }) => data,
};
