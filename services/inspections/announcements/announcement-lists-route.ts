import * as z from 'zod/mini';
import {
  announcementKind,
  instant,
  listAnnouncements,
  listPublicAnnouncements,
  note,
  opaqueId,
} from '@ducha/contracts';
import { isRejection, readList, type Page } from '@ducha/event-log';
import { anyone, route, type Route, type Store } from '@ducha/lambda';
import { announcementList } from './announcement-rows.ts';
import { openWritten } from './sealed-announcement.ts';

const row = z.object({
  version: z.int().check(z.minimum(1)),
  kind: announcementKind,
  inspection: z.nullable(opaqueId),
  state: z.enum(['published', 'withdrawn']),
  title: z.object({ chinese: note, english: z.nullable(note) }),
  publishedAt: instant,
  correctedAt: z.nullable(instant),
  withdrawnAt: z.nullable(instant),
});

type ListQuery = z.output<typeof listAnnouncements.query>;
type ListedAnnouncement = z.output<typeof listAnnouncements.answer>['announcements'][number];

/** All announcements, for the office. */
export function announcementListRoute(store: Store): Route {
  return route(listAnnouncements, async (request) => {
    const actor = request.permit(anyone);
    if (isRejection(actor)) return actor;
    const { announcements, next } = await page(store, 'list1', request.query);
    return {
      body: { asOf: request.now, announcements, next: next ?? null },
    };
  });
}

/** Those that stand, for anyone. */
export function publicAnnouncementListRoute(store: Store): Route {
  return route(listPublicAnnouncements, async ({ query, now }) => {
    const { announcements, next } = await page(store, 'list2', query);
    return {
      body: {
        asOf: now,
        announcements: announcements.map(
          ({ announcement, kind, inspection, publishedAt, title, correctedAt }) => ({
            announcement,
            kind,
            inspection,
            publishedAt,
            title,
            correctedAt,
          }),
        ),
        next: next ?? null,
      },
    };
  });
}

/** A page of announcements, newest first, with their titles. */
async function page(
  { client, table, notes }: Store,
  index: 'list1' | 'list2',
  { kind, inspection, limit, after }: ListQuery,
): Promise<{ announcements: ListedAnnouncement[] } & Pick<Page, 'next'>> {
  const { rows, ...more } = await readList(client, table, {
    index,
    lists: [announcementList({ kind, inspection })],
    limit,
    backward: true,
    ...(after === undefined ? {} : { after }),
  });
  const lines = rows.map(({ id, data }) => ({ announcement: id, ...row.parse(data) }));
  const opened = await notes.openAll(
    lines.flatMap(({ title: { chinese, english } }) =>
      english === null ? [chinese] : [chinese, english],
    ),
  );
  return {
    announcements: lines.map((line) => ({ ...line, title: openWritten(opened, line.title) })),
    ...more,
  };
}
