import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { hashOf, type StoredEvent } from './commit.ts';
import type { StreamKind } from './stream-kind.ts';
import { number, readItem, text, type Item } from './table.ts';

/** Codes, ids, dates and numbers: a view holds no text. */
export type RowData = { readonly [name: string]: RowValue };
export type RowValue = string | number | boolean | null | readonly RowValue[] | RowData;

/** Where a row stands in a list: partition and order. All lists are sparse indexes of the table. */
export interface ListKey {
  readonly list: string;
  readonly order: string;
}

/**
 * A row stands in a ledger 台账 by the moment at which it was last written, so that whoever keeps the rows can ask
 * for what changed since. That moment is the one thing of a row that no log tells.
 */
export interface LedgerKey {
  readonly ledger: string;
}

/** One row of a view. Every view has a row named `main`; further rows are its parts. */
export interface Row {
  readonly name: string;
  readonly data: RowData;
  readonly list1?: ListKey | LedgerKey;
  readonly list2?: ListKey | LedgerKey;
  readonly list3?: ListKey;
  /** When the clock must look at the stream (UTC instant); the row is then a due row. */
  readonly due?: string;
}

/** What a view adds to a figure: `funnel/<inspection>`, cell `received`, 1. */
export interface Contribution {
  readonly figure: string;
  readonly cell: string;
  readonly n: number;
}

/** How the streams of one kind are seen in lists, figures and due rows. Pure: rows of a state. */
export interface Projection<State, Event extends StoredEvent> {
  readonly stream: StreamKind<State, Event>;
  rows(
    state: State,
    id: string,
    facts: { readonly version: number; readonly at: string },
  ): readonly Row[];
  figures?(state: State, id: string): readonly Contribution[];
}

/** A view as stored: which version of the stream it shows, its parts and its contributions. */
export interface StoredView {
  readonly version: number;
  readonly parts: Readonly<Record<string, string>>;
  readonly contributions: readonly Contribution[];
}

const unseen: StoredView = { version: 0, parts: {}, contributions: [] };

/** How many partitions the due index is spread over. */
export const duePartitions = 16;

/** The partition of a ledger, as a list. */
export function ledgerPartition(ledger: string): string {
  return `ledger/${ledger}`;
}

function idOf(stream: string): string {
  return stream.slice(stream.indexOf('/') + 1);
}

/** Partition of a view's rows. */
export function rowKey(stream: string): string {
  return `r/${stream}`;
}

/** The due partition of a stream: the same for ever, spread evenly. */
export function duePartition(stream: string): string {
  return `due/${Number.parseInt(hashOf(new TextEncoder().encode(stream)).slice(0, 8), 16) % duePartitions}`;
}

/** The view of a stream as stored; version 0 when it has none yet. */
export async function readView(
  client: DynamoDBClient,
  table: string,
  stream: string,
): Promise<StoredView> {
  const item = await readItem(client, table, rowKey(stream), 'main');
  return item === undefined ? unseen : storedView(item);
}

/** Reads the bookkeeping of a main row. */
export function storedView(item: Item): StoredView {
  return {
    version: number(item, 'v'),
    parts: Object.fromEntries(
      Object.entries(item['parts']?.M ?? {}).map(([name, value]) => [name, value.S ?? '']),
    ),
    contributions: Object.entries(item['figures']?.M ?? {}).flatMap(([figure, cells]) =>
      Object.entries(cells.M ?? {}).map(([cell, n]) => ({ figure, cell, n: Number(n.N ?? 0) })),
    ),
  };
}

/** The data of a row, as its projection made it. Throws when it is not an object of ours. */
export function rowData(item: Item): RowData {
  const parsed: unknown = JSON.parse(text(item, 'data'));
  if (!isRowData(parsed)) throw new Error('the data of a row is not an object');
  return parsed;
}

/** Only a projection writes rows, so their inside is as its type says. */
function isRowData(parsed: unknown): parsed is RowData {
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
}

/** Whether some parts of the view may not be as its main row says: writing them was begun, not ended. */
export function isUnsettled(view: StoredView): boolean {
  return Object.values(view.parts).includes(unsettled);
}

/** Stands for the digest of a part while it is being written. */
const unsettled = '';

/** A view as its projection makes it of a stream's state. */
export interface NextView {
  readonly version: number;
  readonly rows: readonly Row[];
  readonly contributions: readonly Contribution[];
  /** UTC instant, by which changed rows stand in ledgers. */
  readonly writtenAt: string;
}

/**
 * The steps that bring a view from `old` to `next`, each all or nothing: changed rows are put, vanished
 * parts deleted. One step where a transaction holds it. Else the first step moves the main row on and
 * marks the changed parts as unsettled, the next write them as long as the main row stays so, and the
 * last settles them; whoever finds an unsettled view writes it again. What the view adds to figures
 * belongs into the first step.
 */
