import * as z from 'zod/mini';
import {
  count,
  duty,
  event,
  instant,
  listCode,
  opaqueId,
  organisationCode,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

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
    /** The date that it is about; left out before it was kept. */
    due: z.optional(instant),
  }),
);
/** Other reminders of the same time are still on their way: the slot waits for them. */
const slotHeld = event('slot.held.v1', () => z.strictObject({ until: instant }));
/** What waited was sent as one notice (null: nothing was left to say). */
const slotSent = event('slot.sent.v1', () =>
  z.strictObject({ notice: z.nullable(opaqueId), reminded: count, dropped: count }),
);

export const slotEvents = eventFamily([slotJoined, slotHeld, slotSent]);
export type SlotEvent = ReturnType<typeof slotEvents.parse>;
