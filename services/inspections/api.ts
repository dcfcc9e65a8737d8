import { changeInspectionsPolicy, readInspectionsPolicy } from '@ducha/contracts';
import { ref } from '@ducha/event-log';
import { httpHandler, openStore, PolicyReader, policyRoutes, readEnvironment } from '@ducha/lambda';
import { inspectionsPolicy } from '@ducha/policy';
import { organisation } from './domain/organisation.ts';
import { environments } from './environment.ts';
import { announcementListRoute } from './routes/announcement-lists.ts';
import { announcementRoutes } from './routes/announcements.ts';
import { approvalRoutes } from './routes/approval.ts';
import { draftRoute } from './routes/draft.ts';
import { actsRoute } from './routes/acts.ts';
import { inspectionReading } from './routes/inspections.ts';
import { organisationRoutes } from './routes/organisations.ts';
import { preparationRoute } from './routes/preparation.ts';
import { stationingRoutes } from './routes/stationing.ts';

const store = openStore(readEnvironment(environments.api));

/** The staff API of inspections, organisations and announcements. */
export const handler = httpHandler([
  ...organisationRoutes(store),
  draftRoute(store, new PolicyReader(store, inspectionsPolicy)),
  ...approvalRoutes(store),
  preparationRoute(store),
  ...stationingRoutes(store),
  ...inspectionReading(store),
  actsRoute(store),
  ...announcementRoutes(store),
  announcementListRoute(store),
  ...policyRoutes(
    store,
    inspectionsPolicy,
    { read: readInspectionsPolicy, change: changeInspectionsPolicy },
    async (code) => (await store.log.load(ref(organisation, code))).state !== null,
  ),
]);
