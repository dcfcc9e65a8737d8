import * as z from 'zod/mini';
import { event, evidenceFile, opaqueId } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** A file was announced: what will be uploaded, to the byte. */
export const evidenceAnnounced = event('evidence.announced.v1', () =>
  z.strictObject({ task: opaqueId, ...evidenceFile().shape }),
);

export const evidenceEvents = eventFamily([evidenceAnnounced]);
export type EvidenceAnnounced = ReturnType<typeof evidenceEvents.parse>;
