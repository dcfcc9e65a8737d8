import { httpHandler, openStore, readEnvironment } from '@ducha/lambda';
import { environments } from './environment.ts';
import { EvidenceBucket } from './evidence-bucket.ts';
import { completionRoute } from './routes/completion.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { progressRoute } from './routes/progress.ts';
import { taskReading } from './routes/tasks.ts';

const environment = readEnvironment(environments.api);
const store = openStore(environment);
const bucket = new EvidenceBucket(environment.EVIDENCE_BUCKET);

/** The staff API of rectification tasks and their evidence. */
export const handler = httpHandler([
  ...taskReading(store),
  ...evidenceRoutes(store, bucket),
  progressRoute(store, bucket),
  completionRoute(store),
]);
