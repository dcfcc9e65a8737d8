import fc from 'fast-check';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPages, readList, type ListQuery } from './list.ts';
import { startTestDynamoDb, type TestDynamoDb } from './testing/log-table.ts';
import { watchedClient } from './testing/watched-client.ts';

let db: TestDynamoDb;
let table: string;
const orders = Array.from({ length: 40 }, (_, index) =>
  index % 3 === 0 ? `a/${String(index).padStart(2, '0')}` : `b/${String(index).padStart(2, '0')}`,
).toSorted();
const lanes = ['things/0', 'things/1', 'things/2'];

beforeAll(async () => {
  db = await startTestDynamoDb();
  ({ log: table } = await db.tables());
  for (const [index, order] of orders.entries()) {
    await db.client.send(
      new PutItemCommand({
        TableName: table,
        Item: {
          pk: { S: `r/thing/${order}` },
          sk: { S: 'main' },
          data: { S: JSON.stringify({ order }) },
          l1: { S: lanes[index % 3] ?? '' },
          s1: { S: order },
        },
      }),
    );
  }
});
afterAll(() => db.stop());

async function walk(query: Omit<ListQuery, 'index' | 'lists'>): Promise<string[]> {
  const seen: string[] = [];
  const pages = listPages(db.client, table, { ...query, index: 'list1', lists: lanes });
  for await (const rows of pages) {
    expect(rows.length).toBeLessThanOrEqual(query.limit);
    seen.push(...rows.map(({ order }) => order));
  }
  return seen;
}

test('pages over several partitions give every row once, in order, whatever their size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 15 }),
      fc.boolean(),
      fc.constantFrom(undefined, 'a/', 'b/', 'b/1', 'c/'),
      async (limit, backward, prefix) => {
        const wanted = orders.filter((order) => order.startsWith(prefix ?? ''));
        const got = await walk({
          limit,
          ...(backward ? { backward } : {}),
          ...(prefix === undefined ? {} : { prefix }),
        });
        expect(got).toEqual(backward ? wanted.toReversed() : wanted);
      },
    ),
    { numRuns: 25 },
  );
});

test('a cursor that nobody gave out is a place in the order, never an error', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ maxLength: 12, unit: 'binary-ascii' }),
        fc.constantFrom('', 'b/', 'a/\u0000', 'zz', '\u{10FFFF}', '~', ' '),
      ),
      fc.boolean(),
      fc.constantFrom(undefined, 'b/'),
      async (after, backward, prefix) => {
        const got = await walk({
          limit: 50,
          after,
          ...(backward ? { backward } : {}),
          ...(prefix === undefined ? {} : { prefix }),
        });
        const wanted = orders
          .filter((order) => order.startsWith(prefix ?? ''))
          .filter((order) => after === '' || (backward ? order < after : order > after));
        expect(got).toEqual(backward ? wanted.toReversed() : wanted);
      },
    ),
    { numRuns: 60 },
  );
});

/** Where the nth of a hundred rows lies, of eight partitions. */
const spreads = {
  evenly: (nth: number) => nth % 8,
  'all in one': () => 3,
  'first in one, then evenly': (nth: number) => (nth < 50 ? 0 : nth % 8),
  'evenly, but none in some': (nth: number) => (nth % 3) * 2,
};

test.for(Object.entries(spreads))(
  'rows that lie %s are read in order, and few more than a page takes',
  async ([name, laneOf]) => {
    const { log } = await db.tables();
    const order = (nth: number): string => String(nth).padStart(2, '0');
    const all = Array.from({ length: 100 }, (_, nth) => order(nth));
    for (const [nth, s1] of all.entries()) {
      const Item = {
        pk: { S: `r/thing/${s1}` },
        sk: { S: 'main' },
        data: { S: '{}' },
        l1: { S: `many/${laneOf(nth)}` },
        s1: { S: s1 },
      };
      await db.client.send(new PutItemCommand({ TableName: log, Item }));
    }
    const { client, requests } = watchedClient(db.endpoint);
    const lists = Array.from({ length: 8 }, (_, lane) => `many/${lane}`);
    for (const limit of [1, 20, 40, 60, 99]) {
      for (const backward of [false, true]) {
        const query = { index: 'list1', lists, limit, ...(backward ? { backward } : {}) } as const;
        requests.length = 0;
        const { rows, next } = await readList(client, log, query);
        const sorted = backward ? all.toReversed() : all;
        expect(rows.map(({ order }) => order)).toEqual(sorted.slice(0, limit));
        expect(next).toBe(sorted[limit - 1]);
        if (name === 'evenly') expect(requests).toHaveLength(lists.length);
      }
    }
  },
);

test('whoever has enough of a list reads no further page of it', async () => {
  const { client, requests } = watchedClient(db.endpoint);
  const query = { index: 'list1', lists: lanes, limit: 4 } as const;
  for await (const rows of listPages(client, table, query)) {
    expect(rows).toHaveLength(4);
    break;
  }
  const forOne = requests.length;
  requests.length = 0;
  let pages = 0;
  for await (const rows of listPages(client, table, query)) pages += Math.min(1, rows.length);
  expect(pages).toBe(10);
  expect(requests.length).toBeGreaterThan(5 * forOne);
});
