import type { Projection } from '@ducha/event-log';
import { evidenceStream } from './evidence-fold.ts';
import type { Evidence } from './evidence-state.ts';
import type { EvidenceAnnounced } from './evidence-events.ts';

export const evidenceProjection: Projection<Evidence | null, EvidenceAnnounced> = {
  stream: evidenceStream,
  rows: (state) => [
    { name: 'main', data: state === null ? {} : { task: state.task, kind: state.kind } },
  ],
};
