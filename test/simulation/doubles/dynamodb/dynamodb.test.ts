import { beforeEach, describe, expect, test } from 'vitest';
import { Refused } from '../refused.ts';
import { DynamoDbDouble } from './dynamodb.ts';
import type { TableDefinition } from './table.ts';

const now = Date.parse('2026-03-02T01:00:00.500Z');
const minute = 60_000;

const definition = (view?: string): TableDefinition => ({
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['pk', 'sk', 'd1', 'd2'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'due',
      KeySchema: [
        { AttributeName: 'd1', KeyType: 'HASH' },
        { AttributeName: 'd2', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
  ...(view === undefined ? {} : { StreamSpecification: { StreamViewType: view } }),
});

const TableName = 'Log';
const text = (S: string) => ({ S });
const num = (n: number) => ({ N: String(n) });
const at = (pk: string, sk = 'a') => ({ pk: text(pk), sk: text(sk) });

let double: DynamoDbDouble;
beforeEach(() => {
  double = new DynamoDbDouble();
  double.createTable(TableName, definition('NEW_AND_OLD_IMAGES'));
});

const put = (item: object, moment = now) =>
  double.answer('PutItem', { TableName, Item: item }, moment);
const get = (pk: string) => double.answer('GetItem', { TableName, Key: at(pk) }, now)['Item'];
const all = () => [...double.items(TableName)];

describe('the stream of a table', () => {
  test('has a record of each change, with the images of its view', () => {
    put({ ...at('x'), n: num(1) });
    put({ ...at('x'), n: num(2) }, now + 1_000);
    double.answer('DeleteItem', { TableName, Key: at('x') }, now + 2_000);
    const [made, changed, gone] = double.records(TableName);
    expect(made).toEqual({
      eventID: expect.any(String),
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(now / 1_000),
        Keys: at('x'),
        NewImage: { ...at('x'), n: num(1) },
        SequenceNumber: expect.stringMatching(/^[1-9]\d{20,39}$/),
        SizeBytes: 15,
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
    expect(changed).toMatchObject({
      eventName: 'MODIFY',
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(now / 1_000) + 1,
        NewImage: { n: num(2) },
        OldImage: { n: num(1) },
      },
    });
    expect(gone).toMatchObject({ eventName: 'REMOVE', dynamodb: { OldImage: { n: num(2) } } });
    expect(gone?.dynamodb).not.toHaveProperty('NewImage');
    const numbers = [made, changed, gone].map((each) => BigInt(each!.dynamodb.SequenceNumber));
    expect(numbers).toEqual(numbers.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(new Set([made, changed, gone].map((each) => each?.eventID)).size).toBe(3);
  });

  test('has none of what changed nothing or was refused', () => {
    put(at('x'));
    put(at('x'));
    double.answer('UpdateItem', { TableName, Key: at('x') }, now);
    double.answer('DeleteItem', { TableName, Key: at('nowhere') }, now);
    expect(() =>
      double.answer(
        'TransactWriteItems',
        {
          TransactItems: [
            { Put: { TableName, Item: at('y') } },
            {
              ConditionCheck: {
                TableName,
                Key: at('x'),
                ConditionExpression: 'attribute_not_exists(pk)',
              },
            },
          ],
        },
        now,
      ),
    ).toThrow(Refused);
    expect(double.records(TableName)).toHaveLength(1);
  });

  test.for([
    ['NEW_IMAGE', ['NewImage']],
    ['OLD_IMAGE', ['OldImage']],
    ['KEYS_ONLY', []],
  ] as const)('shows by %s only %o', ([view, images]) => {
    double.createTable(view, definition(view));
    for (const n of [1, 2])
      double.answer('PutItem', { TableName: view, Item: { ...at('x'), n: num(n) } }, now);
    const record = double.records(view)[1]!.dynamodb;
    expect(Object.keys(record).filter((name) => name.endsWith('Image'))).toEqual(images);
  });

  test('is read from any record on, also after the first were trimmed', () => {
    for (const pk of ['a', 'b', 'c', 'd']) put(at(pk));
    const keysFrom = (from: number) =>
      double.records(TableName, from).map(({ dynamodb }) => dynamodb.Keys['pk']?.S);
    expect(keysFrom(2)).toEqual(['c', 'd']);
    const third = double.records(TableName, 2)[0];
    double.trim(TableName, 2);
    expect(keysFrom(0)).toEqual(['c', 'd']);
    expect(keysFrom(3)).toEqual(['d']);
    put(at('e'));
    expect(keysFrom(3)).toEqual(['d', 'e']);
    expect(double.records(TableName, 2)[0]).toBe(third);
  });

  test('is empty where the table has none', () => {
    double.createTable('Sealed', definition());
    double.answer('PutItem', { TableName: 'Sealed', Item: at('x') }, now);
    expect(double.records('Sealed')).toEqual([]);
  });
});

describe('a snapshot', () => {
  const due = () =>
    double.answer(
      'Query',
      {
        TableName,
        IndexName: 'due',
        KeyConditionExpression: 'd1 = :d',
        ExpressionAttributeValues: { ':d': text('1') },
      },
      now,
    )['Count'];
  const dueItem = (pk: string) => ({ ...at(pk), d1: text('1'), d2: text(pk) });
  const transact = (pk: string) =>
    double.answer(
      'TransactWriteItems',
      { ClientRequestToken: 'token', TransactItems: [{ Put: { TableName, Item: at(pk) } }] },
      now,
    );

  test('brings back items, indexes, streams and tokens as they were, again and again', () => {
    put(dueItem('x'));
    put(dueItem('y'));
    transact('z');
    const items = all();
    const snapshot = double.snapshot();
    for (let round = 0; round < 2; round += 1) {
      put({ ...dueItem('x'), n: num(round) });
      put({ ...at('x', 'more') });
      put(dueItem('new'));
      double.answer('DeleteItem', { TableName, Key: at('y') }, now);
      double.trim(TableName, 1);
      double.createTable('Other', definition());
      expect(due()).toBe(2);
      expect(all()).not.toEqual(items);
      double.restore(snapshot);
      expect(all()).toEqual(items);
      expect(due()).toBe(2);
      expect(double.records(TableName)).toHaveLength(3);
      expect(double.tables()).toEqual([TableName]);
      expect(transact('z')).toEqual({});
      expect(() => transact('other')).toThrow('client token');
    }
  });

  test('has indexes that have seen everything', () => {
    put(dueItem('x'));
    const snapshot = double.snapshot();
    double.answer('DeleteItem', { TableName, Key: at('x') }, now);
    expect(due()).toBe(0);
    double.restore(snapshot);
    expect(due()).toBe(1);
  });

  test('of later does not change one of before', () => {
    put(at('x'));
    const first = double.snapshot();
    put(at('y'));
    const second = double.snapshot();
    put(at('z'));
    double.restore(first);
    expect(all()).toEqual([at('x')]);
    double.restore(second);
    expect(all()).toEqual([at('x'), at('y')]);
  });
});

describe('what a world may want of a request', () => {
  test('some of a batch is left undone, and can be asked for again', () => {
    const requests = ['a', 'b', 'c'].map((pk) => ({ PutRequest: { Item: at(pk) } }));
    const RequestItems = { [TableName]: requests };
    const leaves = (index: number) => index === 1;
    expect(double.answer('BatchWriteItem', { RequestItems }, now, { leaves })).toEqual({
      UnprocessedItems: { [TableName]: [requests[1]] },
    });
    expect(all()).toEqual([at('a'), at('c')]);
    const Keys = ['a', 'c'].map((pk) => at(pk));
    const asked = { [TableName]: { Keys, ConsistentRead: true } };
    expect(double.answer('BatchGetItem', { RequestItems: asked }, now, { leaves })).toEqual({
      Responses: { [TableName]: [at('a')] },
      UnprocessedKeys: { [TableName]: { Keys: [at('c')], ConsistentRead: true } },
    });
  });

  test('an index shows its table as it was a while ago, and never goes back', () => {
    const dueAt = (indexesAsOf: number) => {
      const input = {
        TableName,
        IndexName: 'due',
        KeyConditionExpression: 'd1 = :d',
        ExpressionAttributeValues: { ':d': text('1') },
      };
      const { Items } = double.answer('Query', input, now + minute, { indexesAsOf });
      return (Items as { d2: { S: string } }[]).map(({ d2 }) => d2.S);
    };
    put({ ...at('x'), d1: text('1'), d2: text('first') }, now);
    put({ ...at('x'), d1: text('1'), d2: text('second') }, now + 500);
    expect(get('x')).toMatchObject({ d2: text('second') });
    expect(dueAt(now - 1)).toEqual([]);
    expect(dueAt(now + 499)).toEqual(['first']);
    expect(dueAt(now + 500)).toEqual(['second']);
    expect(dueAt(now)).toEqual(['second']);
  });

  test('a token is known for ten minutes', () => {
    const transact = (moment: number) =>
      double.answer(
        'TransactWriteItems',
        {
          ClientRequestToken: 'token',
          TransactItems: [
            {
              Put: { TableName, Item: at('x'), ConditionExpression: 'attribute_not_exists(pk)' },
            },
          ],
        },
        moment,
      );
    expect(transact(now)).toEqual({});
    double.restore(double.snapshot());
    expect(transact(now + 10 * minute - 1)).toEqual({});
    expect(() => transact(now + 10 * minute)).toThrow('ConditionalCheckFailed');
  });
});

test('what it does not know it stops at, and does not answer', () => {
  const stops = (operation: string, input: object) => {
    let stopped: unknown;
    try {
      double.answer(operation, { TableName, ...input }, now);
    } catch (error) {
      stopped = error;
    }
    expect(stopped).toBeInstanceOf(Error);
    expect(stopped).not.toBeInstanceOf(Refused);
  };
  stops('DescribeTable', {});
  stops('GetItem', { Key: at('x'), AttributesToGet: ['pk'] });
  stops('Scan', { Segment: 0, TotalSegments: 2 });
  expect(() => double.createTable(TableName, definition())).toThrow('there is a table Log already');
});
