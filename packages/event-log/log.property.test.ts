import fc from 'fast-check';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Commit } from './commit.ts';
import { readFigure } from './figure.ts';
import { inParallel, Projector } from './project.ts';
import { newId } from './id.ts';
import { EventLog, isRejection, type SealedItem } from './log.ts';
import { ref } from './stream-kind.ts';
import { readItem } from './table.ts';
import { startTestDynamoDb, type TestDynamoDb, type TestTables } from './testing/log-table.ts';
import {
  commandOf,
  openPurse,
  purse,
  purseProjection,
  putCoin,
  serial,
  takeSerial,
} from './testing/purse.ts';
import { Crash, watchedClient, type Loss, type WatchedClient } from './testing/watched-client.ts';
import { readCommits, rebuildViews, verifyLog, type Upkeep } from './upkeep.ts';

let db: TestDynamoDb;
let watched: WatchedClient;

beforeAll(async () => {
  db = await startTestDynamoDb();
  watched = watchedClient(db.endpoint);
});
afterAll(async () => {
  watched.client.destroy();
  await db.stop();
});

function note(table: string, id: string): SealedItem {
  return {
    id,
    write: {
      Put: {
        TableName: table,
        Item: { pk: { S: id }, sk: { S: 'note' } },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  };
}

/** A coin with the next serial number and a note: two streams and a sealed item in one transaction. */
function putNumbered(log: EventLog, tables: TestTables, coin: Coin) {
  return log.handle({
    command: commandOf(coin.command),
    stream: ref(purse, coin.purse),
    companions: () => ({ serial: ref(serial, 'all') }),
    ...(coin.note === undefined ? {} : { seal: note(tables.sealed, coin.note) }),
    decide: (state, { serial: taken }) => {
      const primary = putCoin(state, coin.value, taken.last + 1);
      return isRejection(primary)
        ? primary
        : { primary, companions: { serial: takeSerial(taken) } };
    },
  });
}

interface Coin {
  readonly command: string;
  readonly purse: string;
  readonly value: number;
  readonly note?: string;
}

async function serialsOf(upkeep: Upkeep, purses: readonly string[]): Promise<number[]> {
  const all = await Promise.all(purses.map((id) => readCommits(upkeep, `purse/${id}`)));
  return all
    .flat()
    .flatMap(({ events }) => events)
    .flatMap(({ data }) =>
      'serial' in (data as object) ? [(data as { serial: number }).serial] : [],
    )
    .toSorted((a, b) => a - b);
}

describe('concurrent appends', () => {
  test('lose nothing, double nothing and leave no gap in the serial numbers', async () => {
    const tables = await db.tables();
    const upkeep = { client: db.client, table: tables.log };
    const coin = fc.record({ purse: fc.nat({ max: 2 }), value: fc.integer({ min: 1, max: 9 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(coin, { minLength: 2, maxLength: 8 }), async (coins) => {
        const [{ last: before }, ids] = [
          (await new EventLog({ client: db.client, table: tables.log }).load(ref(serial, 'all')))
            .state,
          [newId(), newId(), newId()],
        ];
        // Each command comes twice, as if two functions had taken the same message.
        const commands = coins.map(({ purse: index, value }) => ({
          command: newId(),
          purse: ids[index] ?? '',
          value,
        }));
        const done = await Promise.all(
          [...commands, ...commands].map((one) =>
            putNumbered(new EventLog({ client: db.client, table: tables.log }), tables, one),
          ),
        );
        expect(done.filter((one) => 'repeated' in one && !one.repeated)).toHaveLength(coins.length);
        expect(await serialsOf(upkeep, ids)).toEqual(coins.map((_, index) => before + index + 1));
        for (const [index, id] of ids.entries()) {
          const log = new EventLog({ client: db.client, table: tables.log });
          const { state } = await log.load(ref(purse, id));
          const mine = coins.filter((one) => one.purse === index);
          expect(state.total).toBe(mine.reduce((sum, { value }) => sum + value, 0));
        }
      }),
      { numRuns: 12 },
    );
    expect((await verifyLog(upkeep)).broken).toEqual([]);
  });
});

describe('a process that ends between or during any two requests', () => {
  const acts = ['create', 'create with a note', 'change', 'joint change with a note'] as const;
  const cases = acts.flatMap((act) =>
    [1, 2, 3, 4].flatMap((nth) =>
      (['request', 'answer'] as const).map((loss): [string, number, Loss] => [act, nth, loss]),
    ),
  );

  test.for(cases)(
    '%s, request %i, %s lost: all or nothing, and once by trying again',
    async (given) => {
      const [act, nth, loss] = given;
      const tables = await tablesOfAll();
      const upkeep = { client: db.client, table: tables.log };
      const healthy = new EventLog({ client: db.client, table: tables.log });
      const coin = { command: newId(), purse: newId(), value: 1, note: newId() };
      const creates = act.startsWith('create');
      const noted = act.endsWith('note');
      if (!creates)
        await putNumbered(healthy, tables, { command: newId(), purse: coin.purse, value: 5 });
      const before = (await healthy.load(ref(serial, 'all'))).version;
      const perform = (log: EventLog) => {
        if (act === 'joint change with a note') return putNumbered(log, tables, coin);
        const { note: sealed, ...plain } = coin;
        if (act === 'change') {
          return log.handle({
            command: commandOf(plain.command),
            stream: ref(purse, plain.purse),
            decide: (state) => putCoin(state, plain.value),
          });
        }
        return log.handle({
          command: commandOf(plain.command),
          stream: ref(purse, plain.purse),
          creates: true,
          ...(noted ? { seal: note(tables.sealed, sealed) } : {}),
          decide: openPurse,
        });
      };

      watched.crashAt(nth, loss);
      const ended = await perform(
        new EventLog({ client: watched.client, table: tables.log }),
      ).catch((error: unknown) => error);
      if (ended instanceof Error) expect(ended).toBeInstanceOf(Crash);

      const facts = async () => ({
        commits: (await readCommits(upkeep, `purse/${coin.purse}`)).length - (creates ? 0 : 1),
        notes: (await readItem(db.client, tables.sealed, coin.note, 'note')) === undefined ? 0 : 1,
        serials: (await healthy.load(ref(serial, 'all'))).version - before,
      });
      const whole = { commits: 1, notes: noted ? 1 : 0, serials: act.startsWith('joint') ? 1 : 0 };
      const nothing = { commits: 0, notes: 0, serials: 0 };
      const left = await facts();
      expect([whole, nothing]).toContainEqual(left);
      // Whoever saw it end well saw it written.
      if (!(ended instanceof Error)) expect(left).toEqual(whole);

      const again = await perform(healthy);
      expect(again).toMatchObject({ repeated: left.commits === 1 });
      expect(await facts()).toEqual(whole);
    },
  );

  let shared: Promise<TestTables> | undefined;
  function tablesOfAll(): Promise<TestTables> {
    shared ??= db.tables();
    return shared;
  }
});

describe('views and figures', () => {
  const act = fc.record({
    purse: fc.nat({ max: 3 }),
    value: fc.integer({ min: 1, max: 9 }),
    what: fc.constantFrom('coin', 'coin', 'coin', 'lose'),
  });
  /** Batches of commits by number, in any order, cut anywhere, any of them more than once. */
  const deliveries = fc.array(fc.array(fc.nat({ max: 15 }), { maxLength: 6 }), { maxLength: 8 });
  const crash = fc.option(
    fc.record({ nth: fc.integer({ min: 1, max: 12 }), answer: fc.boolean() }),
  );

  test('come out the same however the stream is sliced, doubled, shuffled or cut off', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 12 }),
        deliveries,
        crash,
        async (acts, batches, cut) => {
          const tables = await db.tables();
          const upkeep = { client: db.client, table: tables.log };
          const commits = await historyOf(
            new EventLog({ client: db.client, table: tables.log }),
            acts,
            upkeep,
          );
          const projector = new Projector({
            client: watched.client,
            table: tables.log,
            projections: [purseProjection],
          });
          const deliver = async (batch: readonly Commit[]): Promise<void> => {
            const upTo = new Map<string, number>();
            for (const { stream, version } of batch)
              upTo.set(stream, Math.max(version, upTo.get(stream) ?? 0));
            await projector.project([...upTo.keys()], upTo);
          };
          watched.reset();
          if (cut !== null) watched.crashAt(cut.nth, cut.answer ? 'answer' : 'request');
          const chosen = batches.map((batch) =>
            batch.flatMap((index) => commits[index % commits.length] ?? []),
          );
          await inParallel(chosen, 3, deliver);
          watched.reset();
          // In the end every record was delivered, as the stream promises.
          await inParallel([commits, commits.toReversed()], 2, deliver);
          const live = await derived(upkeep);
          await rebuildViews(upkeep, projector);
          expect(live).toEqual(await derived(upkeep));
          expect(live.value).toEqual(await expectedValue(upkeep, commits));
        },
      ),
      { numRuns: 12 },
    );
  });

  async function historyOf(
    log: EventLog,
    acts: readonly { purse: number; value: number; what: string }[],
    upkeep: Upkeep,
  ): Promise<Commit[]> {
    for (const { purse: index, value, what } of acts) {
      await log.handle({
        command: commandOf(newId()),
        stream: ref(purse, `purse-${index}`),
        decide: (state) =>
          what === 'coin'
            ? putCoin(state, value)
            : state.lost
              ? []
              : [{ type: 'purse.lost.v1' as const, data: {} }],
      });
    }
    const streams = [...new Set(acts.map((one) => `purse/purse-${one.purse}`))];
    return (await Promise.all(streams.map((stream) => readCommits(upkeep, stream)))).flat();
  }

  async function derived({ client, table }: Upkeep) {
    const { Items = [] } = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, Limit: 1_000 }),
    );
    const rows = Items.filter(({ pk }) => pk?.S?.startsWith('r/') === true);
    return {
      rows: Object.fromEntries(rows.map((row) => [`${row['pk']?.S} ${row['sk']?.S}`, row])),
      purses: await readFigure(client, table, 'purses'),
      value: await readFigure(client, table, 'value'),
    };
  }

  /** Counted by hand, from the events alone. */
  async function expectedValue({ client, table }: Upkeep, commits: readonly Commit[]) {
    const log = new EventLog({ client, table });
    let sum = 0;
    for (const stream of new Set(commits.map((commit) => commit.stream))) {
      const { state } = await log.load(ref(purse, stream.slice('purse/'.length)));
      if (!state.lost) sum += state.coins.reduce((total, coin) => total + coin, 0);
    }
    return sum === 0 ? {} : { none: sum };
  }
});
