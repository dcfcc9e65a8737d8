import type { StreamKind } from '@ducha/event-log';
import { evidenceEvents, type EvidenceAnnounced } from './evidence-events.ts';
import type { Evidence } from './evidence-state.ts';

/** The stream `evidence/<id>`: what was announced; the file itself is kept under the same id. */
export const evidenceStream: StreamKind<Evidence | null, EvidenceAnnounced> = {
  kind: 'evidence',
  initial: null,
  events: evidenceEvents,
  evolve: (_state, { data }) => data,
};
