import type { EventOf } from '@ducha/contracts';
import { complaintTaskFinished, type ComplaintEvent } from './complaint-events.ts';
import { leadOf, type Complaint } from './complaint-state.ts';
import { oneDeadline, type DueDate } from './deadlines.ts';
import { partiesTo } from './parties.ts';

/**
 * The rectification task of a staged complaint was finished; told twice, it is noted once. Now the reply that closes
 * the complaint is due.
 */
export function decideTaskFinished(
  state: Complaint,
  task: EventOf<typeof complaintTaskFinished>['data'],
  closing: {
    readonly complaint: string;
    /** The moment of which the date is counted. */
    readonly from: string;
    readonly due: DueDate;
  },
): readonly ComplaintEvent[] {
  const known = state.task?.task === task.task;
  if (known || !state.replies.some(({ plan, cleared }) => plan !== null && cleared !== null)) {
    return [];
  }
  const finished: ComplaintEvent = { type: complaintTaskFinished.type, data: task };
  const { number, stage } = state;
  const lead = leadOf(state);
  if (stage !== 'staged' || number === null || lead === undefined) return [finished];
  const { complaint, from, due } = closing;
  return [
    finished,
    oneDeadline({ complaint, number, from, parts: partiesTo(state) }, lead, 'reply', due),
  ];
}
