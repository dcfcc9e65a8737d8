import type { StreamKind } from '@ducha/event-log';
import { announcementTransitions } from './announcement-states.ts';
import { announcementEvents, type AnnouncementEvent } from './announcement-events.ts';
import type { Announcement } from './announcement-state.ts';

/** The stream `announcement/<id>`; null before it is published. */
export const announcementStream: StreamKind<Announcement | null, AnnouncementEvent> = {
  kind: 'announcement',
  initial: null,
  events: announcementEvents,
  evolve(before, event, { at }) {
    if (event.type === 'announcement.texts-erased.v2') {
      const { notes: _, ...erasure } = event.data;
      return before === null
        ? null
        : { ...before, erasures: [...before.erasures, { ...erasure, at }] };
    }
    if (event.type === 'announcement.retention-set.v1') {
      return before === null ? null : { ...before, retention: event.data };
    }
    const state = announcementTransitions[event.type].to;
    if (event.type === 'announcement.published.v1') {
      const { kind, inspection, ...words } = event.data;
      const editions = [{ at, wording: words }];
      return {
        state,
        kind,
        inspection,
        editions,
        withdrawn: null,
        retention: null,
        erasures: [],
      };
    }
    if (before === null) return null;
    if (event.type === 'announcement.corrected.v1') {
      return { ...before, state, editions: [...before.editions, { at, wording: event.data }] };
    }
    return { ...before, state, withdrawn: { at, reason: event.data.reason } };
  },
};
