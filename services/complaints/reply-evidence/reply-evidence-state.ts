import type { EventOf } from '@ducha/contracts';
import type { replyEvidenceAnnounced } from './reply-evidence-events.ts';

/** A file that was announced for a reply. */
export type ReplyEvidence = EventOf<typeof replyEvidenceAnnounced>['data'];
