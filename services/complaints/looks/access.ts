import * as z from 'zod/mini';
import { event, note } from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

/** Someone looked at secret notes of a complaint, and why; written before anything is shown. */
export const looked = event('access.looked.v1', () =>
  z.strictObject({ reason: note, contact: z.boolean() }),
);
const events = eventFamily([looked]);
export type AccessEvent = ReturnType<typeof events.parse>;

/** One look: the version of its commit, on which stands who looked, and when. */
export interface Look {
  readonly version: number;
  readonly at: string;
  readonly contact: boolean;
}

/** Every look at secret notes of a complaint, in order. */
export interface Access {
  readonly looks: readonly Look[];
}

/** The stream `access/<complaint>`: who looked stands on each commit. */
export const accessStream: StreamKind<Access, AccessEvent> = {
  kind: 'access',
  initial: { looks: [] },
  events,
  evolve: ({ looks }, { data: { contact } }, { version, at }) => ({
    looks: [...looks, { version, at, contact }],
  }),
};
