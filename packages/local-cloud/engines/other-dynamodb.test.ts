import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { engineCall } from '../engine-call.ts';
import { whyNotStarted } from '../start-failure.ts';
import type { DynamoDb } from './dynamodb.ts';
import { startDynamoDb } from './dynamodb.ts';
import { keepTogether } from './other-dynamodb.ts';

/** An engine that stands by itself, as DynamoDB Local would. */
let other: DynamoDb;
let folder: string;
let state: string;
let starts = 0;
/** A table of each test's own house. */
let table: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'other-dynamodb-'));
  other = await startDynamoDb({ state: join(folder, 'engine') });
});
afterAll(async () => {
  await other.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  starts += 1;
  table = `House-${starts}`;
  state = join(folder, table);
  mkdirSync(state);
});

/** A start of the house: whether it goes on, or the sentence with which it ends. */
async function started(endpoint: string | undefined): Promise<string> {
  try {
    await keepTogether({ state, endpoint, tables: [table] });
    return 'goes on';
  } catch (error) {
    return whyNotStarted(error, 3000);
  }
}

async function makeTable(): Promise<void> {
  await engineCall('dynamodb', other.endpoint)('CreateTable', {
    TableName: table,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  });
}

test('a house begins at an empty DynamoDB, and goes on there', async () => {
  expect(await started(other.endpoint)).toBe('goes on');
  await makeTable();
  expect(await started(other.endpoint)).toBe('goes on');
});

test('it does not begin where another house has its tables', async () => {
  await makeTable();
  expect(await started(other.endpoint)).toMatch(
    /^The DynamoDB at http:\S+ has the tables of another house; .*\.$/,
  );
});

test('it does not go on where its tables are gone', async () => {
  expect(await started(other.endpoint)).toBe('goes on');
  expect(await started(other.endpoint)).toMatch(
    /^The DynamoDB at http:\S+ has lost the tables of \S+; npm start -- --fresh begins anew\.$/,
  );
});

test('what it has in its own engine is not looked for elsewhere, nor the other way round', async () => {
  expect(await started(undefined)).toBe('goes on');
  writeFileSync(join(state, 'dynamodb.sqlite'), '');
  expect(await started(undefined)).toBe('goes on');
  expect(await started(other.endpoint)).toBe(
    `The data of ${state} has its tables there, not at ${other.endpoint}; npm start -- --fresh forgets it.`,
  );
  rmSync(join(state, 'dynamodb.sqlite'));
  expect(await started(other.endpoint)).toBe('goes on');
  expect(await started(undefined)).toBe(
    `The data of ${state} has its tables at ${other.endpoint}, not there; npm start -- --fresh forgets it.`,
  );
});

test('where nothing answers, that is said', async () => {
  expect(await started('http://127.0.0.1:9')).toBe(
    'Missing engine: no DynamoDB answers at http://127.0.0.1:9.',
  );
});
