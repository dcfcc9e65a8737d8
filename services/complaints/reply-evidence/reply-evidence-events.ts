import * as z from 'zod/mini';
import { event, evidenceFile, opaqueId } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** A file was announced that is to go with a reply: what will be uploaded, to the byte. */
export const replyEvidenceAnnounced = event('reply-evidence.announced.v1', () =>
  z.strictObject({ complaint: opaqueId, ...evidenceFile().shape }),
);

export const replyEvidenceEvents = eventFamily([replyEvidenceAnnounced]);
export type ReplyEvidenceEvent = ReturnType<typeof replyEvidenceEvents.parse>;
