import { Directory } from '@ducha/directory';
import { openStore, secret, type Store } from '@ducha/lambda';
import { ComplaintTypes } from './complaint-types/known-types.ts';
import type { environments } from './environment.ts';
import { OpenInspections } from './inspections/open-inspections.ts';
import { receiptSecret, type ReceiptKeys } from './intake/receipts.ts';
import type * as z from 'zod/mini';

/** What the endpoints of this service work with: made once at cold start. */
export interface ComplaintsService extends Store {
  readonly directory: Directory;
  readonly types: ComplaintTypes;
  readonly inspections: OpenInspections;
  readonly receiptKeys: () => Promise<ReceiptKeys>;
}

/** Opens the service's tables and caches; no call is made yet. */
export function openComplaints(
  environment: Omit<z.infer<(typeof environments)['api']>, 'FILES_BUCKET'>,
): ComplaintsService {
  const store = openStore(environment);
  return {
    ...store,
    directory: new Directory(store),
    types: new ComplaintTypes(store),
    inspections: new OpenInspections(store),
    receiptKeys: secret(environment.RECEIPT_SECRET, receiptSecret),
  };
}
