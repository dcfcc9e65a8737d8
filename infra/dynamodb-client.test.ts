import * as sdk from '@aws-sdk/client-dynamodb';
import { startTestDynamoDb, type TestDynamoDb } from '@ducha/event-log/testing/log-table.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as standIn from './dynamodb-client.ts';

/**
 * Whatever the house may do with the SDK's client, it must be able to do with the one that stands in for it
 * in bundles: each case is done with both, on a table of its own each, and must come to the same.
 */
let dynamodb: TestDynamoDb;
beforeAll(async () => {
  dynamodb = await startTestDynamoDb();
});
afterAll(() => dynamodb.stop());
beforeEach(() => {
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', dynamodb.endpoint);
});

type Ask = (operation: string, input: object) => Promise<unknown>;

// oxlint-disable-next-line typescript/no-explicit-any -- classes of commands and exceptions, by name
type Module = Readonly<Record<string, any>>;
const theirs: Module = { ...sdk };
const ours: Module = { ...standIn };

/** What comes back, without the SDK's own notes on the request. */
const bySdk: Ask = async (operation, input) => {
  const answer: object = await dynamodb.client.send(new theirs[operation](input));
  return { ...answer, $metadata: undefined };
};
const byStandIn: Ask = async (operation, input) =>
  new standIn.DynamoDBClient().send(new ours[operation](input));

/** An error as the house looks at it. */
function seen(error: unknown, of: Module): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message } = error;
  return {
    name,
    message,
    classes: [
      'ConditionalCheckFailedException',
      'TransactionCanceledException',
      'TransactionConflictException',
      'TransactionInProgressException',
    ].filter((known) => error instanceof of[known]),
    reasons: 'CancellationReasons' in error ? error.CancellationReasons : undefined,
  };
}

async function comesToTheSame(
  work: (ask: Ask, table: string) => Promise<unknown>,
): Promise<unknown> {
  const outcome = async (ask: Ask, of: Module): Promise<unknown> => {
    const { sealed } = await dynamodb.tables();
    const told = await work(ask, sealed).catch((error: unknown) => ({ refused: seen(error, of) }));
    return JSON.parse(JSON.stringify(told, bytesToo).replaceAll(sealed, 'the table'));
  };
  const expected = await outcome(bySdk, theirs);
  expect(await outcome(byStandIn, ours)).toEqual(expected);
  return expected;
}

/** Bytes must be the same bytes, and bytes. */
function bytesToo(this: Record<string, unknown>, name: string, value: unknown): unknown {
  const own = this[name];
  return own instanceof Uint8Array ? { bytes: [...own] } : value;
}

const key = (pk: string, sk = 'note') => ({ pk: { S: pk }, sk: { S: sk } });
const everything = {
  ...key('督察'),
  bytes: { B: new Uint8Array([0, 255, 128]) },
  // A view into the middle of a larger buffer, as Node's pool gives them.
  view: { B: Buffer.from('abcdef').subarray(2, 4) },
  many: { BS: [new Uint8Array([1]), new Uint8Array([2, 3])] },
  number: { N: '-1.5' },
  nothing: { NULL: true },
  yes: { BOOL: true },
  list: {
    L: [{ S: '' }, { M: { B: { S: 'an attribute called B' }, S: { B: new Uint8Array([9]) } } }],
  },
  words: { SS: ['a', 'b'] },
};

describe('the stand-in for the SDK’s client', () => {
  test('writes and reads values of every type', async () => {
    const read = await comesToTheSame(async (ask, TableName) => {
      await ask('PutItemCommand', { TableName, Item: everything });
      return ask('GetItemCommand', { TableName, Key: key('督察'), ConsistentRead: true });
    });
    expect(read).toMatchObject({
      Item: { bytes: { B: { bytes: [0, 255, 128] } }, view: { B: { bytes: [99, 100] } } },
    });
  });

  test('finds nothing as the SDK does', async () => {
    expect(
      await comesToTheSame((ask, TableName) => ask('GetItemCommand', { TableName, Key: key('x') })),
    ).toEqual({});
  });

  test('updates, deletes, scans and pages', async () => {
    await comesToTheSame(async (ask, TableName) => {
      for (const sk of ['a', 'b', 'c']) {
        await ask('PutItemCommand', { TableName, Item: { ...everything, ...key('p', sk) } });
      }
      await ask('UpdateItemCommand', {
        TableName,
        Key: key('p', 'a'),
        UpdateExpression: 'SET bytes = :b ADD counted :one',
        ExpressionAttributeValues: { ':b': { B: new Uint8Array([7]) }, ':one': { N: '1' } },
      });
      await ask('DeleteItemCommand', { TableName, Key: key('p', 'b') });
      const query = {
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'p' } },
        Limit: 1,
      };
      const first = (await ask('QueryCommand', query)) as { LastEvaluatedKey: object };
      const rest = await ask('QueryCommand', {
        ...query,
        Limit: 10,
        ExclusiveStartKey: first.LastEvaluatedKey,
      });
      return [first, rest, await ask('ScanCommand', { TableName })];
    });
  });

  test('does batches', async () => {
    await comesToTheSame(async (ask, TableName) => {
      const put = (pk: string) => ({ PutRequest: { Item: { ...everything, ...key(pk) } } });
      const written = await ask('BatchWriteItemCommand', {
        RequestItems: { [TableName]: [put('1'), put('2')] },
      });
      const { Responses, ...rest } = (await ask('BatchGetItemCommand', {
        RequestItems: {
          [TableName]: { Keys: [key('1'), key('2'), key('3')], ConsistentRead: true },
        },
      })) as { Responses: Record<string, { pk: { S: string } }[]> };
      const items = Responses[TableName]?.toSorted((a, b) => a.pk.S.localeCompare(b.pk.S));
      return { written, items, rest };
    });
  });

  const absent = { ConditionExpression: 'attribute_not_exists(pk)' };

  test('is refused a condition that does not hold, by the exception of that name', async () => {
    const refused = await comesToTheSame(async (ask, TableName) => {
      await ask('PutItemCommand', { TableName, Item: everything });
      return ask('PutItemCommand', { TableName, Item: everything, ...absent });
    });
    expect(refused).toMatchObject({ refused: { classes: ['ConditionalCheckFailedException'] } });
  });

  test('is told why a transaction was cancelled, for each of its items', async () => {
    const refused = await comesToTheSame(async (ask, TableName) => {
      await ask('PutItemCommand', { TableName, Item: everything });
      return ask('TransactWriteItemsCommand', {
        TransactItems: [
          { Put: { TableName, Item: { ...everything, ...key('other') } } },
          { Put: { TableName, Item: everything, ...absent } },
        ],
      });
    });
    expect(refused).toMatchObject({
      refused: {
        classes: ['TransactionCanceledException'],
        reasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
      },
    });
  });

  test('does a transaction once, though it is sent twice', async () => {
    const sent = new standIn.TransactWriteItemsCommand({ TransactItems: [] }).input;
    expect(sent.ClientRequestToken).toMatch(/^[0-9a-f-]{36}$/);
    const again = new standIn.TransactWriteItemsCommand({ TransactItems: [] }).input;
    expect(again.ClientRequestToken).not.toBe(sent.ClientRequestToken);
  });

  test.for([
    ['a wrong request', { TableName: 'the table', Key: {} }],
    ['a table that is not there', { TableName: 'nowhere', Key: key('x') }],
  ] as const)('is refused %s by the same name', async ([, input]) => {
    await comesToTheSame(async (ask) => ask('GetItemCommand', input));
  });
});
