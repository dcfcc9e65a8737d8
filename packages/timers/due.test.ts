import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { EventLog, newId, Projector, ref } from '@ducha/event-log';
import { startTestDynamoDb, type TestDynamoDb } from '@ducha/event-log/testing/log-table.ts';
import {
  commandOf,
  purse,
  purseProjection,
  putCoin,
  type Purse,
} from '@ducha/event-log/testing/purse.ts';
import { watchedClient, type WatchedClient } from '@ducha/event-log/testing/watched-client.ts';
import { sweepDue, type Due } from './due.ts';

let db: TestDynamoDb;
let watched: WatchedClient;
let table: string;
let log: EventLog;
let projector: Projector;

beforeAll(async () => {
  db = await startTestDynamoDb();
  watched = watchedClient(db.endpoint);
});
afterAll(async () => {
  watched.client.destroy();
  await db.stop();
});
beforeEach(async () => {
  ({ log: table } = await db.tables());
  log = new EventLog({ client: db.client, table });
  projector = new Projector({ client: db.client, table, projections: [purseProjection] });
  watched.reset();
});

/** A purse that is due at this instant, until it is lost. */
async function dueAt(at: string): Promise<string> {
  const id = newId();
  await log.handle({
    command: commandOf(newId(), { at }),
    stream: ref(purse, id),
    decide: (before) => putCoin(before, 1),
  });
  await projector.project([`purse/${id}`]);
  return id;
}

async function lose(stream: string): Promise<void> {
  await log.handle({
    command: commandOf(newId()),
    stream: ref(purse, stream.slice('purse/'.length)),
    decide: () => [{ type: 'purse.lost.v1' as const, data: {} }],
  });
  await projector.project([stream]);
}

const now = '2026-03-01T00:00:00.000Z';
const sweep = (act: (due: Due) => Promise<void>, goOn = () => true) =>
  sweepDue({ client: watched.client, table, now, goOn, act });

describe('the sweep', () => {
  test('looks at what is due, up to the instant itself, and at nothing else', async () => {
    const due = [await dueAt('2026-02-01T00:00:00.000Z'), await dueAt(now)];
    await dueAt('2026-03-01T00:00:00.001Z');
    const seen: Due[] = [];
    const swept = await sweep(async (one) => {
      seen.push(one);
    });
    expect(swept).toEqual({ acted: 2, failed: [], complete: true });
    expect(seen.map(({ stream }) => stream).toSorted()).toEqual(
      due.map((id) => `purse/${id}`).toSorted(),
    );
    // One query for each partition, however much is not due.
    expect(watched.requests).toEqual(Array.from({ length: 16 }, () => 'Query'));
  });

  test('finds what lost minutes left, oldest first, more than a page of it', async () => {
    const id = await dueAt('2026-01-01T00:00:00.000Z');
    const many = Array.from({ length: 130 }, (_, index) => ({
      type: 'purse.coin-put-in.v1' as const,
      data: { value: index + 1, serial: 0 },
    }));
    const [at1, at2] = ['2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z'];
    const crowd = new Projector({
      client: db.client,
      table,
      projections: [
        {
          stream: purse,
          rows: (state: Purse) => [
            { name: 'main', data: {}, due: at2 },
            ...state.coins.map((_, index) => ({ name: `c${index}`, data: {}, due: at1 })),
          ],
        },
      ],
    });
    await log.handle({
      command: commandOf(newId()),
      stream: ref(purse, id),
      decide: () => many,
    });
    await crowd.project([`purse/${id}`]);
    const seen: string[] = [];
    const swept = await sweep(async ({ at }) => {
      seen.push(at);
    });
    expect(swept).toMatchObject({ acted: 132, complete: true });
    expect(seen.at(-1)).toBe(at2);
  });

  test('goes on after a row that could not be acted on, and meets it again', async () => {
    const bad = await dueAt('2026-01-01T00:00:00.000Z');
    const others = await Promise.all([1, 2, 3].map(() => dueAt('2026-01-02T00:00:00.000Z')));
    const act = async ({ stream }: Due) => {
      if (stream === `purse/${bad}`) throw new Error('not now');
      await lose(stream);
    };
    const first = await sweep(act);
    expect(first.acted).toBe(others.length);
    expect(first.failed.map(({ due }) => due.stream)).toEqual([`purse/${bad}`]);
    const second = await sweep(act);
    expect(second.acted).toBe(0);
    expect(second.failed.map(({ due }) => due.stream)).toEqual([`purse/${bad}`]);
  });

  test('stops when its time is over and says that it did not end', async () => {
    await dueAt('2026-01-01T00:00:00.000Z');
    const swept = await sweep(
      () => Promise.reject(new Error('never')),
      () => false,
    );
    expect(swept).toEqual({ acted: 0, failed: [], complete: false });
    expect(watched.requests).toEqual([]);
  });
});
