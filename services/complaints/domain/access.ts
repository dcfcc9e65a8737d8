import * as z from 'zod';
import { event, note } from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

/** Someone looked at secret notes of a complaint, and why; written before anything is shown. */
export const looked = event(
  'access.looked.v1',
  z.strictObject({ reason: note, contact: z.boolean() }),
);
const events = eventFamily([looked]);
type AccessEvent = ReturnType<typeof events.parse>;

/** How often secret notes of a complaint were looked at. */
export interface Access {
  readonly looks: number;
}

/** The stream `access/<complaint>`: who looked stands on each commit. */
export const accessStream: StreamKind<Access, AccessEvent> = {
  kind: 'access',
  initial: { looks: 0 },
  events,
  evolve: ({ looks }) => ({ looks: looks + 1 }),
};
