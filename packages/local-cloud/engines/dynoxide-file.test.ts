import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  CreateTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DynamoDb } from './dynamodb.ts';
import { startDynamoDb } from './dynamodb.ts';
import type { StoredItem } from './dynoxide-file.ts';
import { openDynoxideFile, sortableNumber } from './dynoxide-file.ts';

let state: string;
let engine: DynamoDb;
let client: DynamoDBClient;

beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'dynoxide-'));
  engine = await startDynamoDb({ state });
  client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
  for (const TableName of ['Made', 'Laid']) {
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'N' },
          { AttributeName: 'list', AttributeType: 'S' },
          { AttributeName: 'hash', AttributeType: 'B' },
        ],
        GlobalSecondaryIndexes: [
          {
            IndexName: 'all',
            KeySchema: [
              { AttributeName: 'list', KeyType: 'HASH' },
              { AttributeName: 'sk', KeyType: 'RANGE' },
            ],
            Projection: { ProjectionType: 'ALL' },
          },
          {
            IndexName: 'some',
            KeySchema: [{ AttributeName: 'hash', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['note'] },
          },
          {
            IndexName: 'keys',
            KeySchema: [{ AttributeName: 'list', KeyType: 'HASH' }],
            Projection: { ProjectionType: 'KEYS_ONLY' },
          },
        ],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      }),
    );
  }
});

afterAll(async () => {
  await engine.stop();
  rmSync(state, { recursive: true });
});

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const base64 = fc
  .uint8Array({ minLength: 1, maxLength: 12 })
  .map((bytes) => Buffer.from(bytes).toString('base64'));
const number = fc.oneof(
  fc.integer().map(String),
  fc.constantFrom(
    '0',
    '0.001',
    '-0.5',
    '12.5',
    '-99999999999999999999',
    '12345678901234567890123456789012345678',
  ),
);
const leaf: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc.record({ S: text }),
  fc.record({ N: number }),
  fc.record({ B: base64 }),
  fc.record({ BOOL: fc.boolean() }),
  fc.constant({ NULL: true }),
  fc.record({ SS: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }) }),
);
const nested = fc.oneof(
  leaf,
  fc.record({ L: fc.array(leaf, { maxLength: 3 }) }),
  fc.record({ M: fc.dictionary(text, leaf, { maxKeys: 3 }) }),
);
const item = fc.record(
  {
    pk: fc.record({ S: text }),
    sk: fc.record({ N: number }),
    list: fc.record({ S: text }),
    hash: fc.record({ B: base64 }),
    note: nested,
    more: nested,
  },
  { requiredKeys: ['pk', 'sk'] },
) as unknown as fc.Arbitrary<StoredItem>;

/** All rows of a table and its indexes, in order; JSON compared as JSON, not as text. */
function rowsOf(table: string): unknown[] {
  const database = new DatabaseSync(join(state, 'dynamodb.sqlite'), { readOnly: true });
  const rows = ['', '::gsi::all', '::gsi::some', '::gsi::keys'].map((suffix) =>
    database
      .prepare(`SELECT * FROM "${table}${suffix}" ORDER BY 1, 2, 3, 4`)
      .all()
      .map(({ item_json: json, ...row }) => ({ ...row, item: JSON.parse(String(json)) })),
  );
  database.close();
  return rows;
}

/** Binaries as the SDK wants them: bytes, not base64. */
function forSdk(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(forSdk);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'B' && typeof inner === 'string' ? Buffer.from(inner, 'base64') : forSdk(inner),
    ]),
  );
}

it('writes the rows that the engine writes, index rows and replaced items included', async () => {
  const file = openDynoxideFile(join(state, 'dynamodb.sqlite'));
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 5 }), async (items) => {
      const again = items.map((each) => ({ ...each, list: { S: 'moved' } }));
      for (const each of [...items, ...again.slice(0, 1)]) {
        await client.send(
          new PutItemCommand({
            TableName: 'Made',
            Item: forSdk(each) as Record<string, AttributeValue>,
          }),
        );
      }
      expect(file.insertItems('Laid', [...items, ...again.slice(0, 1)])).toBe(items.length + 1);
      expect(rowsOf('Laid')).toEqual(rowsOf('Made'));
    }),
    { numRuns: 40 },
  );
  file.close();
});

it('lays in items that the engine finds by key and by index', async () => {
  const file = openDynoxideFile(join(state, 'dynamodb.sqlite'));
  file.insertItems(
    'Laid',
    [10, 9, -3].map((sk) => ({ pk: { S: 'p' }, sk: { N: String(sk) }, list: { S: '表' } })),
  );
  file.close();
  const got = await client.send(
    new GetItemCommand({ TableName: 'Laid', Key: { pk: { S: 'p' }, sk: { N: '9.0' } } }),
  );
  expect(got.Item).toEqual({ pk: { S: 'p' }, sk: { N: '9' }, list: { S: '表' } });
  const listed = await client.send(
    new QueryCommand({
      TableName: 'Laid',
      IndexName: 'all',
      KeyConditionExpression: '#l = :l',
      ExpressionAttributeNames: { '#l': 'list' },
      ExpressionAttributeValues: { ':l': { S: '表' } },
    }),
  );
  expect(listed.Items?.map((each) => each['sk']?.N)).toEqual(['-3', '9', '10']);
});

it('lays in all or nothing, and says what is wrong', async () => {
  const file = openDynoxideFile(join(state, 'dynamodb.sqlite'));
  const before = rowsOf('Laid');
  expect(() =>
    file.insertItems('Laid', [{ pk: { S: 'x' }, sk: { N: '1' } }, { pk: { S: 'y' } }]),
  ).toThrow('no key sk');
  expect(() => file.insertItems('None', [])).toThrow('no table None');
  expect(rowsOf('Laid')).toEqual(before);
  file.close();
});

it('makes text of numbers that sorts as they do', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.integer({ min: -20, max: 20 }), (a, b, power) => {
      const [left, right] = [sortableNumber(`${a}e${power}`), sortableNumber(`${b}e${power}`)];
      expect(Math.sign(left < right ? -1 : left > right ? 1 : 0)).toBe(Math.sign(a - b));
    }),
  );
});
