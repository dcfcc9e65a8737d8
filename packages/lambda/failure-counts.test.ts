import { DeleteTableCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startTestDynamoDb, type TestDynamoDb } from '@ducha/event-log/testing/log-table.ts';
import { FailureCounts, failureLimit, failureWindow } from './failure-counts.ts';
import { secretKeys } from './secret-keys.ts';

let dynamodb: TestDynamoDb;
let table: string;
let counts: FailureCounts;
const written: string[] = [];

const start = Date.parse('2026-01-01T08:00:00.000Z');
const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
const here = '192.0.2.17';
const neighbour = '192.0.2.200';
const elsewhere = '198.51.100.17';

beforeAll(async () => {
  dynamodb = await startTestDynamoDb();
});
afterAll(() => dynamodb.stop());
beforeEach(async () => {
  table = (await dynamodb.tables()).counts;
  const keys = async () => secretKeys.parse({ secret: 's'.repeat(64) });
  // However busy the machine is.
  counts = new FailureCounts({ client: dynamodb.client, table, keys, patience: 30_000 });
  written.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    written.push(String(line));
    return true;
  });
});

async function fail(times: number, address = here, now = at(0)): Promise<void> {
  await Promise.all(Array.from({ length: times }, () => counts.count('receipt', address, now)));
}
const codes = () => written.map((line) => JSON.parse(line).code as string);

test('a network waits from the failure at the limit on, until the window is over; others do not', async () => {
  await fail(failureLimit.receipt - 1);
  expect(await counts.wait('receipt', here, at(1))).toBeUndefined();
  await fail(1, neighbour);
  expect(await counts.wait('receipt', here, at(100))).toBe(failureWindow - 100);
  expect(await counts.wait('receipt', neighbour, at(failureWindow - 1))).toBe(1);
  expect(await counts.wait('receipt', elsewhere, at(100))).toBeUndefined();
  expect(await counts.wait('receipt', here, at(failureWindow))).toBeUndefined();
  expect(codes().filter((code) => code === 'network-slowed')).toHaveLength(2);
});

test('none of many failures at the same time is lost', async () => {
  await fail(100);
  const { Items = [] } = await dynamodb.client.send(new ScanCommand({ TableName: table }));
  expect(Items.map(({ failures }) => failures?.N)).toEqual(['100']);
  expect(codes()).toEqual(Array.from({ length: 100 }, () => 'failure-counted'));
});

test('an item says neither where nor which network it was before, and when it may be forgotten', async () => {
  await fail(1);
  await fail(1, here, at(failureWindow));
  const { Items = [] } = await dynamodb.client.send(new ScanCommand({ TableName: table }));
  expect(Items).toHaveLength(2);
  const keys = Items.map(({ pk }) => pk?.S ?? '');
  expect(new Set(keys).size).toBe(2);
  for (const key of keys) expect(key).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
  expect(Items.map(({ expires }) => Number(expires?.N)).toSorted((a, b) => a - b)).toEqual([
    start / 1000 + failureWindow,
    start / 1000 + 2 * failureWindow,
  ]);
  expect(JSON.stringify([Items, written])).not.toMatch(/192|c000/);
});

test('another secret gives other names, so that a table that is taken alone tells nothing', async () => {
  const keys = async () => secretKeys.parse({ secret: 't'.repeat(64) });
  await new FailureCounts({ client: dynamodb.client, table, keys }).count('receipt', here, at(0));
  await fail(1);
  const { Items = [] } = await dynamodb.client.send(new ScanCommand({ TableName: table }));
  expect(Items).toHaveLength(2);
});

test('where nothing can be counted nobody waits, and the log says so', async () => {
  await fail(failureLimit.receipt);
  await dynamodb.client.send(new DeleteTableCommand({ TableName: table }));
  expect(await counts.wait('receipt', here, at(1))).toBeUndefined();
  await counts.count('receipt', here, at(1));
  expect(codes().slice(failureLimit.receipt)).toEqual([
    'failure-uncounted',
    'failure-uncounted',
    'failure-counted',
  ]);
  expect(written.join('')).toContain('ResourceNotFoundException');
});

test('a table that says nothing keeps nobody longer than its patience', async () => {
  const never = async () => new Promise<never>(() => undefined);
  const silent = new FailureCounts({
    client: dynamodb.client,
    table,
    keys: never,
    patience: 20,
  });
  expect(await silent.wait('receipt', here, at(0))).toBeUndefined();
  expect(written.join('')).toContain('TimeoutError');
});
