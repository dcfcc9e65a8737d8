import type { NoteRef } from '@ducha/contracts';
import {
  chunks,
  inParallel,
  ledgerPlace,
  readLedger,
  type LedgerPage,
  type ListIndex,
  type Rejection,
} from '@ducha/event-log';
import type { OpenedNote } from '@ducha/notes';
import type { Store } from './store.ts';

/** Rows of one answer: with their gists some 400 bytes each. */
const rowsAtOnce = 3_000;

/** A part of a ledger 台账 for one answer; rejects a `since` that is no place in it. */
export async function ledgerPage(
  { client, table }: Pick<Store, 'client' | 'table'>,
  asked: {
    readonly index: ListIndex;
    readonly ledgers: readonly string[];
    readonly since: string | undefined;
    readonly now: string;
  },
): Promise<LedgerPage | Rejection> {
  const { index, ledgers, since, now } = asked;
  const place = since === undefined ? undefined : ledgerPlace(ledgers, since);
  if (since !== undefined && place === undefined) return anotherLedger;
  return readLedger(client, table, {
    index,
    ledgers,
    limit: rowsAtOnce,
    now,
    ...(place === undefined ? {} : { place }),
  });
}

const anotherLedger: Rejection = {
  rejected: 'invalid',
  faults: [
    {
      pointer: 'query/since',
      code: 'unknown',
      detail: 'It is no place in this ledger: read it from the beginning',
    },
  ],
};

/** Texts of so many rows are read at once, and so many reads are under way at the same time. */
const textsAtOnce = 100;
const width = 8;

/** The texts that the rows of a page refer to, by the ids of their notes. */
export async function textsOfRows(
  { notes }: Pick<Store, 'notes'>,
  refs: readonly NoteRef[],
): Promise<ReadonlyMap<string, OpenedNote>> {
  const opened = new Map<string, OpenedNote>();
  await inParallel(chunks(refs, textsAtOnce), width, async (some) => {
    for (const [note, one] of await notes.openAll(some)) opened.set(note, one);
  });
  return opened;
}
