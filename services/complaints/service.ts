import { Directory, Teams } from '@ducha/directory';
import { openStore, secret, secretKeys, type SecretKeys, type Store } from '@ducha/lambda';
import { ComplaintTypes } from './complaint-types/known-types.ts';
import type { environments } from './environment.ts';
import { OpenInspections } from './inspections/open-inspections.ts';
import type * as z from 'zod/mini';

/** What the endpoints of this service work with: made once at cold start. */
export interface ComplaintsService extends Store {
  readonly directory: Directory;
  readonly teams: Teams;
  readonly types: ComplaintTypes;
  readonly inspections: OpenInspections;
  readonly receiptKeys: () => Promise<SecretKeys>;
}

/** Opens the service's tables and caches; no call is made yet. */
export function openComplaints(
  environment: Omit<z.infer<(typeof environments)['api']>, 'FILES_BUCKET'>,
): ComplaintsService {
  const store = openStore(environment);
  return {
    ...store,
    directory: new Directory(store),
    teams: new Teams(store),
    types: new ComplaintTypes(store),
    inspections: new OpenInspections(store),
    receiptKeys: secret(environment.RECEIPT_SECRET, secretKeys),
  };
}
