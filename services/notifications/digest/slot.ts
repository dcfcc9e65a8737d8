import * as z from 'zod/mini';
import {
  count,
  duty,
  event,
  instant,
  listCode,
  opaqueId,
  organisationCode,
  type Duty,
} from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';
import type { NotificationsPolicy } from '@ducha/policy';
import { minutesLater } from './minutes-later.ts';
import { outsideQuietHours } from './quiet-hours.ts';

const planNumber = z.int().check(z.minimum(1));

/** A reminder waits in the slot; the slot is sent at `sendAt`, together with what joins it until then. */
const slotJoined = event('slot.joined.v1', () =>
  z.strictObject({
    organisation: organisationCode,
    duty,
    at: instant,
    sendAt: instant,
    ladder: opaqueId,
    plan: planNumber,
    step: listCode,
  }),
);
/** Other reminders of the same time are still on their way: the slot waits for them. */
const slotHeld = event('slot.held.v1', () => z.strictObject({ until: instant }));
/** What waited was sent as one notice (null: nothing was left to say). */
const slotSent = event('slot.sent.v1', () =>
  z.strictObject({ notice: z.nullable(opaqueId), reminded: count, dropped: count }),
);

const events = eventFamily([slotJoined, slotHeld, slotSent]);
export type SlotEvent = ReturnType<typeof events.parse>;

/** A reminder that waits: the ladder, its plan, its step. */
export interface Waiting {
  readonly ladder: string;
  readonly plan: number;
  readonly step: string;
}

/** What is due for one duty of one organisation at one time. */
export interface Slot {
  readonly of: { readonly organisation: string; readonly duty: Duty; readonly at: string } | null;
  readonly waiting: readonly Waiting[];
  /** When what waits is sent; null while nothing waits. */
  readonly sendAt: string | null;
  /** How often the slot was sent; who comes late begins another round. */
  readonly rounds: number;
}

/** The stream `slot/<organisation>-<duty>-<time>`. */
export const slot: StreamKind<Slot, SlotEvent> = {
  kind: 'slot',
  initial: { of: null, waiting: [], sendAt: null, rounds: 0 },
  events,
  evolve(state, { type, data }) {
    switch (type) {
      case 'slot.joined.v1': {
        const { organisation, duty: held, at, sendAt, ...reminder } = data;
        return {
          ...state,
          of: { organisation, duty: held, at },
          // A later step of the same ladder speaks for the earlier one.
          waiting: [...state.waiting.filter(({ ladder }) => ladder !== data.ladder), reminder],
          sendAt,
        };
      }
      case 'slot.held.v1':
        return { ...state, sendAt: data.until };
      case 'slot.sent.v1':
        return { ...state, waiting: [], sendAt: null, rounds: state.rounds + 1 };
    }
  },
};

/** The id of a slot: `110105-liaison-20251220T010000Z`. */
export function slotId(organisation: string, held: Duty, at: string): string {
  return `${organisation}-${held}-${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
}

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

/** Whether the slot is to be sent now. */
export function isReady(state: Slot, now: string): boolean {
  return state.sendAt !== null && state.sendAt <= now;
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
