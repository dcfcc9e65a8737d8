import * as z from 'zod/mini';
import {
  announcementKind,
  event,
  note,
  opaqueId,
  type AnnouncementKind,
  type NoteRef,
} from '@ducha/contracts';
import { eventFamily, type StreamKind } from '@ducha/event-log';
import { announcementTransitions, type AnnouncementState } from './announcement-states.ts';

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

const events = eventFamily([announcementPublished, announcementCorrected, announcementWithdrawn]);
export type AnnouncementEvent = ReturnType<typeof events.parse>;

/** The words of one edition, sealed. */
export type Wording = z.infer<typeof announcementCorrected.data>;

/** 公告, once published. */
export interface Announcement {
  readonly state: AnnouncementState;
  readonly kind: AnnouncementKind;
  readonly inspection: string | null;
  /** In order; the last is the one that stands. */
  readonly editions: readonly { readonly at: string; readonly wording: Wording }[];
  readonly withdrawn: { readonly at: string; readonly reason: NoteRef } | null;
}

/** The stream `announcement/<id>`; null before it is published. */
export const announcement: StreamKind<Announcement | null, AnnouncementEvent> = {
  kind: 'announcement',
  initial: null,
  events,
  evolve(before, event, { at }) {
    const state = announcementTransitions[event.type].to;
    if (event.type === 'announcement.published.v1') {
      const { kind, inspection, ...words } = event.data;
      return { state, kind, inspection, editions: [{ at, wording: words }], withdrawn: null };
    }
    if (before === null) return null;
    if (event.type === 'announcement.corrected.v1') {
      return { ...before, state, editions: [...before.editions, { at, wording: event.data }] };
    }
    return { ...before, state, withdrawn: { at, reason: event.data.reason } };
  },
};
