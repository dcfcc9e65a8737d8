import { complaintDistrictChanged, deadlinePartsChanged } from '@ducha/contracts';
import type { ComplaintEvent } from './complaint-events.ts';
import { placeOf, type Complaint } from './complaint-state.ts';
import { partiesTo } from './parties.ts';

/**
 * 回避: whatever act made it the case of others after the hand-over - its place was corrected, it was given to others - says
 * so in the same commit to those who keep it: of each date that was ever set, since reminders of it can be read for good, and
 * to its rectification task. What is set in that commit says it itself.
 */
export function partsTold({
  id,
  before,
  after,
}: {
  readonly id: string;
  readonly before: Complaint;
  readonly after: Complaint;
}): readonly ComplaintEvent[] {
  const parts = partiesTo(after);
  const { district } = placeOf(after);
  return [
    ...(isSame(partiesTo(before), parts)
      ? []
      : before.deadlines.map((deadline) => ({
          type: deadlinePartsChanged.type,
          data: { deadline, parts: [...parts] },
        }))),
    // Before there is a task, what opens it says where the matter is.
    ...(before.plans.length === 0 || placeOf(before).district === district
      ? []
      : [{ type: complaintDistrictChanged.type, data: { complaint: id, district } }]),
  ];
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.toSorted().join() === others.toSorted().join();
}
