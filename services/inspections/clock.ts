import { clockHandler, openStore, PolicyReader, readEnvironment } from '@ducha/lambda';
import { inspectionsPolicy } from '@ducha/policy';
import { announcementStream } from './announcements/announcement-fold.ts';
import { dueAnnouncement } from './announcements/due-announcement.ts';
import { dueInspection } from './inspection/due-inspection.ts';
import { inspectionStream } from './inspection/inspection-fold.ts';
import { environments } from './environment.ts';

const store = openStore(readEnvironment(environments.clock));

/** Opens stationings on their first day, and erases what was kept long enough. */
export const handler = clockHandler({
  client: store.client,
  table: store.table,
  actions: {
    [inspectionStream.kind]: dueInspection(store),
    [announcementStream.kind]: dueAnnouncement(store, new PolicyReader(store, inspectionsPolicy)),
  },
});
