import { Directory } from '@ducha/directory';
import { httpHandler, openStore, readEnvironment } from '@ducha/lambda';
import { environments } from './environment.ts';
import { publicAnnouncementListRoute } from './routes/announcement-lists.ts';
import { publicAnnouncementRoute } from './routes/public-announcement.ts';
import { publicInspectionsRoute } from './routes/public-inspections.ts';
import { publicOrganisationsRoute } from './routes/public-organisations.ts';

const store = openStore(readEnvironment(environments['public-api']));

/** What anyone may read of inspections, organisations and announcements. */
export const handler = httpHandler([
  publicInspectionsRoute(store),
  publicOrganisationsRoute(new Directory(store)),
  publicAnnouncementListRoute(store),
  publicAnnouncementRoute(store),
]);
