import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { hashOf } from './commit.ts';
import { listPages, readList, type Listed, type ListIndex } from './list.ts';
import { ledgerPartition } from './row.ts';

/** A part of a ledger 台账: rows by when they were last written. */
export interface LedgerPage {
  readonly rows: readonly Listed[];
  /** Hand it back for what changed since: at once, where there is more, or some time later. */
  readonly cursor: string;
  readonly more: boolean;
}

/** How far somebody has read a ledger. */
export interface LedgerPlace {
  /** The order after which to go on; empty at the beginning. */
  readonly after: string;
  /** From where to go on once all is read: what stood before it when the reading began was seen by then. */
  readonly horizon: string;
}

export interface LedgerQuery {
  readonly index: ListIndex;
  /** Its partitions. */
  readonly ledgers: readonly string[];
  readonly limit: number;
  /** As `ledgerPlace` read it; left out: from the beginning. */
  readonly place?: LedgerPlace;
  /** UTC instant. */
  readonly now: string;
}

/**
 * A row bears the moment at which its writing began, and is seen when that has ended: what was stamped less than so
 * many milliseconds ago may still come. It is twice as long as a relay has for a batch, the index's lag and what
 * clocks differ by included. So a row that changed just now is told several times.
 */
export const ledgerOverlap = 120_000;

/**
 * Reads on in a ledger: all of it at first, then what changed. A row that is written while somebody reads moves to
 * the end, where it is found again, or is found by the next reading, which begins at the horizon of this one; so nothing
 * is missed for long, and some is told twice (its version says which is newer).
 */
export async function readLedger(
  client: DynamoDBClient,
  table: string,
  { index, ledgers, limit, place, now }: LedgerQuery,
): Promise<LedgerPage> {
  const began = new Date(Date.parse(now) - ledgerOverlap).toISOString();
  const goesOn = place !== undefined && place.after !== place.horizon;
  const horizon = goesOn ? place.horizon : latest(began, place?.horizon ?? '');
  const { rows, next } = await readList(client, table, {
    index,
    lists: ledgers.map(ledgerPartition),
    limit,
    ...(place === undefined ? {} : { after: place.after }),
  });
  const reached = next === undefined ? { after: horizon, horizon } : { after: next, horizon };
  return { rows, cursor: cursorOf(ledgers, reached), more: next !== undefined };
}

/** All rows of ledgers, each once: one that is written meanwhile moves to the end, and counts as it stands there. */
export async function wholeLedger(
  client: DynamoDBClient,
  table: string,
  { index, ledgers }: Pick<LedgerQuery, 'index' | 'ledgers'>,
): Promise<readonly Listed[]> {
  const rows = new Map<string, Listed>();
  const lists = ledgers.map(ledgerPartition);
  for await (const page of listPages(client, table, { index, lists, limit: rowsAtOnce })) {
    for (const row of page) rows.set(row.id, row);
  }
  return [...rows.values()];
}

const rowsAtOnce = 1_000;

/** The place that a cursor means; undefined for what is no cursor of this ledger. */
export function ledgerPlace(ledgers: readonly string[], cursor: string): LedgerPlace | undefined {
  const [tag, after, horizon, ...rest] = cursor.split('~');
  if (tag !== tagOf(ledgers) || after === undefined || horizon === undefined || rest.length > 0) {
    return undefined;
  }
  return moment.test(horizon) && moment.test(after.slice(0, horizon.length))
    ? { after, horizon }
    : undefined;
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

function cursorOf(ledgers: readonly string[], { after, horizon }: LedgerPlace): string {
  return `${tagOf(ledgers)}~${after}~${horizon}`;
}

function tagOf(ledgers: readonly string[]): string {
  return hashOf(new TextEncoder().encode(ledgers.join(' '))).slice(0, 12);
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}
