import { FileStore } from '@ducha/file-store';
import {
  beginEarly,
  FailureCounts,
  httpHandler,
  readEnvironment,
  secret,
  secretKeys,
} from '@ducha/lambda';
import { environments } from './environment.ts';
import { publicRoutes } from './public-routes.ts';
import { openComplaints } from './service.ts';

const environment = readEnvironment(environments['public-api']);
const service = openComplaints(environment);
const photographs = new FileStore({
  bucket: environment.PHOTOGRAPHS_BUCKET,
  folder: 'photographs',
});

const guard = new FailureCounts({
  client: service.client,
  table: environment.FAILURES_TABLE,
  keys: secret(environment.ABUSE_SECRET, secretKeys),
});

beginEarly(service.receiptKeys, async () => service.notes.prepare());

/** Called by API Gateway for every public endpoint of this service. */
export const handler = httpHandler(publicRoutes(service, photographs), guard);
