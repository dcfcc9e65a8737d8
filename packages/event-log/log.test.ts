import { PutItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { event } from '@ducha/contracts';
import { commitKey } from './chain.ts';
import { newId } from './id.ts';
import { EventLog, isRejection, type SealedItem } from './log.ts';
import { eventFamily, ref, type StreamKind } from './stream-kind.ts';
import { readItem, readPartition, transactionLimit } from './table.ts';
import { startTestDynamoDb, type TestDynamoDb, type TestTables } from './testing/log-table.ts';
import { commandOf, openPurse, purse, putCoin, serial, takeSerial } from './testing/purse.ts';
import { watchedClient, type WatchedClient } from './testing/watched-client.ts';
import { readCommits } from './upkeep.ts';

let db: TestDynamoDb;
let tables: TestTables;
let watched: WatchedClient;
let log: EventLog;

beforeAll(async () => {
  db = await startTestDynamoDb();
  tables = await db.tables();
  watched = watchedClient(db.endpoint);
});
afterAll(async () => {
  watched.client.destroy();
  await db.stop();
});
beforeEach(() => {
  watched.reset();
  log = new EventLog({ client: watched.client, table: tables.log });
});

function open(id: string, command = commandOf(`open-${id}`)) {
  return log.handle({ command, stream: ref(purse, id), creates: true, decide: openPurse });
}

function put(id: string, value: number, command = commandOf(newId())) {
  return log.handle({ command, stream: ref(purse, id), decide: (state) => putCoin(state, value) });
}

/** A write of the sealed table that stands for a note, with its fingerprint. */
function note(id: string): SealedItem {
  return {
    id,
    write: {
      Put: {
        TableName: tables.sealed,
        Item: { pk: { S: id }, sk: { S: 'note' } },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    },
  };
}

async function storedItems(stream: string) {
  return readPartition(db.client, tables.log, commitKey(stream));
}

async function versions(stream: string): Promise<number[]> {
  const upkeep = { client: db.client, table: tables.log };
  return (await readCommits(upkeep, stream)).map(({ version }) => version);
}

describe('append and load', () => {
  test('a stream is what its commits make of it', async () => {
    const id = newId();
    await open(id);
    await put(id, 3);
    const done = await put(id, 4);
    expect(done).toMatchObject({ version: 3, state: { total: 7 }, repeated: false });
    const loaded = await log.load(ref(purse, id));
    expect(loaded).toMatchObject({ version: 3, state: { colour: 'red', coins: [3, 4], total: 7 } });
    expect(loaded.commits.map(({ previous }) => previous)).toEqual([
      '0'.repeat(64),
      ...(await storedItems(`purse/${id}`)).slice(0, 2).map(({ hash }) => hash?.S),
    ]);
  });

  test('a stream that nobody began is its initial state', async () => {
    expect(await log.load(ref(purse, newId()))).toMatchObject({ version: 0, state: purse.initial });
  });

  test('an event of an older major is read as one of today, and stays as it was stored', async () => {
    const id = newId();
    const old = event('box.filled.v1', () => z.strictObject({ grams: z.int() }));
    const today = event('box.filled.v2', () => z.strictObject({ milligrams: z.int() }));
    const before: StreamKind<number, { type: 'box.filled.v1'; data: { grams: number } }> = {
      kind: 'box',
      initial: 0,
      events: eventFamily([old]),
      evolve: (sum, { data }) => sum + data.grams,
    };
    const now: StreamKind<number, { type: 'box.filled.v2'; data: { milligrams: number } }> = {
      kind: 'box',
      initial: 0,
      events: eventFamily([today], {
        'box.filled.v1': ({ data }) => ({
          type: 'box.filled.v2',
          data: { milligrams: old.data.parse(data).grams * 1_000 },
        }),
      }),
      evolve: (sum, { data }) => sum + data.milligrams,
    };
    await log.handle({
      command: commandOf('fill'),
      stream: ref(before, id),
      decide: () => [{ type: 'box.filled.v1' as const, data: { grams: 2 } }],
    });
    const stored = await storedItems(`box/${id}`);
    expect((await log.load(ref(now, id))).state).toBe(2_000);
    await log.handle({
      command: commandOf('fill-more'),
      stream: ref(now, id),
      decide: () => [{ type: 'box.filled.v2' as const, data: { milligrams: 5 } }],
    });
    expect((await log.load(ref(now, id))).state).toBe(2_005);
    expect((await storedItems(`box/${id}`))[0]).toEqual(stored[0]);
  });

  test('an upcaster that leads nowhere is an error, not a loop', () => {
    const one = event('thing.made.v3', () => z.strictObject({}));
    const family = eventFamily([one], {
      'thing.made.v1': ({ data }) => ({ type: 'thing.made.v2', data }),
      'thing.made.v2': ({ data }) => ({ type: 'thing.made.v1', data }),
    });
    expect(() => family.parse({ type: 'thing.made.v1', data: {} })).toThrow('unknown event type');
  });

  test('of a stream that is its last commit, two items are read whatever its length', async () => {
    const id = newId();
    for (let last = 1; last <= 5; last += 1) {
      await log.handle({
        command: commandOf(`take-${last}`),
        stream: ref(serial, id),
        decide: takeSerial,
      });
    }
    const loaded = await log.load(ref(serial, id));
    expect(loaded).toMatchObject({ version: 5, state: { last: 5 } });
    expect(loaded.commits).toHaveLength(2);
    const items = await storedItems(`serial/${id}`);
    const forged = { ...items[3]!, hash: { S: '0'.repeat(64) } };
    await db.client.send(new PutItemCommand({ TableName: tables.log, Item: forged }));
    await expect(log.load(ref(serial, id))).rejects.toThrow('c/serial');
  });

  test('a long commit is stored deflated and read whole; one too large is refused', async () => {
    const coins = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        type: 'purse.coin-put-in.v1' as const,
        data: { value: 1 + ((index * 7_919) % 1_000_003), serial: index },
      }));
    const id = newId();
    await log.handle({
      command: commandOf('many'),
      stream: ref(purse, id),
      decide: () => coins(5_000),
    });
    expect((await storedItems(`purse/${id}`))[0]?.['body']).toBeUndefined();
    expect((await log.load(ref(purse, id))).state.coins).toHaveLength(5_000);
    const large = log.handle({
      command: commandOf('too-many'),
      stream: ref(purse, id),
      decide: () => coins(90_000),
    });
    await expect(large).rejects.toThrow('is the most');
    expect(await versions(`purse/${id}`)).toEqual([1]);
  });
});

