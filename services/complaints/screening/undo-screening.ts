import type { UndoneReason } from '@ducha/contracts';
import type { Rejection } from '@ducha/event-log';
import {
  complaintDeclineUndone,
  complaintMergeUndone,
  complaintParted,
  type ComplaintEvent,
} from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { refusedMove } from '../complaint/refused-command.ts';

/**
 * 撤销不予受理、撤销合并: what was declined or merged is screened again. No date runs for an organisation, so none is
 * set or ended; no batch had taken it, so no notice tells of it. It is kept as what is being worked on: the time until
 * its texts are erased begins anew at its next end. A number that it got when it was merged stays its own, whatever is
 * decided next. Its complainant reads with the receipt that it is being screened again, and no longer how the other one
 * goes on. Where the words of the complainant were erased since, nobody could screen it.
 */
export function decideUndoScreening(
  state: Complaint,
  reason: UndoneReason,
): readonly ComplaintEvent[] | Rejection {
  const isMerged = state.stage === 'merged';
  const refused = refusedMove(state.stage, isMerged ? 'undo-merge' : 'undo-decline');
  if (refused !== undefined) return refused;
  if (state.erased.notes.includes(state.intake?.problem.note ?? '')) {
    return { rejected: 'words-erased' };
  }
  const type = isMerged ? complaintMergeUndone.type : complaintDeclineUndone.type;
  return [{ type, data: { reason } }];
}

/** What the one hears that another was merged into, in the same transaction. */
export function decidePart(into: Complaint, complaint: string): readonly ComplaintEvent[] {
  return into.joined.includes(complaint)
    ? [{ type: complaintParted.type, data: { complaint } }]
    : [];
}
