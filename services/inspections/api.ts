import { changeInspectionsPolicy, readInspectionsPolicy } from '@ducha/contracts';
import { ref } from '@ducha/event-log';
import { httpHandler, openStore, PolicyReader, policyRoutes, readEnvironment } from '@ducha/lambda';
import { inspectionsPolicy } from '@ducha/policy';
import { organisationStream } from './organisations/organisation-fold.ts';
import { environments } from './environment.ts';
import { announcementListRoute } from './announcements/announcement-lists-route.ts';
import { announcementRoutes } from './announcements/announcements-route.ts';
import { calendarRoutes } from './calendar/calendar-route.ts';
import { approvalRoutes } from './planning/approval-route.ts';
import { movesRoutes } from './planning/moves-route.ts';
import { draftRoute } from './planning/draft-route.ts';
import { erasureRoute } from './erasure/erasure-route.ts';
import { actsRoute } from './inspection/acts-route.ts';
import { inspectionReading } from './inspection/inspections-route.ts';
import { organisationRoutes } from './organisations/organisations-route.ts';
import { preparationRoute } from './team/preparation-route.ts';
import { teamChangeRoute } from './team/team-change-route.ts';
import { stationingRoutes } from './stationing/stationing-route.ts';

const store = openStore(readEnvironment(environments.api));

/** The staff API of inspections, organisations and announcements. */
export const handler = httpHandler([
  ...organisationRoutes(store),
  draftRoute(store, new PolicyReader(store, inspectionsPolicy)),
  ...approvalRoutes(store),
  ...movesRoutes(store),
  preparationRoute(store),
  teamChangeRoute(store),
  ...stationingRoutes(store),
  erasureRoute(store),
  ...inspectionReading(store),
  actsRoute(store),
  ...announcementRoutes(store),
  announcementListRoute(store),
  ...calendarRoutes(store),
  ...policyRoutes(
    store,
    inspectionsPolicy,
    { read: readInspectionsPolicy, change: changeInspectionsPolicy },
    async (code) => (await store.log.load(ref(organisationStream, code))).state !== null,
  ),
]);
