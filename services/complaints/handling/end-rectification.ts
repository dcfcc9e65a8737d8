import { rectificationEnded, type RectificationEndReason } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { lastReply, type Complaint } from '../complaint/complaint-state.ts';
import { refusedMove } from '../complaint/refused-command.ts';
import type { Reviewer } from './review.ts';

/**
 * 终止整改: the office closes what was staged although its task is not finished, and the task ends with it; why, both
 * show. Once the task is finished the organisation replies, and that reply closes it.
 */
export function decideEndRectification(
  state: Complaint,
  end: {
    readonly complaint: string;
    readonly reason: RectificationEndReason;
    readonly today: string;
    readonly by: Reviewer;
  },
): readonly ComplaintEvent[] | Rejection {
  const refused = refusedMove(state.stage, 'end-rectification');
  if (refused !== undefined) return refused;
  const { number, task } = state;
  if (number === null || task !== null) return { rejected: 'wrong-stage' };
  const reply = lastReply(state);
  const { complaint, reason, today, by } = end;
  const own =
    [reply?.by, reply?.approvedBy].includes(by.subject) || reply?.organisation === by.organisation;
  if (own) return { rejected: 'own-case' };
  return [{ type: rectificationEnded.type, data: { complaint, number, reason, on: today } }];
}
