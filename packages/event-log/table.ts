import {
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type AttributeValue,
  type BatchGetItemCommandOutput,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';

/** An item as DynamoDB gives it. */
export type Item = Record<string, AttributeValue>;

/** Another writer was there first: load again and decide again. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/** The most items that one transaction may hold. */
export const transactionLimit = 100;

/**
 * Writes all or nothing. One put goes alone (one write unit instead of two); everything else is a
 * transaction. Throws `Conflict` when a condition did not hold or another transaction was in the way.
 */
export async function writeAll(
  client: DynamoDBClient,
  items: readonly TransactWriteItem[],
): Promise<void> {
  try {
    const only = items.length === 1 ? items[0]?.Put : undefined;
    if (only !== undefined) await client.send(new PutItemCommand(only));
    else await client.send(new TransactWriteItemsCommand({ TransactItems: [...items] }));
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException)
      throw new Conflict('condition', { cause: error });
    if (
      error instanceof TransactionCanceledException &&
      error.CancellationReasons?.some(isConflict) === true
    ) {
      throw new Conflict('transaction', { cause: error });
    }
    throw error;
  }
}

function isConflict(reason: { Code?: string | undefined }): boolean {
  return reason.Code === 'ConditionalCheckFailed' || reason.Code === 'TransactionConflict';
}

/** All items of one partition, consistent, page by page; `last` reads only the newest. */
export async function readPartition(
  client: DynamoDBClient,
  table: string,
  pk: string,
  options: { last?: true; after?: string } = {},
): Promise<Item[]> {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression:
          options.after === undefined ? 'pk = :pk' : 'pk = :pk AND sk > :after',
        ExpressionAttributeValues: {
          ':pk': { S: pk },
          ...(options.after === undefined ? {} : { ':after': { S: options.after } }),
        },
        ScanIndexForward: options.last !== true,
        ...(options.last === true ? { Limit: 1 } : {}),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    items.push(...(page.Items ?? []));
    start = options.last === true ? undefined : page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
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

/** Many items in few consistent reads, in no order; those that do not exist are missing. */
export async function readItems(
  client: DynamoDBClient,
  table: string,
  keys: readonly Item[],
): Promise<Item[]> {
  const items: Item[] = [];
  let rest = [...keys];
  while (rest.length > 0) {
    const asked = rest.splice(0, batchReadLimit);
    const answer: BatchGetItemCommandOutput = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: asked, ConsistentRead: true } } }),
    );
    items.push(...(answer.Responses?.[table] ?? []));
    rest = [...(answer.UnprocessedKeys?.[table]?.Keys ?? []), ...rest];
  }
  return items;
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
