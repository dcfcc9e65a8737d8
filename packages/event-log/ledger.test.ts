import fc from 'fast-check';
import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from './id.ts';
import { ledgerOverlap, ledgerPlace, readLedger, wholeLedger } from './ledger.ts';
import { viewSteps } from './row.ts';
import { startTestDynamoDb, type TestDynamoDb } from './testing/log-table.ts';

let db: TestDynamoDb;
let table: string;
const noon = Date.parse('2026-03-02T04:00:00.000Z');

beforeAll(async () => {
  db = await startTestDynamoDb();
  ({ log: table } = await db.tables());
});
afterAll(() => db.stop());

/** Brings the row of a thing to a version, as a relay that began with it at that moment. */
async function write(ledger: string, id: string, version: number, began: number): Promise<void> {
  const [[step]] = viewSteps(
    table,
    `thing/${id}`,
    { version: 0, parts: {}, contributions: [] },
    {
      version,
      rows: [{ name: 'main', data: { version }, list1: { ledger } }],
      contributions: [],
      writtenAt: new Date(began).toISOString(),
    },
  );
  await db.client.send(new PutItemCommand({ TableName: table, Item: step?.Put?.Item ?? {} }));
}

/** Somebody who keeps the rows of ledgers and asks for what has changed. */
class Follower {
  readonly kept = new Map<string, number>();
  readonly #ledgers: readonly string[];
  #cursor: string | undefined;

  constructor(ledgers: readonly string[]) {
    this.#ledgers = ledgers;
  }

  /** Reads once; gives whether there is more. */
  async read(now: number, limit: number): Promise<boolean> {
    const place = this.#cursor === undefined ? undefined : ledgerPlace(this.#ledgers, this.#cursor);
    expect(place === undefined).toBe(this.#cursor === undefined);
    const { rows, cursor, more } = await readLedger(db.client, table, {
      index: 'list1',
      ledgers: this.#ledgers,
      limit,
      now: new Date(now).toISOString(),
      ...(place === undefined ? {} : { place }),
    });
    expect(rows.length).toBeLessThanOrEqual(limit);
    for (const { id, data } of rows) {
      this.kept.set(id, Math.max(Number(data['version']), this.kept.get(id) ?? 0));
    }
    this.#cursor = cursor;
    return more;
  }

  async readAll(now: number, limit: number): Promise<void> {
    while (await this.read(now, limit));
  }
}

test('whoever follows a ledger has every row as it is, however late each was written', async () => {
  const step = fc.oneof(
    fc.record({
      does: fc.constant('write' as const),
      thing: fc.nat(7),
      // How long ago its writing began: never longer than a relay may take.
      late: fc.integer({ min: 0, max: ledgerOverlap - 1_000 }),
    }),
    fc.record({ does: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 300_000 }) }),
    fc.record({ does: fc.constant('read' as const), limit: fc.integer({ min: 1, max: 5 }) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      async (steps, limit) => {
        const ledgers = [newId(), newId()];
        const things = Array.from({ length: 8 }, () => newId());
        const versions = new Map<string, number>();
        const follower = new Follower(ledgers);
        let now = noon;
        for (const one of steps) {
          if (one.does === 'wait') now += one.ms;
          else if (one.does === 'read') await follower.read(now, one.limit);
          else {
            const id = things[one.thing] ?? '';
            const version = (versions.get(id) ?? 0) + 1;
            versions.set(id, version);
            await write(ledgers[one.thing % 2] ?? '', id, version, now - one.late);
          }
        }
        // What was written behind a place while a reading was on its way is seen by the next one.
        await follower.readAll(now, limit);
        await follower.readAll(now, limit);
        expect(follower.kept).toEqual(versions);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('a quiet ledger tells nothing again once the overlap has passed', async () => {
  const ledgers = [newId()];
  const follower = new Follower(ledgers);
  await write(ledgers[0] ?? '', newId(), 1, noon);
  await follower.readAll(noon + 1_000, 10);
  expect(follower.kept.size).toBe(1);
  follower.kept.clear();
  await follower.readAll(noon + 2 * ledgerOverlap, 10);
  await follower.readAll(noon + 3 * ledgerOverlap, 10);
  expect(follower.kept.size).toBe(1);
  follower.kept.clear();
  await follower.readAll(noon + 4 * ledgerOverlap, 10);
  expect(follower.kept.size).toBe(0);
});

test('a cursor of another ledger, or no cursor at all, is told apart', async () => {
  const ledgers = [newId()];
  const now = new Date(noon).toISOString();
  const { cursor } = await readLedger(db.client, table, { index: 'list1', ledgers, limit: 1, now });
  expect(ledgerPlace(ledgers, cursor)).toBeDefined();
  expect(ledgerPlace([newId()], cursor)).toBeUndefined();
  for (const wrong of ['', 'x', `${cursor}~`, cursor.slice(0, -1), cursor.replace('~', '~x')]) {
    expect(ledgerPlace(ledgers, wrong)).toBeUndefined();
  }
});

test('a row that is written while all are read is met once, as it is then', async () => {
  const ledgers = [newId()];
  const ids = Array.from({ length: 3 }, () => newId());
  for (const [index, id] of ids.entries()) await write(ledgers[0] ?? '', id, 1, noon + index);
  const [first = ''] = ids;
  // The engine answers two rows at a time, and after the first answer the first row is written again.
  let answers = 0;
  const small: typeof db.client = Object.create(db.client, {
    send: {
      value: async (command: QueryCommand) => {
        const answer = await db.client.send(
          new QueryCommand({ ...command.input, Limit: Math.min(2, command.input.Limit ?? 2) }),
        );
        answers += 1;
        if (answers === 1) await write(ledgers[0] ?? '', first, 2, noon + 10);
        return answer;
      },
    },
  });
  const rows = await wholeLedger(small, table, { index: 'list1', ledgers });
  expect(answers).toBeGreaterThan(1);
  expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  expect(rows.find(({ id }) => id === first)?.data).toEqual({ version: 2 });
});
