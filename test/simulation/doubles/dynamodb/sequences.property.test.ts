import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { doubleEngine, localEngine, type ContractEngine, type Told } from './contract-engine.ts';
import type { TableDefinition } from './table.ts';

/** Whatever is asked of the two engines, in whatever order, they say the same and hold the same in the end. */
let local: ContractEngine;
let double: ContractEngine;
beforeAll(async () => {
  local = await localEngine();
  double = doubleEngine();
});
afterAll(() => Promise.all([local.stop(), double.stop()]));

const definition: TableDefinition = {
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: ['pk', 'sk', 'l1', 's1'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  GlobalSecondaryIndexes: [
    {
      IndexName: 'list1',
      KeySchema: [
        { AttributeName: 'l1', KeyType: 'HASH' },
        { AttributeName: 's1', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['n'] },
    },
  ],
};

const text = (S: string) => ({ S });
const key = fc.record({
  pk: fc.constantFrom('c/1', 'r/1', 'r/督').map(text),
  sk: fc.constantFrom('1', '10', '2', '\u{1F600}', '\uFFFD').map(text),
});
const number = fc
  .oneof(
    fc.integer({ min: -20, max: 20 }).map(String),
    fc.constantFrom('0.1', '-2.50', '1e3', '99999999999999999999', '1E-7', '007', 'x'),
  )
  .map((N) => ({ N }));
const value = fc.oneof(
  number,
  fc.constantFrom(
    text(''),
    text('b'),
    { BOOL: true },
    { SS: ['a', 'b'] },
    { L: [text('a'), { N: '1' }] },
    { M: { a: { N: '2' } } },
    { B: Buffer.from('ab') },
  ),
);
/** Null is compared with, and never kept: the local cloud's engine sets members of it (`contract.test.ts`). */
const compared = fc.oneof({ weight: 8, arbitrary: value }, fc.constant({ NULL: true }));
const place = {
  l1: fc.constantFrom('x', 'y').map(text),
  s1: fc.constantFrom('1', '2', '3', '').map(text),
};
const item = fc
  .tuple(key, fc.record({ n: value, v: number, ...place }, { requiredKeys: [] }))
  .map(([where, rest]) => ({ ...where, ...rest }));

/** A condition and what it is given. */
const condition = fc.oneof(
  { weight: 2, arbitrary: fc.constant({}) },
  fc.constantFrom(
    { ConditionExpression: 'attribute_not_exists(pk)' },
    { ConditionExpression: 'attribute_exists(n) AND NOT contains(n, l1)' },
    { ConditionExpression: 'attribute_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
  ),
  fc
    .oneof(
      fc.tuple(
        fc.constantFrom('v = :v', 'v <> :v', 'v IN (:v, n)', 'contains(n, :v) OR n = :v'),
        compared,
      ),
      fc.tuple(
        fc.constantFrom('n < :v OR v >= :v', 'NOT (v > :v)', 'v BETWEEN :v AND :v', 'n <= :v'),
        fc.oneof(number, fc.constantFrom(text('a'), { B: Buffer.from('a') })),
      ),
    )
    .map(([ConditionExpression, v]) => ({
      ConditionExpression,
      ExpressionAttributeValues: { ':v': v },
    })),
);
const set = fc.constantFrom({ SS: ['a', 'b'] }, { SS: ['b', 'c'] });
const update = fc
  .oneof(
    fc.tuple(
      fc.constantFrom(
        'SET v = :u',
        'SET n = if_not_exists(v, :u) REMOVE l1',
        'REMOVE n SET s1 = :u',
        'SET n.a = :u',
        'SET v = n, n = v, m = :u',
      ),
      value,
    ),
    fc.tuple(
      fc.constantFrom('ADD v :u', 'SET n = v + :u', 'ADD n :u SET v = n', 'SET v = :u - v'),
      number,
    ),
    fc.tuple(fc.constantFrom('ADD n :u', 'DELETE n :u'), set),
  )
  .map(([UpdateExpression, u]) => ({
    UpdateExpression,
    ExpressionAttributeValues: { ':u': u },
  }));
const changes = fc.oneof(
  fc.tuple(item, condition).map(([Item, when]) => ({ Put: { Item, ...when } })),
  fc.tuple(key, condition).map(([Key, when]) => ({ Delete: { Key, ...when } })),
  fc.tuple(key, update, condition).map(([Key, how, when]) => ({
    Update: {
      Key,
      ...how,
      ...when,
      ExpressionAttributeValues: {
        ...how.ExpressionAttributeValues,
        ...('ExpressionAttributeValues' in when ? when.ExpressionAttributeValues : {}),
      },
    },
  })),
);
const returned = fc.constantFrom('ALL_OLD', 'ALL_NEW', undefined);
const query = fc
  .tuple(
    fc.oneof(
      fc
        .tuple(
          fc.constantFrom(
            'pk = :p',
            'pk = :p AND sk > :s',
            'pk = :p AND sk <= :s',
            'pk = :p AND begins_with(sk, :s)',
            'sk BETWEEN :s AND :s AND pk = :p',
          ),
          key,
        )
        .map(([KeyConditionExpression, { pk, sk }]) => ({
          KeyConditionExpression,
          values: KeyConditionExpression.includes(':s') ? { ':p': pk, ':s': sk } : { ':p': pk },
        })),
      fc.constantFrom('x', 'y').map((list) => ({
        IndexName: 'list1',
        KeyConditionExpression: 'l1 = :p',
        values: { ':p': text(list) },
      })),
    ),
    fc.record(
      { Limit: fc.integer({ min: 1, max: 3 }), ScanIndexForward: fc.boolean() },
      { requiredKeys: [] },
    ),
    fc.constantFrom({}, { FilterExpression: 'v > :f' }, { Select: 'COUNT' }),
    number,
  )
  .map(([{ values, ...what }, how, more, f]) => ({
    ...what,
    ...how,
    ...more,
    ExpressionAttributeValues: 'FilterExpression' in more ? { ...values, ':f': f } : values,
  }));

/** What is asked, of a table that is named later. */
interface Asked {
  readonly operation: string;
  readonly input: (TableName: string) => object;
}

const asked: fc.Arbitrary<Asked> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(changes, returned).map(([change, more]) => {
      const [kind = '', input] = Object.entries(change)[0] ?? [];
      return {
        operation: `${kind}Item`,
        input: (TableName: string) => ({
          TableName,
          ...input,
          // Of these one is for updates, the other for the rest.
          ...((more === 'ALL_NEW') === (kind === 'Update') && more !== undefined
            ? { ReturnValues: more }
            : {}),
        }),
      };
    }),
  },
  {
    weight: 3,
    arbitrary: fc.array(changes, { minLength: 1, maxLength: 4 }).map((all) => ({
      operation: 'TransactWriteItems',
      input: (TableName: string) => ({
        TransactItems: all.map((change) =>
          Object.fromEntries(
            Object.entries(change).map(([kind, each]) => [kind, { TableName, ...each }]),
          ),
        ),
      }),
    })),
  },
  {
    weight: 4,
    arbitrary: query.map((input) => ({
      operation: 'Query',
      input: (TableName: string) => ({ TableName, ...input }),
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc.oneof(
          item.map((Item) => ({ PutRequest: { Item } })),
          key.map((Key) => ({ DeleteRequest: { Key } })),
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((requests) => ({
        operation: 'BatchWriteItem',
        input: (TableName: string) => ({ RequestItems: { [TableName]: requests } }),
      })),
  },
  {
    weight: 1,
    arbitrary: fc.array(key, { minLength: 1, maxLength: 4 }).map((Keys) => ({
      operation: 'BatchGetItem',
      input: (TableName: string) => ({ RequestItems: { [TableName]: { Keys } } }),
    })),
  },
);

test('any sequence of requests has the same answers and the same end on both', async () => {
  let made = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { minLength: 1, maxLength: 25 }), async (requests) => {
      made += 1;
      const table = `Sequence${made}`;
      await Promise.all([local, double].map((engine) => engine.createTable(table, definition)));
      for (const { operation, input } of requests) {
        const [expected, told] = await Promise.all(
          [local, double].map((engine) => engine.ask(operation, input(table))),
        );
        expect(seen(told!), JSON.stringify([operation, input(table)])).toEqual(seen(expected!));
      }
      const [expected, told] = await Promise.all(
        [local, double].map((engine) => engine.ask('Scan', { TableName: table })),
      );
      expect(seen(told!)).toEqual(seen(expected!));
    }),
    { numRuns: 40 },
  );
});

/** An answer without what is not promised: the words of a refusal, and the order of what has none. */
function seen(told: Told): Told {
  const { message: _, Items, Responses, CancellationReasons, ...rest } = told;
  const reasons = CancellationReasons as readonly { Code: string; Item?: unknown }[] | undefined;
  return {
    ...rest,
    ...(Items === undefined ? {} : { Items: sorted(Items) }),
    ...(Responses === undefined
      ? {}
      : { Responses: Object.values(Responses as object).map(sorted) }),
    ...(reasons === undefined
      ? {}
      : { reasons: reasons.map(({ Code, Item }) => ({ Code, Item })) }),
  };
}

function sorted(items: unknown): unknown {
  return (items as Record<string, { S: string }>[])
    .map((each) => [`${each['pk']?.S} ${each['sk']?.S}`, each] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
