import type { Duty } from '@ducha/contracts';
import type { NotificationsPolicy } from '@ducha/policy';
import { minutesLater } from './minutes-later.ts';
import { outsideQuietHours } from './quiet-hours.ts';
import type { SlotEvent } from './slot-events.ts';
import { type Waiting, type Slot, isReady } from './slot-state.ts';

/** A reminder joins the slot. The first one sets when it is sent: never in quiet hours. */
export function decideJoin(
  state: Slot,
  reminder: Waiting & { readonly organisation: string; readonly duty: Duty; readonly at: string },
  now: string,
  policy: NotificationsPolicy,
): readonly SlotEvent[] {
  const ready = minutesLater(now > reminder.at ? now : reminder.at, policy.gatherMinutes);
  return [
    {
      type: 'slot.joined.v1',
      data: { ...reminder, sendAt: state.sendAt ?? outsideQuietHours(ready, policy.quietHours) },
    },
  ];
}

/**
 * Other reminders of this slot's time are still on their way: wait a little, but not for ever (a
 * ladder that cannot be read must not silence the others), and not into quiet hours.
 */
export function decideHold(
  state: Slot,
  now: string,
  policy: NotificationsPolicy,
): readonly SlotEvent[] {
  if (state.of === null || !isReady(state, now)) return [];
  const until = outsideQuietHours(minutesLater(now, policy.gatherMinutes), policy.quietHours);
  const patience = minutesLater(state.of.at, policy.patienceMinutes);
  return until <= patience ? [{ type: 'slot.held.v1', data: { until } }] : [];
}
