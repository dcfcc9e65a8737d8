import * as z from 'zod/mini';
import { event, glancedAtOnce, note, noteId, opaqueId } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** Someone looked at secret notes of a complaint, and why; written before anything is shown. */
export const looked = event('access.looked.v1', () =>
  z.strictObject({ reason: note, contact: z.boolean() }),
);
/**
 * 看开头: a screener saw the opening words, to find out what waits; of how many in that sitting. Written before anything
 * is shown. There is no reason to give: it is the sitting itself.
 */
export const glanced = event('access.glanced.v1', () =>
  z.strictObject({
    sitting: opaqueId,
    of: z.int().check(z.minimum(1), z.maximum(glancedAtOnce)),
  }),
);
/** The reasons of looks were erased, by the ids of their notes. */
export const reasonsErased = event('access.reasons-erased.v1', () =>
  z.strictObject({ reasons: z.array(noteId).check(z.minLength(1), z.maxLength(100)) }),
);
export const accessEvents = eventFamily([looked, glanced, reasonsErased]);
export type AccessEvent = ReturnType<typeof accessEvents.parse>;
