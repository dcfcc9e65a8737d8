import { Directory, Teams } from '@ducha/directory';
import { secret, secretKeys, type SecretKeys } from '@ducha/lambda';
import { ComplaintTypes } from './complaint-types/known-types.ts';
import type { environments } from './environment.ts';
import { openComplaintsStore, type ComplaintsStore } from './store.ts';
import type * as z from 'zod/mini';

/** What the endpoints of this service work with: made once at cold start. */
export interface ComplaintsService extends ComplaintsStore {
  readonly directory: Directory;
  readonly teams: Teams;
  readonly types: ComplaintTypes;
  readonly receiptKeys: () => Promise<SecretKeys>;
}

/** Opens the service's tables and caches; no call is made yet. */
export function openComplaints(
  environment: Omit<z.infer<(typeof environments)['api']>, 'FILES_BUCKET' | 'DESK_TABLE'>,
): ComplaintsService {
  const store = openComplaintsStore(environment);
  return {
    ...store,
    directory: new Directory(store),
    teams: new Teams(store),
    types: new ComplaintTypes(store),
    receiptKeys: secret(environment.RECEIPT_SECRET, secretKeys),
  };
}
