import * as z from 'zod/mini';
import { announcementKind, event, note, opaqueId } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

const written = z.strictObject({ chinese: note, english: z.nullable(note) });
const wording = {
  title: written,
  text: written,
  /** How the stationed team is reached; null in all but a stationing announcement. */
  contact: z.nullable(
    z.strictObject({
      phone: z.nullable(note),
      hours: z.nullable(note),
      mailbox: z.nullable(note),
      address: z.nullable(note),
    }),
  ),
};

/** 发布: its first edition. */
export const announcementPublished = event('announcement.published.v1', () =>
  z.strictObject({ kind: announcementKind, inspection: z.nullable(opaqueId), ...wording }),
);

/** 更正: another edition. */
export const announcementCorrected = event('announcement.corrected.v1', () =>
  z.strictObject(wording),
);

/** 撤回. */
export const announcementWithdrawn = event('announcement.withdrawn.v1', () =>
  z.strictObject({ reason: note }),
);

export const announcementEvents = eventFamily([
  announcementPublished,
  announcementCorrected,
  announcementWithdrawn,
]);
export type AnnouncementEvent = ReturnType<typeof announcementEvents.parse>;
