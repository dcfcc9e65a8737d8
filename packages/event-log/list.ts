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

export interface ListQuery {
  readonly index: 'list1' | 'list2';
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
 * A page of a list. The partitions are read side by side and merged by order; the cursor is the order
 * of the last row given, which must therefore be unique (end it with the stream's id). An index only
 * finds candidates: what counts is decided on the stream.
 */
export async function readList(
  client: DynamoDBClient,
  table: string,
  query: ListQuery,
): Promise<Page> {
  const wanted = query.limit + 1;
  const range = rangeOf(query);
  if (range === undefined) return { rows: [] };
  const pages = await Promise.all(
    query.lists.map((list) => readLane(client, table, query, { list, range, wanted })),
  );
  const sign = query.backward === true ? -1 : 1;
  const merged = pages
    .flat()
    .sort((a, b) => (a.order < b.order ? -sign : a.order > b.order ? sign : 0));
  const rows = merged.slice(0, query.limit);
  const end = rows.at(-1);
  return merged.length > query.limit && end !== undefined ? { rows, next: end.order } : { rows };
}

async function readLane(
  client: DynamoDBClient,
  table: string,
  query: ListQuery,
  { list, range, wanted }: { list: string; range: Range; wanted: number },
): Promise<Listed[]> {
  const [pk, sk] = query.index === 'list1' ? ['l1', 's1'] : ['l2', 's2'];
  const rows: Listed[] = [];
  let start: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: query.index,
        KeyConditionExpression: `${pk} = :list AND ${sk} BETWEEN :low AND :high`,
        ExpressionAttributeValues: {
          ':list': { S: list },
          ':low': { S: range.low },
          ':high': { S: range.high },
        },
        ScanIndexForward: query.backward !== true,
        Limit: wanted - rows.length,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    for (const item of page.Items ?? []) rows.push(listed(item, sk));
    start = page.LastEvaluatedKey;
  } while (start !== undefined && rows.length < wanted);
  return rows;
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
