import type { Calendar } from '@ducha/calendar';
import type { ComplaintsPolicy } from '@ducha/policy';
import { confirmedReply, type Complaint } from '../complaint/complaint-state.ts';
import { reopeningDue, type DueDate } from '../complaint/deadlines.ts';

/** How a complaint was closed: by which reply, when, and until when its complainants can say what they think of it. */
export interface Closing {
  readonly round: number;
  readonly from: string;
  readonly until: DueDate;
}

/** The closing of a complaint that is closed; undefined of any other. */
export function closingOf(
  state: Complaint,
  policy: Pick<ComplaintsPolicy, 'reopening' | 'rollForward'>,
  calendar: Calendar,
): Closing | undefined {
  const { stage, endedAt: from } = state;
  const reply = confirmedReply(state);
  if (stage !== 'closed' || from === null || reply === undefined) return undefined;
  return { round: reply.round, from, until: reopeningDue(from, policy, calendar) };
}
