import * as z from 'zod';
import {
  count,
  event,
  evidenceKind,
  evidenceMediaType,
  opaqueId,
  organisationCode,
  sha256,
  type EventOf,
} from '@ducha/contracts';
import { eventFamily, type Decision, type StreamKind } from '@ducha/event-log';
import { canHappen } from './stages.ts';
import type { Task } from './task.ts';

/** A file was announced: what will be uploaded, to the byte. */
export const evidenceAnnounced = event(
  'evidence.announced.v1',
  z.strictObject({
    task: opaqueId,
    organisation: organisationCode,
    kind: evidenceKind,
    mediaType: evidenceMediaType,
    bytes: count.min(1),
    sha256,
  }),
);
export type Evidence = EventOf<typeof evidenceAnnounced>['data'];

const events = eventFamily([evidenceAnnounced]);
export type EvidenceAnnounced = ReturnType<typeof events.parse>;

/** The stream `evidence/<id>`: what was announced; the file itself is kept under the same id. */
export const evidence: StreamKind<Evidence | null, EvidenceAnnounced> = {
  kind: 'evidence',
  initial: null,
  events,
  evolve: (_state, { data }) => data,
};

/** A file may be announced for a task on which there is still work to show. */
export function decideAnnouncement(
  state: Evidence | null,
  announced: Evidence,
  task: Task,
): Decision<EvidenceAnnounced> {
  if (state !== null) return { rejected: 'already-done' };
  if (!canHappen('task.progress-posted.v1', task.stage)) return { rejected: 'wrong-stage' };
  return [{ type: evidenceAnnounced.type, data: announced }];
}

/** Where the file of a piece of evidence is kept. */
export function evidenceKey(id: string): string {
  return `evidence/${id}`;
}
