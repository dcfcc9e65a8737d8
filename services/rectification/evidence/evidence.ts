import * as z from 'zod/mini';
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
import { isPhotograph } from './photograph.ts';
import { canHappen } from '../task/stages.ts';
import type { Task } from '../task/task.ts';

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

/**
 * A file may be announced for a task on which there is still work to show. What shows the place before
 * and after is a photograph; documents and measurements have kinds of their own.
 */
export function decideAnnouncement(
  state: Evidence | null,
  announced: Evidence,
  task: Task,
): Decision<EvidenceAnnounced> {
  if (state !== null) return { rejected: 'already-done' };
  if (!canHappen('task.progress-posted.v1', task.stage)) return { rejected: 'wrong-stage' };
  if (['before', 'after'].includes(announced.kind) && !isPhotograph(announced)) {
    return { rejected: 'invalid', faults: [notAPhotograph] };
  }
  return [{ type: evidenceAnnounced.type, data: announced }];
}

const notAPhotograph = {
  pointer: '#/mediaType',
  code: 'not-a-photograph',
  detail: 'What shows the place before or after must be a photograph',
};
