import * as z from 'zod/mini';
import {
  count,
  event,
  givenMediaType,
  note,
  noteErased,
  opaqueId,
  photographMediaType,
  sha256,
  type EventOf,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** As it was announced at first: who had the file could have confirmed it by its length and hash. Read for ever, never written. */
const photographAnnouncedOpenly = event('photograph.announced.v1', () =>
  z.strictObject({
    inspection: opaqueId,
    mediaType: photographMediaType,
    bytes: count.check(z.minimum(1)),
    sha256,
  }),
);
/** As it was announced when only photographs were handed in. Read for ever, never written. */
const photographAloneAnnounced = event('photograph.announced.v2', () =>
  z.strictObject({ inspection: opaqueId, mediaType: photographMediaType, print: note }),
);
/** Someone wants to hand in a file with a complaint: what will be uploaded, to the byte, is a secret note. */
export const fileAnnounced = event('photograph.announced.v3', () =>
  z.strictObject({ inspection: opaqueId, mediaType: givenMediaType, print: note }),
);
/** A complaint was handed in with it; in the commit that took the complaint down. */
export const photographNamed = event('photograph.named.v1', () =>
  z.strictObject({ complaint: opaqueId }),
);
/** What an announcement says. */
export type Announced = EventOf<typeof fileAnnounced>['data'];

export const photographEvents = eventFamily([
  photographAnnouncedOpenly,
  photographAloneAnnounced,
  fileAnnounced,
  photographNamed,
  noteErased,
]);
export type PhotographEvent = ReturnType<typeof photographEvents.parse>;
