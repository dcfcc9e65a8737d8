import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { rowData, type RowData } from './row.ts';
import { text, type Item } from './table.ts';

/** One row of a list: the id of its stream, the row's name, its data and its place in the list. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly data: RowData;
  readonly order: string;
}

export interface Page {
  readonly rows: readonly Listed[];
  /** Hand it back to go on; absent on the last page. */
  readonly next?: string;
}

/** The indexes of the table in which rows stand in lists. */
export type ListIndex = 'list1' | 'list2' | 'list3';

export interface ListQuery {
  readonly index: ListIndex;
  /** The partitions of the list, merged in order; a list that could grow hot has several. */
  readonly lists: readonly string[];
  readonly limit: number;
  /** The order after which to go on (a page's `next`). */
  readonly after?: string;
  /** Newest first. */
  readonly backward?: true;
  /** Only rows whose order begins so. */
  readonly prefix?: string;
}

/**
 * A page of a list. The partitions are read side by side and merged by order, a share of each at first: rows
 * lie in them by chance, so that a page takes about as many from each. Where one gave all that it was asked
 * for and may hold more of the page, it is read on. The cursor is the order of the last row given, which must
 * therefore be unique (end it with the stream's id). An index only finds candidates: what counts is decided
 * on the stream.
 */
export async function readList(
  client: DynamoDBClient,
  table: string,
  query: ListQuery,
): Promise<Page> {
  const wanted = query.limit + 1;
  const range = rangeOf(query);
  if (range === undefined) return { rows: [] };
  const lanes = query.lists.map((list): Lane => ({
    list,
    rows: [],
    start: undefined,
    ended: false,
  }));
  const share = Math.min(wanted, Math.ceil(wanted / lanes.length) * 2 + spare);
  await Promise.all(
    lanes.map((lane) => readOn(client, table, query, { lane, range, upTo: share })),
  );
  const sign = query.backward === true ? -1 : 1;
  const comesBefore = (a: string, b: string): boolean => (sign === 1 ? a < b : a > b);
  const merge = (): Listed[] =>
    lanes
      .flatMap(({ rows }) => rows)
      .sort((a, b) => (a.order < b.order ? -sign : a.order > b.order ? sign : 0));
  const end = merge()[wanted - 1]?.order;
  const mayHoldMore = lanes.filter(({ rows, ended }) => {
    const last = rows.at(-1)?.order;
    return !ended && (end === undefined || last === undefined || comesBefore(last, end));
  });
  await Promise.all(
    mayHoldMore.map((lane) => readOn(client, table, query, { lane, range, upTo: wanted })),
  );
  const merged = merge();
  const rows = merged.slice(0, query.limit);
  const next = rows.at(-1)?.order;
  return merged.length > query.limit && next !== undefined ? { rows, next } : { rows };
}

/** The rows of a whole list, page after page of `limit`, from the query's `after` on. */
export async function* listPages(
  client: DynamoDBClient,
  table: string,
  query: ListQuery,
): AsyncGenerator<readonly Listed[]> {
  let { after } = query;
  do {
    const page = await readList(client, table, {
      ...query,
      ...(after === undefined ? {} : { after }),
    });
    yield page.rows;
    after = page.next;
  } while (after !== undefined);
}

/** So many rows are asked of a partition beyond twice its share. */
const spare = 4;

const keysOf: Readonly<Record<ListIndex, readonly [pk: string, sk: string]>> = {
  list1: ['l1', 's1'],
  list2: ['l2', 's2'],
  list3: ['l3', 's3'],
};

/** What was read of a partition. */
interface Lane {
  readonly list: string;
  readonly rows: Listed[];
  start: Item | undefined;
  /** There is no more. */
  ended: boolean;
}

/** Reads a partition on, until it has given `upTo` rows or has no more. */
async function readOn(
  client: DynamoDBClient,
  table: string,
  query: ListQuery,
  { lane, range, upTo }: { lane: Lane; range: Range; upTo: number },
): Promise<void> {
  const [pk, sk] = keysOf[query.index];
  while (!lane.ended && lane.rows.length < upTo) {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: query.index,
        KeyConditionExpression: `${pk} = :list AND ${sk} BETWEEN :low AND :high`,
        ExpressionAttributeValues: {
          ':list': { S: lane.list },
          ':low': { S: range.low },
          ':high': { S: range.high },
        },
        ScanIndexForward: query.backward !== true,
        Limit: upTo - lane.rows.length,
        ...(lane.start === undefined ? {} : { ExclusiveStartKey: lane.start }),
      }),
    );
    for (const item of page.Items ?? []) lane.rows.push(listed(item, sk));
    lane.start = page.LastEvaluatedKey;
    lane.ended = lane.start === undefined;
  }
}

/** The orders that a page may come from, both ends included. */
interface Range {
  readonly low: string;
  readonly high: string;
}

/** Sorts after every character that an order can hold. */
const last = '\u{10FFFF}';

/** A key condition takes one comparison: prefix and cursor make one range; undefined when it is empty. */
function rangeOf({ prefix = '', after, backward }: ListQuery): Range | undefined {
  // No order is empty, and a key condition takes no empty string.
  const whole = { low: prefix === '' ? '\u0000' : prefix, high: `${prefix}${last}` };
  if (after === undefined || after === '') return whole;
  if (backward === true) {
    const high = below(after);
    if (high < whole.low) return undefined;
    return { low: whole.low, high: high < whole.high ? high : whole.high };
  }
  const low = `${after}\u0000`;
  if (low > whole.high) return undefined;
  return { low: low > whole.low ? low : whole.low, high: whole.high };
}

/** The largest string below `order` that an order can be: orders are ASCII. */
function below(order: string): string {
  const end = order.charCodeAt(order.length - 1);
  const start = order.slice(0, -1);
  return end === 0 ? start : `${start}${String.fromCharCode(end - 1)}${last}`;
}

function listed(item: Item, sk: string): Listed {
  const pk = text(item, 'pk');
  return {
    id: pk.slice(pk.indexOf('/', 2) + 1),
    name: text(item, 'sk'),
    data: rowData(item),
    order: text(item, sk),
  };
}
