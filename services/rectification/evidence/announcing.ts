import type { Decision } from '@ducha/event-log';
import { isPhotograph } from './is-photograph.ts';
import { canHappen } from '../task/task-stages.ts';
import type { Task } from '../task/task-state.ts';
import { evidenceAnnounced, type EvidenceAnnounced } from './evidence-events.ts';
import type { Evidence } from './evidence-state.ts';

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
