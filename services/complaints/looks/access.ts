import * as z from 'zod/mini';
import { event, note, noteId } from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

/** Someone looked at secret notes of a complaint, and why; written before anything is shown. */
export const looked = event('access.looked.v1', () =>
  z.strictObject({ reason: note, contact: z.boolean() }),
);
/** The reasons of looks were erased, by the ids of their notes. */
const reasonsErased = event('access.reasons-erased.v1', () =>
  z.strictObject({ reasons: z.array(noteId).check(z.minLength(1), z.maxLength(100)) }),
);
const events = eventFamily([looked, reasonsErased]);
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
  /** Ids of the notes of reasons that are still kept. */
  readonly reasons: readonly string[];
}

/** The stream `access/<complaint>`: who looked stands on each commit. */
export const accessStream: StreamKind<Access, AccessEvent> = {
  kind: 'access',
  initial: { looks: [], reasons: [] },
  events,
  evolve({ looks, reasons }, { type, data }, { version, at }) {
    switch (type) {
      case 'access.looked.v1':
        return {
          looks: [...looks, { version, at, contact: data.contact }],
          reasons: [...reasons, data.reason.note],
        };
      case 'access.reasons-erased.v1':
        return { looks, reasons: reasons.filter((one) => !data.reasons.includes(one)) };
    }
  },
};

/** The reasons that are kept go, as many as are erased at once; none when none is kept. */
export function decideErasingReasons({ reasons }: Access, atOnce: number): readonly AccessEvent[] {
  return reasons.length === 0
    ? []
    : [{ type: reasonsErased.type, data: { reasons: reasons.slice(0, atOnce) } }];
}
