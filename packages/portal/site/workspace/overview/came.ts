import type { ComplaintRow } from '../complaints/complaint-ledger.ts';

/** By which day complaints come in: to the office when they are received, to an organisation when handed over. */
export type Came = 'received' | 'transferred';

export function cameOn(row: ComplaintRow, came: Came): string | null {
  return came === 'received' ? row.receivedOn : row.transferredOn;
}
