import type { publishAnnouncement, readAnnouncement, Request } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import type { announcements } from './zh.ts';

/** An announcement as the office sees it. */
export type AnnouncementShown = BodyOf<typeof readAnnouncement>;
export type AnnouncementTexts = typeof announcements;

/** What an announcement says, as the house takes it. */
type Publication = Request<typeof publishAnnouncement>['body'];
export type Content = Pick<Publication, 'title' | 'text' | 'contact'>;

export const kinds = ['stationing', 'feedback', 'rectification', 'notice'] as const;
