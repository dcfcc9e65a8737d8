import { readPublicAnnouncement } from '@ducha/contracts';
import { ref } from '@ducha/event-log';
import { route, type Route, type Store } from '@ducha/lambda';
import { announcementStream } from './announcement-fold.ts';
import { publicAnnouncementAnswer } from './announcement-answer.ts';

/** One announcement, for anyone. */
export function publicAnnouncementRoute({ log, notes }: Store): Route {
  return route(readPublicAnnouncement, async ({ params, query }) => {
    const { state } = await log.load(ref(announcementStream, params.announcement));
    if (state === null) return { rejected: 'not-found' };
    return publicAnnouncementAnswer(notes, params.announcement, state, query.edition);
  });
}
