import type * as z from 'zod/mini';
import type { AnnouncementKind, NoteRef } from '@ducha/contracts';
import type { AnnouncementState } from './announcement-states.ts';
import type {
  announcementCorrected,
  announcementErased,
  announcementRetentionSet,
} from './announcement-events.ts';

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
  /** Until when a withdrawn one is kept; null until that is set. */
  readonly retention: z.infer<typeof announcementRetentionSet.data> | null;
  readonly erasures: readonly (Omit<z.infer<typeof announcementErased.data>, 'notes'> & {
    readonly at: string;
  })[];
}
