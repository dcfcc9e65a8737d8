import { listLooks } from '@ducha/contracts';
import type { Answer } from '../../answer.ts';
import type { LedgerPage } from '../ledger/held-rows.ts';
import { ledgerStore } from '../ledger/ledger-store.ts';
import { readOnce } from '../reads.ts';
import { lookIdentity } from './look-ledger.ts';
import type { Look } from './look-lines.ts';

const useLedger = ledgerStore(lookIdentity);

/** Which looks: those at one complaint, or those since a day. */
export interface Which {
  readonly complaint?: string;
  /** A calendar date. */
  readonly from?: string;
}

/**
 * Looks as they are recorded. They are listed the newest first, and none ever changes: once all are there, the newest
 * are asked for again.
 */
export function useLooks(which: Which) {
  return useLedger(JSON.stringify(which), async (since) => pageOf(which, since));
}

/** Stands for the beginning of the list, to which one comes back. */
const newest = 'newest';

async function pageOf(which: Which, since: string | undefined): Promise<Answer<LedgerPage<Look>>> {
  const after = since === newest ? undefined : since;
  const answer = await readOnce(listLooks, {
    query: { ...which, limit: 200, ...(after === undefined ? {} : { after }) },
  });
  if (answer.state !== 'ready') return answer;
  const { looks, next, asOf } = answer.body;
  // What is known already is not read to its end again.
  const goesOn = next !== null && since !== newest;
  return {
    state: 'ready',
    body: { rows: looks, gone: [], cursor: goesOn ? next : newest, more: goesOn, asOf },
  };
}
