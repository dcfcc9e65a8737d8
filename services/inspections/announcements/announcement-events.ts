import * as z from 'zod/mini';
import {
  announcementKind,
  announcementText,
  erasureGround,
  event,
  instant,
  note,
  noteId,
  opaqueId,
  textErasureCause,
} from '@ducha/contracts';
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

/** 保存期限: until when the texts of a withdrawn one are kept, by the policy that held when it was published. */
export const announcementRetentionSet = event('announcement.retention-set.v1', () =>
  z.strictObject({ until: instant }),
);

/** 删除: texts of it were erased for good, by the office on a ground, by a correction, or because their time was over. */
export const announcementErased = event('announcement.texts-erased.v2', () =>
  z.strictObject({
    texts: z.array(announcementText).check(z.minLength(1), z.maxLength(20)),
    cause: textErasureCause,
    ground: z.nullable(erasureGround),
    /** Twenty editions have no more. */
    notes: z.array(noteId).check(z.minLength(1), z.maxLength(160)),
  }),
);

export const announcementEvents = eventFamily(
  [
    announcementPublished,
    announcementCorrected,
    announcementWithdrawn,
    announcementRetentionSet,
    announcementErased,
  ],
  {
    // Where the office named no ground, it was a correction.
    'announcement.texts-erased.v1': ({ data }) => {
      const said = z.looseObject({ ground: z.nullable(z.string()) }).parse(data);
      const cause = said.ground === null ? 'correction' : 'office';
      return { type: announcementErased.type, data: { ...said, cause } };
    },
  },
);
export type AnnouncementEvent = ReturnType<typeof announcementEvents.parse>;
