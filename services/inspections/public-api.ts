import { Directory } from '@ducha/directory';
import { httpHandler, openStore, readEnvironment } from '@ducha/lambda';
import { environments } from './environment.ts';
import { publicAnnouncementListRoute } from './announcements/announcement-lists-route.ts';
import { publicAnnouncementRoute } from './announcements/public-announcement-route.ts';
import { publicInspectionsRoute } from './inspection/public-inspections-route.ts';
import { publicOrganisationsRoute } from './organisations/public-organisations-route.ts';

const store = openStore(readEnvironment(environments['public-api']));

/** What anyone may read of inspections, organisations and announcements. */
export const handler = httpHandler([
  publicInspectionsRoute(store),
  publicOrganisationsRoute(new Directory(store)),
  publicAnnouncementListRoute(store),
  publicAnnouncementRoute(store),
]);
