import { changeRectificationPolicy, readRectificationPolicy } from '@ducha/contracts';
import { Directory, Teams } from '@ducha/directory';
import { FileStore } from '@ducha/file-store';
import { httpHandler, openStore, policyRoutes, readEnvironment } from '@ducha/lambda';
import { rectificationPolicy } from '@ducha/policy';
import { environments } from './environment.ts';
import { actsRoute } from './task/acts-route.ts';
import { completionRoute } from './completion/completion-route.ts';
import { erasureRoutes } from './erasure/erasure-routes.ts';
import { evidenceRoutes } from './evidence/evidence-route.ts';
import { Seats } from './inspections/seats.ts';
import { progressRoute } from './progress/progress-route.ts';
import { ledgerRoute } from './task/ledger-route.ts';
import { taskReading } from './task/tasks-route.ts';

const environment = readEnvironment(environments.api);
const store = openStore(environment);
const directory = new Directory(store);
const seats = new Seats(store, new Teams(store));
const files = new FileStore({ bucket: environment.EVIDENCE_BUCKET, folder: 'evidence' });

/** The staff API of rectification tasks and their evidence. */
export const handler = httpHandler([
  ...taskReading(store, seats),
  ledgerRoute(store, seats),
  actsRoute(store, seats),
  ...evidenceRoutes(store, files, seats),
  progressRoute(store, files),
  completionRoute(store),
  ...erasureRoutes(store),
  ...policyRoutes(
    store,
    rectificationPolicy,
    { read: readRectificationPolicy, change: changeRectificationPolicy },
    async (code) => (await directory.find(code)) !== undefined,
  ),
]);