export function viewSteps(
  table: string,
  stream: string,
  old: StoredView,
  next: NextView,
): readonly [TransactWriteItem[], ...TransactWriteItem[][]] {
  const parts = next.rows.filter((row) => row.name !== 'main');
  const digests = Object.fromEntries(parts.map((row) => [row.name, digest(row)]));
  const changed = parts.filter((row) => old.parts[row.name] !== digests[row.name]);
  const vanished = Object.keys(old.parts).filter((name) => digests[name] === undefined);
  const partWrites = [
    ...changed.map((row) => ({
      Put: { TableName: table, Item: rowItem(stream, row, next.writtenAt) },
    })),
    ...vanished.map((name) => ({ Delete: { TableName: table, Key: partKey(stream, name) } })),
  ];
  const main = (read: number, marks: Readonly<Record<string, string>>): TransactWriteItem =>
    mainWrite(table, stream, next, { read, marks });
  if (partWrites.length <= partsAtOnce) return [[main(old.version, digests), ...partWrites]];
  const marks = Object.fromEntries([
    ...Object.entries(digests),
    ...changed.map(({ name }) => [name, unsettled] as const),
    ...vanished.map((name) => [name, unsettled] as const),
  ]);
  // Put once more, as it is: a relay may do no more than put, and its condition is what counts.
  const still = main(next.version, marks);
  const steps = Array.from({ length: Math.ceil(partWrites.length / partsAtOnce) }, (_, index) => [
    still,
    ...partWrites.slice(index * partsAtOnce, (index + 1) * partsAtOnce),
  ]);
  return [[main(old.version, marks)], ...steps, [main(next.version, digests)]];
}

/** Leaves room in the transaction for the main row and the figures. */
const partsAtOnce = 60;

function mainWrite(
  table: string,
  stream: string,
  next: NextView,
  { read, marks }: { read: number; marks: Readonly<Record<string, string>> },
): TransactWriteItem {
  const main = next.rows.find((row) => row.name === 'main');
  if (main === undefined) throw new Error(`the view of ${stream} has no main row`);
  const parts = Object.entries(marks).map(([name, mark]) => [name, { S: mark }] as const);
  const figures = figuresItem(next.contributions);
  return {
    Put: {
      TableName: table,
      Item: {
        ...rowItem(stream, main, next.writtenAt),
        v: { N: String(next.version) },
        ...(parts.length === 0 ? {} : { parts: { M: Object.fromEntries(parts) } }),
        ...(Object.keys(figures).length === 0 ? {} : { figures: { M: figures } }),
      },
      ...(read === 0
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'v = :read',
            ExpressionAttributeValues: { ':read': { N: String(read) } },
          }),
    },
  };
}

/** By figure and cell: a figure's name stands once, for a view must fit into few write units. */
function figuresItem(contributions: readonly Contribution[]): Item {
  const byFigure = new Map<string, Map<string, number>>();
  for (const { figure, cell, n } of contributions) {
    const cells = byFigure.get(figure) ?? new Map<string, number>();
    byFigure.set(figure, cells.set(cell, (cells.get(cell) ?? 0) + n));
  }
  return Object.fromEntries(
    [...byFigure].map(([figure, cells]) => [
      figure,
      { M: Object.fromEntries([...cells].map(([cell, n]) => [cell, { N: String(n) }])) },
    ]),
  );
}

function partKey(stream: string, name: string): Item {
  return { pk: { S: rowKey(stream) }, sk: { S: name } };
}

function rowItem(stream: string, row: Row, writtenAt: string): Item {
  const place = (key: ListKey | LedgerKey): ListKey =>
    'ledger' in key
      ? { list: ledgerPartition(key.ledger), order: `${writtenAt}/${idOf(stream)}` }
      : key;
  const [one, two, three] = [row.list1, row.list2, row.list3].map((key) =>
    key === undefined ? undefined : place(key),
  );
  return {
    ...partKey(stream, row.name),
    data: { S: JSON.stringify(row.data) },
    ...(one === undefined ? {} : { l1: { S: one.list }, s1: { S: one.order } }),
    ...(two === undefined ? {} : { l2: { S: two.list }, s2: { S: two.order } }),
    ...(three === undefined ? {} : { l3: { S: three.list }, s3: { S: three.order } }),
    ...(row.due === undefined ? {} : { d1: { S: duePartition(stream) }, d2: { S: row.due } }),
  };
}

function digest(row: Row): string {
  return hashOf(new TextEncoder().encode(JSON.stringify(row))).slice(0, 16);
}
