import type { Duty } from '@ducha/contracts';
import type { NotificationsPolicy } from '@ducha/policy';
import { minutesLater } from './minutes-later.ts';
import { isHeldPast, outsideQuietHours } from './quiet-hours.ts';
import type { SlotEvent } from './slot-events.ts';
import { type Waiting, type Slot, isReady } from './slot-state.ts';

/**
 * A reminder joins the slot. The first one sets when it is sent: not in quiet hours, and never after the date that it
 * is about; for such a date one that comes later hurries the others.
 */
export function decideJoin(
  state: Slot,
  reminder: Waiting & { readonly organisation: string; readonly duty: Duty; readonly at: string },
  now: string,
  policy: NotificationsPolicy,
): readonly SlotEvent[] {
  const from = now > reminder.at ? now : reminder.at;
  const ready = minutesLater(from, policy.gatherMinutes);
  const calm = state.sendAt ?? outsideQuietHours(ready, policy.quietHours);
  const { due } = reminder;
  const hurried =
    due !== undefined && isHeldPast(due, from, calm) ? earlier(ready, due, from) : calm;
  return [{ type: 'slot.joined.v1', data: { ...reminder, sendAt: hurried } }];
}

/** When it is ready, if that is before the date; else at once. */
function earlier(ready: string, due: string, from: string): string {
  return isHeldPast(due, from, ready) ? from : ready;
}

/**
 * Other reminders of this slot's time are still on their way: wait a little, but not for ever (a
 * ladder that cannot be read must not silence the others), not into quiet hours, and over no date.
 */
export function decideHold(
  state: Slot,
  now: string,
  policy: NotificationsPolicy,
): readonly SlotEvent[] {
  if (state.of === null || !isReady(state, now)) return [];
  const until = outsideQuietHours(minutesLater(now, policy.gatherMinutes), policy.quietHours);
  const patience = minutesLater(state.of.at, policy.patienceMinutes);
  const isUrgent = state.waiting.some(
    ({ due }) => due !== undefined && isHeldPast(due, now, until),
  );
  return until <= patience && !isUrgent ? [{ type: 'slot.held.v1', data: { until } }] : [];
}
