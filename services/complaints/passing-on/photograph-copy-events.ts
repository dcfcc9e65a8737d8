import * as z from 'zod/mini';
import { event, note, noteErased, opaqueId } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** A copy of a complainant's photograph was announced, in which is covered what nobody else need see. */
export const photographCopyAnnounced = event('photograph-copy.announced.v1', () =>
  z.strictObject({
    complaint: opaqueId,
    /** The photograph that it is a copy of. */
    original: opaqueId,
    /** The secret note of its length and hash: what will be uploaded, to the byte. */
    print: note,
  }),
);
/** It stands in its complaint, and nothing can be put in its place any more: nobody need look at it again. */
export const photographCopySettled = event('photograph-copy.settled.v1', () => z.strictObject({}));

export const photographCopyEvents = eventFamily([
  photographCopyAnnounced,
  photographCopySettled,
  noteErased,
]);
export type PhotographCopyEvent = ReturnType<typeof photographCopyEvents.parse>;