describe('round trips', () => {
  test('creation is one request', async () => {
    await open(newId());
    expect(watched.requests).toEqual(['PutItem']);
  });

  test('creation with a note is one request', async () => {
    const id = newId();
    await log.handle({
      command: commandOf('open'),
      stream: ref(purse, id),
      creates: true,
      seal: note(newId()),
      decide: openPurse,
    });
    expect(watched.requests).toEqual(['TransactWriteItems']);
  });

  test('a change is a read and a write', async () => {
    const id = newId();
    await open(id);
    watched.reset();
    await put(id, 1);
    expect(watched.requests).toEqual(['Query', 'PutItem']);
  });
});

describe('a command seen before', () => {
  test('answers as it did the first time, though the stream went on', async () => {
    const id = newId();
    const command = commandOf('first');
    const first = await open(id, command);
    await put(id, 5);
    const again = await open(id, command);
    expect(again).toEqual({ ...first, repeated: true });
    expect(await versions(`purse/${id}`)).toEqual([1, 2]);
  });

  test('answers so before its version is compared', async () => {
    const id = newId();
    await open(id);
    const change = {
      command: commandOf('change'),
      stream: ref(purse, id),
      expected: 1,
      decide: () => [{ type: 'purse.lost.v1' as const, data: {} }],
    };
    await log.handle(change);
    expect(await log.handle(change)).toMatchObject({ version: 2, repeated: true });
    expect(await log.handle({ ...change, command: commandOf('other') })).toEqual({
      rejected: 'version-moved',
      version: 2,
    });
  });

  test('answers so though it could not be done any more', async () => {
    const id = newId();
    const command = commandOf('while-open');
    let open = true;
    const create = () =>
      log.handle({
        command,
        stream: ref(purse, id),
        creates: true,
        decide: (state) => (open ? openPurse(state) : { rejected: 'closed' }),
      });
    const first = await create();
    open = false;
    expect(await create()).toEqual({ ...first, repeated: true });
    const other = { ...command, fingerprint: 'another request' };
    expect(
      await log.handle({
        command: other,
        stream: ref(purse, id),
        creates: true,
        decide: () => ({ rejected: 'closed' }),
      }),
    ).toEqual({ rejected: 'idempotency-key-reused' });
  });

  test('answers so though its doing took the right to do it', async () => {
    const id = newId();
    await open(id);
    const lose = {
      command: commandOf('lose', {
        actor: { role: 'office-head', organisation: null, subject: 'someone' },
      }),
      stream: ref(purse, id),
      permit: (state: { lost: boolean }) => (state.lost ? { rejected: 'not-found' } : undefined),
      decide: () => [{ type: 'purse.lost.v1' as const, data: {} }],
    };
    await log.handle(lose);
    expect(await log.handle(lose)).toMatchObject({ version: 2, repeated: true });
    expect(await log.handle({ ...lose, command: commandOf('again') })).toEqual({
      rejected: 'not-found',
    });
  });

  test('is refused with another fingerprint or from another person', async () => {
    const id = newId();
    const actor = { role: 'office-head', organisation: null, subject: 'someone' } as const;
    const command = commandOf('mine', { actor });
    await open(id, command);
    const reused = { rejected: 'idempotency-key-reused' };
    expect(await open(id, { ...command, fingerprint: 'other' })).toEqual(reused);
    expect(await open(id, { ...command, actor: { ...actor, subject: 'other' } })).toEqual(reused);
    expect(await open(id, { ...command, actor: { ...actor, role: 'auditor' } })).toMatchObject({
      repeated: true,
    });
  });

  test('is found on a stream that is otherwise read by its last commit', async () => {
    const id = newId();
    const take = (command: string) =>
      log.handle({
        command: commandOf(command),
        stream: ref(serial, id),
        decide: takeSerial,
      });
    await take('a');
    await take('b');
    await take('c');
    expect(await take('a')).toMatchObject({ state: { last: 1 }, repeated: true });
    expect(await versions(`serial/${id}`)).toEqual([1, 2, 3]);
  });

  test('with a note keeps its fingerprint out of every commit and in the sealed item', async () => {
    const [id, number, sealed] = [newId(), newId(), newId()];
    const sealedPrints = new Map([[sealed, 'print-of-texts']]);
    const withNotes = new EventLog({
      client: watched.client,
      table: tables.log,
      fingerprintOf: (item) => Promise.resolve(sealedPrints.get(item)),
    });
    const create = (fingerprint: string, seal: SealedItem) =>
      withNotes.handle({
        command: commandOf('texts', { fingerprint }),
        stream: ref(purse, id),
        creates: true,
        companions: () => ({ number: ref(serial, number) }),
        seal,
        decide: (state, { number: taken }) => {
          const primary = openPurse(state);
          if (isRejection(primary)) return primary;
          return {
            primary,
            companions: { number: takeSerial(taken) },
          };
        },
      });
    await create('print-of-texts', note(sealed));
    const upkeep = { client: db.client, table: tables.log };
    for (const stream of [`purse/${id}`, `serial/${number}`]) {
      expect((await readCommits(upkeep, stream))[0]).toMatchObject({ fingerprint: null, sealed });
    }
    expect(await create('print-of-texts', note(newId()))).toMatchObject({ repeated: true });
    expect(await create('other', note(newId()))).toEqual({ rejected: 'idempotency-key-reused' });
    sealedPrints.clear();
    expect(await create('print-of-texts', note(newId()))).toMatchObject({ repeated: true });
  });
});

