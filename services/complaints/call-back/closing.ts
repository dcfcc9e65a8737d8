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
  const { endedAt: from } = state;
  const round = closingRound(state);
  if (from === null || round === undefined) return undefined;
  return { round, from, until: reopeningDue(from, policy, calendar) };
}

/** The reply by which a complaint was closed; undefined of one that is not. */
export function closingRound(state: Complaint): number | undefined {
  return state.stage === 'closed' ? confirmedReply(state)?.round : undefined;
}
