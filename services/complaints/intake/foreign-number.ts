import * as z from 'zod/mini';
import { event, opaqueId } from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';

/** A number of another list belongs to this complaint, and to no other. */
export const foreignNumberTaken = event('foreign-number.taken.v1', () =>
  z.strictObject({ complaint: opaqueId }),
);
const events = eventFamily([foreignNumberTaken]);
export type ForeignNumberEvent = ReturnType<typeof events.parse>;

/** Who holds a number of another list; null while it is free. */
export interface ForeignNumber {
  readonly complaint: string | null;
}

/** The stream `foreign/<list>-<hash of the number>`: a number is unique within its list. */
export const foreignNumberStream: StreamKind<ForeignNumber, ForeignNumberEvent> = {
  kind: 'foreign',
  initial: { complaint: null },
  events,
  evolve: (_state, { data }) => ({ complaint: data.complaint }),
};
