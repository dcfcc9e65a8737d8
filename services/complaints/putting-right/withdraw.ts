import type { Rejection } from '@ducha/event-log';
import {
  complaintWithdrawn,
  type ComplaintEvent,
  type DataOf,
} from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { deadlineDone } from '../complaint/deadlines.ts';
import { refusedMove } from '../complaint/refused-command.ts';

/**
 * 撤回: a complaint is taken back, by its complainant through the receipt or by the office with a ground, until it is
 * closed, or closed in stages, when a dated plan goes on. Before the hand-over it goes nowhere any more: a batch that asks
 * for it is told so. After it the dates of its organisations end, and they read that it was taken back. The row of its
 * batch stays; the next edition says 已撤回 in it, and counts it as 未办结. In the figures one of before the hand-over counts
 * as received and taken back, one of after it as handed over and not closed. One that others were merged into goes on: they
 * wait for its result.
 */
export function decideWithdraw(
  state: Complaint,
  withdrawal: DataOf<'complaint.withdrawn.v1'> & { readonly at: string },
): readonly ComplaintEvent[] | Rejection {
  const refused = refusedMove(state.stage, 'withdraw');
  if (refused !== undefined) return refused;
  if (state.joined.length > 0) return { rejected: 'others-joined' };
  const { by, ground, at } = withdrawal;
  return [
    { type: complaintWithdrawn.type, data: { by, ground } },
    ...state.openDeadlines.map((deadline) => deadlineDone(deadline, at)),
  ];
}