describe('all or nothing', () => {
  const joint = (id: string, number: string, writes: readonly TransactWriteItem[] = []) =>
    log.handle({
      command: commandOf(`joint-${id}`),
      stream: ref(purse, id),
      companions: () => ({ number: ref(serial, number) }),
      seal: note(`note-${id}`),
      writes: () => writes,
      decide: (state, { number: taken }) => {
        const primary = putCoin(state, 1, taken.last + 1);
        if (isRejection(primary)) return primary;
        return {
          primary,
          companions: { number: takeSerial(taken) },
        };
      },
    });

  test('several streams and a note are written together', async () => {
    const [a, b, number] = [newId(), newId(), newId()];
    await joint(a, number);
    await joint(b, number);
    expect((await log.load(ref(serial, number))).state.last).toBe(2);
    expect((await log.load(ref(purse, b))).state.coins).toEqual([1]);
    expect(await readItem(db.client, tables.sealed, `note-${b}`, 'note')).toBeDefined();
  });

  test('nothing is written when one condition among them does not hold', async () => {
    const [id, number] = [newId(), newId()];
    log = new EventLog({ client: watched.client, table: tables.log, pause: async () => {} });
    const impossible: TransactWriteItem = {
      Update: {
        TableName: tables.sealed,
        Key: { pk: { S: 'nowhere' }, sk: { S: 'note' } },
        UpdateExpression: 'SET a = :a',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':a': { S: 'a' } },
      },
    };
    await expect(joint(id, number, [impossible])).rejects.toMatchObject({ name: 'Conflict' });
    expect(watched.requests.filter((name) => name === 'TransactWriteItems')).toHaveLength(12);
    expect(await versions(`purse/${id}`)).toEqual([]);
    expect(await versions(`serial/${number}`)).toEqual([]);
    expect(await readItem(db.client, tables.sealed, `note-${id}`, 'note')).toBeUndefined();
  });

  test('more than a transaction holds is refused before anything is written', async () => {
    const [id, number] = [newId(), newId()];
    const many = Array.from({ length: transactionLimit }, (_, index): TransactWriteItem => ({
      Put: {
        TableName: tables.sealed,
        Item: { pk: { S: `${id}-${index}` }, sk: { S: 'note' } },
      },
    }));
    await expect(joint(id, number, many)).rejects.toThrow('a transaction of 103 items');
    expect(await versions(`purse/${id}`)).toEqual([]);
  });

  test('events beside a stream that gets none are a mistake: a second delivery would not know', async () => {
    const [id, number] = [newId(), newId()];
    const aside = log.handle({
      command: commandOf('aside'),
      stream: ref(purse, id),
      companions: () => ({ number: ref(serial, number) }),
      decide: () => ({
        primary: [],
        companions: { number: [{ type: 'serial.taken.v1' as const, data: { last: 1 } }] },
      }),
    });
    await expect(aside).rejects.toThrow('leaves no event there');
    expect(await versions(`serial/${number}`)).toEqual([]);
  });

  test('an event that could not be read back is never written', async () => {
    const id = newId();
    await expect(put(id, 0)).rejects.toThrow();
    expect(await versions(`purse/${id}`)).toEqual([]);
  });
});

