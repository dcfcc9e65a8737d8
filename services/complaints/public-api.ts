import { FileStore } from '@ducha/file-store';
import {
  beginEarly,
  FailureCounts,
  httpHandler,
  readEnvironment,
  secret,
  secretKeys,
} from '@ducha/lambda';
import { Proofs } from '@ducha/proof-of-work';
import { environments } from './environment.ts';
import { publicRoutes } from './public-routes.ts';
import { openComplaints } from './service.ts';

const environment = readEnvironment(environments['public-api']);
const service = openComplaints(environment);
const photographs = new FileStore({
  bucket: environment.PHOTOGRAPHS_BUCKET,
  folder: 'photographs',
});

const { client } = service;
const keys = secret(environment.ABUSE_SECRET, secretKeys);
const guard = new FailureCounts({ client, table: environment.FAILURES_TABLE, keys });
const proofs = new Proofs({ keys, rounds: environment.PROOF_ROUNDS });

beginEarly(service.receiptKeys, keys, async () => service.notes.prepare());

/** Called by API Gateway for every public endpoint of this service. */
export const handler = httpHandler(publicRoutes(service, { photographs, proofs }), {
  guard,
  proofs,
});
