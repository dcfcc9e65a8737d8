import * as z from 'zod/mini';
import {
  count,
  event,
  evidenceKind,
  evidenceMediaType,
  opaqueId,
  organisationCode,
  sha256,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** A file was announced: what will be uploaded, to the byte. */
export const evidenceAnnounced = event('evidence.announced.v1', () =>
  z.strictObject({
    task: opaqueId,
    organisation: organisationCode,
    kind: evidenceKind,
    mediaType: evidenceMediaType,
    bytes: count.check(z.minimum(1)),
    sha256,
  }),
);

export const evidenceEvents = eventFamily([evidenceAnnounced]);
export type EvidenceAnnounced = ReturnType<typeof evidenceEvents.parse>;
