import type { EventOf } from '@ducha/contracts';
import { complaintTaskFinished, type ComplaintEvent } from './complaint-events.ts';
import type { Complaint } from './complaint-state.ts';

/** The rectification task of a staged complaint was finished; told twice, it is noted once. */
export function decideTaskFinished(
  state: Complaint,
  task: EventOf<typeof complaintTaskFinished>['data'],
): readonly ComplaintEvent[] {
  const known = state.task?.task === task.task;
  if (known || !state.replies.some(({ plan, cleared }) => plan !== null && cleared !== null)) {
    return [];
  }
  return [{ type: complaintTaskFinished.type, data: task }];
}
