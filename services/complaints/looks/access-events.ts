import * as z from 'zod/mini';
import { event, note, noteId } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** Someone looked at secret notes of a complaint, and why; written before anything is shown. */
export const looked = event('access.looked.v1', () =>
  z.strictObject({ reason: note, contact: z.boolean() }),
);
/** The reasons of looks were erased, by the ids of their notes. */
export const reasonsErased = event('access.reasons-erased.v1', () =>
  z.strictObject({ reasons: z.array(noteId).check(z.minLength(1), z.maxLength(100)) }),
);
export const accessEvents = eventFamily([looked, reasonsErased]);
export type AccessEvent = ReturnType<typeof accessEvents.parse>;
