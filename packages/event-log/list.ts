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
  const pages = await Promise.all(
    query.lists.map((list) => readLane(client, table, query, list, wanted)),
  );
  const sign = query.backward === true ? -1 : 1;
  const merged = pages
    .flat()
    .sort((a, b) => (a.order < b.order ? -sign : a.order > b.order ? sign : 0));
  const rows = merged.slice(0, query.limit);
  const last = rows.at(-1);
  return merged.length > query.limit && last !== undefined ? { rows, next: last.order } : { rows };
}

async function readLane(
  client: DynamoDBClient,
  table: string,
  query: ListQuery,
  list: string,
  wanted: number,
): Promise<Listed[]> {
  const [pk, sk] = query.index === 'list1' ? ['l1', 's1'] : ['l2', 's2'];
  const rows: Listed[] = [];
  let start: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: query.index,
        ...condition(query, pk, sk),
        ExpressionAttributeValues: { ':list': { S: list }, ...values(query) },
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

/** A key condition takes one comparison of the sort key: going on wins, the prefix is then kept by it. */
function condition(query: ListQuery, pk: string, sk: string): { KeyConditionExpression: string } {
  const list = `${pk} = :list`;
  if (query.after === undefined) {
    return {
      KeyConditionExpression:
        query.prefix === undefined ? list : `${list} AND begins_with(${sk}, :prefix)`,
    };
  }
  if (query.prefix === undefined) {
    return {
      KeyConditionExpression: `${list} AND ${sk} ${query.backward === true ? '<' : '>'} :after`,
    };
  }
  return { KeyConditionExpression: `${list} AND ${sk} BETWEEN :low AND :high` };
}

function values(query: ListQuery): Item {
  if (query.after === undefined) {
    return query.prefix === undefined ? {} : { ':prefix': { S: query.prefix } };
  }
  if (query.prefix === undefined) return { ':after': { S: query.after } };
  // BETWEEN includes its ends: the smallest string above `after`, or the largest one below it.
  return query.backward === true
    ? { ':low': { S: query.prefix }, ':high': { S: below(query.after) } }
    : { ':low': { S: `${query.after}\u0000` }, ':high': { S: `${query.prefix}\u{10FFFF}` } };
}

/** A string that sorts before `order` and after every shorter-or-equal one that our orders can hold. */
function below(order: string): string {
  const last = order.codePointAt(order.length - 1) ?? 1;
  return `${order.slice(0, -1)}${String.fromCodePoint(last - 1)}\u{10FFFF}`;
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
