import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
  TransactWriteItemsCommand,
  type AttributeValue,
  type BatchGetItemCommandOutput,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { Impossible } from './impossible.ts';

/** An item as DynamoDB gives it. */
export type Item = Record<string, AttributeValue>;

/** Another writer was there first: load again and decide again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/** The table answered, but did only a part again and again: it is asked for more than it can give now. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}

/** The most items that one transaction may hold. */
export const transactionLimit = 100;

/**
 * Writes all or nothing. One put goes alone (one write unit instead of two); everything else is a
 * transaction. Throws `Conflict` when a condition did not hold or another transaction was in the way:
 * the caller reads again, and so also learns when this very write had been done and only its answer
 * was lost. Throws `Impossible` at once for more items than a transaction can hold.
 */
export async function writeAll(
  client: DynamoDBClient,
  items: readonly TransactWriteItem[],
): Promise<void> {
  if (items.length > transactionLimit) {
    throw new Impossible(
      'transaction-too-large',
      `a transaction of ${items.length} items; ${transactionLimit} is the most`,
    );
  }
  try {
    const only = items.length === 1 ? items[0]?.Put : undefined;
    if (only !== undefined) await client.send(new PutItemCommand(only));
    else await client.send(new TransactWriteItemsCommand({ TransactItems: [...items] }));
  } catch (error) {
    if (isConflict(error)) throw new Conflict('another writer was first', { cause: error });
    throw error;
  }
}

/** A condition that failed, or another transaction on one of the items: for a put alone, or among many. */
function isConflict(error: unknown): boolean {
  return (
    error instanceof ConditionalCheckFailedException ||
    error instanceof TransactionConflictException ||
    error instanceof TransactionInProgressException ||
    (error instanceof TransactionCanceledException &&
      error.CancellationReasons?.some(
        ({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict',
      ) === true)
  );
}

/**
 * All items of one partition in order, consistent, page by page. `last` reads only so many of the
 * newest; `upTo` leaves out those after that sort key.
 */
export async function readPartition(
  client: DynamoDBClient,
  table: string,
  pk: string,
  options: { last?: number; upTo?: string } = {},
): Promise<Item[]> {
  const { last, upTo } = options;
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: upTo === undefined ? 'pk = :pk' : 'pk = :pk AND sk <= :upTo',
        ExpressionAttributeValues: {
          ':pk': { S: pk },
          ...(upTo === undefined ? {} : { ':upTo': { S: upTo } }),
        },
        ScanIndexForward: last === undefined,
        ...(last === undefined ? {} : { Limit: last - items.length }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined && (last === undefined || items.length < last));
  return last === undefined ? items : items.reverse();
}

/** One item, consistent, or undefined. */
export async function readItem(
  client: DynamoDBClient,
  table: string,
  pk: string,
  sk: string,
): Promise<Item | undefined> {
  const { Item: item } = await client.send(
    new GetItemCommand({
      TableName: table,
      Key: { pk: { S: pk }, sk: { S: sk } },
      ConsistentRead: true,
    }),
  );
  return item;
}

/** The most keys that one batch read takes. */
const batchReadLimit = 100;

/**
 * Many items in few consistent reads, in no order; those that do not exist are missing. Each key may
 * be asked for once. Throws `Overloaded` when the table gives nothing more.
 */
export async function readItems(
  client: DynamoDBClient,
  table: string,
  keys: readonly Item[],
): Promise<Item[]> {
  const items: Item[] = [];
  let rest = [...keys];
  let idle = 0;
  while (rest.length > 0) {
    const asked = rest.splice(0, batchReadLimit);
    const answer: BatchGetItemCommandOutput = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: asked, ConsistentRead: true } } }),
    );
    const left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    items.push(...(answer.Responses?.[table] ?? []));
    rest = [...left, ...rest];
    idle = await pauseWhenIdle(idle, left.length === asked.length);
  }
  return items;
}

/** How often in a row a batch may come back whole. */
const idleLimit = 6;

/** Counts batches that came back whole and waits longer after each. Throws `Overloaded` at the limit. */
export async function pauseWhenIdle(idle: number, nothingDone: boolean): Promise<number> {
  if (!nothingDone) return 0;
  if (idle + 1 === idleLimit) throw new Overloaded(`nothing done ${idleLimit} times`);
  await jitter(idle + 1, 50);
  return idle + 1;
}

/** Waits up to `unit` ms, doubled per attempt, spread so that two who collided do not collide again. */
export async function jitter(attempt: number, unit = 10): Promise<void> {
  const most = Math.min(unit * 2 ** attempt, 500);
  await new Promise((resolve) => {
    setTimeout(resolve, Math.random() * most);
  });
}

/** A list in pieces of at most `size`. */
export function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}

/** A string attribute; throws when the item does not have it, as no item of ours may. */
export function text(item: Item, name: string): string {
  const value = item[name]?.S;
  if (value === undefined) throw new Error(`item without string attribute ${name}`);
  return value;
}

/** A number attribute; throws when the item does not have it. */
export function number(item: Item, name: string): number {
  const value = item[name]?.N;
  if (value === undefined) throw new Error(`item without number attribute ${name}`);
  return Number(value);
}

/** A binary attribute; throws when the item does not have it. */
export function bytes(item: Item, name: string): Uint8Array {
  const value = item[name]?.B;
  if (value === undefined) throw new Error(`item without binary attribute ${name}`);
  return value;
}
