import type { listComplaints } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';
import type { ComplaintRow } from './complaint-ledger.ts';

/** A complaint of a list as its ledger would have it, where what the ledger knows besides does not matter. */
export function asLedgerRow(
  listed: BodyOf<typeof listComplaints>['complaints'][number],
): ComplaintRow {
  return { ...listed, transferredOn: null, repliedOn: null, closedOn: null, verdict: null };
}
