import type { EventOf } from '@ducha/contracts';
import type { evidenceAnnounced } from './evidence-events.ts';

export type Evidence = EventOf<typeof evidenceAnnounced>['data'];
