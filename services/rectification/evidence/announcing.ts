import { evidenceFault } from '@ducha/contracts';
import type { Decision } from '@ducha/event-log';
import { canHappen } from '../task/task-stages.ts';
import type { Task } from '../task/task-state.ts';
import { evidenceAnnounced, type EvidenceAnnounced } from './evidence-events.ts';
import type { Evidence } from './evidence-state.ts';

/** A file may be announced for a task on which there is still work to show. */
export function decideAnnouncement(
  state: Evidence | null,
  announced: Evidence,
  task: Task,
): Decision<EvidenceAnnounced> {
  if (state !== null) return { rejected: 'already-done' };
  if (!canHappen('task.progress-posted.v1', task.stage)) return { rejected: 'wrong-stage' };
  const wrong = evidenceFault(announced);
  if (wrong !== undefined) return { rejected: 'invalid', faults: [wrong] };
  return [{ type: evidenceAnnounced.type, data: announced }];
}