describe('two at once', () => {
  test('both decide on what is: nothing is lost, nothing done twice', async () => {
    const id = newId();
    await open(id);
    await Promise.all(Array.from({ length: 12 }, (_, index) => put(id, index + 1)));
    const { state, version } = await log.load(ref(purse, id));
    expect(state.total).toBe(78);
    expect(version).toBe(13);
  });

  test('the same creation twice at once is one creation', async () => {
    const id = newId();
    const answers = await Promise.all([open(id), open(id), open(id)]);
    expect(
      answers
        .map((answer) => 'repeated' in answer && answer.repeated)
        .toSorted((a, b) => Number(a) - Number(b)),
    ).toEqual([false, true, true]);
    expect(await versions(`purse/${id}`)).toEqual([1]);
  });
});

describe('a write whose answer is lost', () => {
  test.for(['request', 'answer'] as const)('put alone, %s lost', async (loss) => {
    const id = newId();
    watched.loseWrite(1, loss);
    expect(await open(id)).toMatchObject({ version: 1, state: { colour: 'red' } });
    expect(await versions(`purse/${id}`)).toEqual([1]);
  });

  test.for(['request', 'answer'] as const)('transaction, %s lost', async (loss) => {
    const id = newId();
    watched.loseWrite(1, loss);
    const done = await log.handle({
      command: commandOf('with-note'),
      stream: ref(purse, id),
      creates: true,
      seal: note(newId()),
      decide: openPurse,
    });
    expect(done).toMatchObject({ version: 1, state: { colour: 'red' } });
    expect(await versions(`purse/${id}`)).toEqual([1]);
  });
});
