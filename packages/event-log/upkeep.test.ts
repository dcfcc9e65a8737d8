import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SQSClient,
  type SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import {
  BatchWriteItemCommand,
  DeleteItemCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startSqsAndS3, type SqsAndS3 } from '@ducha/local-cloud/engines/sqs-s3.ts';
import { commitKey } from './chain.ts';
import { readFigure } from './figure.ts';
import { newId } from './id.ts';
import { readList } from './list.ts';
import { EventLog } from './log.ts';
import { Projector } from './project.ts';
import { relay, type Message, type RelayOptions } from './relay.ts';
import { readView, rowKey } from './row.ts';
import { ref } from './stream-kind.ts';
import { chunks, readPartition, type Item } from './table.ts';
import { startTestDynamoDb, type TestDynamoDb } from './testing/log-table.ts';
import { commandOf, openPurse, purse, purseProjection, putCoin } from './testing/purse.ts';
import {
  readCommits,
  rebuildViews,
  republishMissing,
  republishStream,
  streamNames,
  verifyLog,
  type Upkeep,
} from './upkeep.ts';

let db: TestDynamoDb;
let queues: SqsAndS3;
let sqs: SQSClient;
let state: string;
let table: string;
let upkeep: Upkeep;
let log: EventLog;
let projector: Projector;
let options: RelayOptions;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'ducha-relay-'));
  db = await startTestDynamoDb();
  queues = await startSqsAndS3({ state });
  sqs = new SQSClient({
    endpoint: queues.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(async () => {
  sqs.destroy();
  await queues.stop();
  await db.stop();
  await rm(state, { recursive: true, force: true });
});
beforeEach(async () => {
  ({ log: table } = await db.tables());
  upkeep = { client: db.client, table };
  log = new EventLog({ client: db.client, table });
  projector = new Projector({ client: db.client, table, projections: [purseProjection] });
  options = {
    service: 'complaints',
    sqs,
    projector,
    subscriptions: [
      { event: 'purse.coin-put-in.v1', consumer: 'rectification', texts: true },
      { event: 'purse.coin-put-in.v1', consumer: 'notifications', texts: false },
    ],
    inboxes: {
      rectification: await queueNamed(`rectification-${table}`),
      notifications: await queueNamed(`notifications-${table}`),
    },
    textsOf: () => Promise.resolve({ 'some.note': 'a cleared text' }),
  };
});

async function queueNamed(name: string): Promise<string> {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  if (QueueUrl === undefined) throw new Error('no queue');
  return new URL(new URL(QueueUrl).pathname, queues.endpoint).href;
}

async function messages(inbox: 'rectification' | 'notifications'): Promise<Message[]> {
  const taken: Message[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: options.inboxes[inbox], MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return taken;
    taken.push(...Messages.map(({ Body }) => JSON.parse(Body ?? '') as Message));
  }
}

async function purseWith(id: string, ...coins: number[]): Promise<void> {
  const stream = ref(purse, id);
  await log.handle({
    command: commandOf(`open-${id}`),
    stream,
    creates: true,
    decide: openPurse,
  });
  for (const coin of coins) await putIn(id, coin);
}

async function putIn(id: string, coin: number): Promise<void> {
  await log.handle({
    command: commandOf(newId()),
    stream: ref(purse, id),
    decide: (before) => putCoin(before, coin),
  });
}

async function lose(id: string): Promise<void> {
  await log.handle({
    command: commandOf(newId()),
    stream: ref(purse, id),
    decide: () => [{ type: 'purse.lost.v1' as const, data: {} }],
  });
}

/** Everything that is derived, the figures added up over their lanes. */
async function derived() {
  const { Items = [] } = await db.client.send(
    new ScanCommand({ TableName: table, ConsistentRead: true, Limit: 1_000 }),
  );
  return {
    rows: Items.filter(({ pk }) => pk?.S?.startsWith('r/') === true).toSorted((a, b) =>
      `${a['pk']?.S} ${a['sk']?.S}`.localeCompare(`${b['pk']?.S} ${b['sk']?.S}`),
    ),
    purses: await readFigure(db.client, table, 'purses'),
    value: await readFigure(db.client, table, 'value'),
  };
}

describe('the relay', () => {
  test('sends each event to its subscribers, texts only where they are asked for, and projects', async () => {
    const id = newId();
    await purseWith(id, 3, 4);
    const commits = await readCommits(upkeep, `purse/${id}`);
    expect(await relay(options, commits)).toEqual({ failed: new Map(), impossible: new Map() });
    const [with3, with4] = (await messages('rectification')).toSorted(
      (a, b) => a.streamversion - b.streamversion,
    );
    expect(with3).toEqual({
      specversion: '1.0',
      id: `purse/${id}@2.0`,
      source: '/ducha/complaints',
      type: 'purse.coin-put-in.v1',
      subject: `purse/${id}`,
      time: commits[1]?.at,
      datacontenttype: 'application/json',
      traceparent: commits[1]?.trace,
      streamversion: 2,
      data: { event: { value: 3, serial: 0 }, texts: { 'some.note': 'a cleared text' } },
    });
    expect(with4?.id).toBe(`purse/${id}@3.0`);
    expect((await messages('notifications')).map(({ data }) => data.texts)).toEqual([{}, {}]);
    expect(await readFigure(db.client, table, 'value')).toEqual({ red: 7 });
    const page = await readList(db.client, table, {
      index: 'list1',
      lists: ['purses/red'],
      limit: 10,
    });
    expect(page.rows).toMatchObject([{ id, name: 'main', data: { total: 7, version: 3 } }]);
  });

  test('names the commits that SQS would not take, and lets no view see beyond them', async () => {
    const [good, bad] = [newId(), newId()];
    await purseWith(good, 1);
    await purseWith(bad, 2, 666, 3);
    sqs.middlewareStack.add(
      (next) => async (args) => {
        const { output, response } = await next(args);
        const { Entries } = args.input as SendMessageBatchCommand['input'];
        const refused = (Entries ?? []).filter(({ MessageBody }) => MessageBody?.includes('666'));
        Object.assign(output, {
          Failed: refused.map(({ Id }) => ({ Id, Code: 'Busy', SenderFault: false })),
        });
        return { output, response };
      },
      { step: 'initialize', name: 'refuse', override: true },
    );
    try {
      const commits = [
        ...(await readCommits(upkeep, `purse/${bad}`)),
        ...(await readCommits(upkeep, `purse/${good}`)),
      ];
      const { failed } = await relay(options, commits);
      expect([...failed.keys()].map(({ stream, version }) => [stream, version])).toEqual([
        [`purse/${bad}`, 3],
      ]);
    } finally {
      sqs.middlewareStack.remove('refuse');
    }
    expect((await readView(db.client, table, `purse/${good}`)).version).toBe(2);
    expect((await readView(db.client, table, `purse/${bad}`)).version).toBe(2);
    await messages('rectification');
    const done = await republishMissing(upkeep, projector, (missing) => relay(options, missing));
    expect(done).toEqual({ streams: 2, republished: 2, left: [] });
    expect((await messages('rectification')).map(({ streamversion }) => streamversion)).toEqual([
      3, 4,
    ]);
    expect((await readView(db.client, table, `purse/${bad}`)).version).toBe(4);
  });

  test('lets no view see what was not sent yet', async () => {
    const id = newId();
    await purseWith(id, 1, 2);
    await relay(options, (await readCommits(upkeep, `purse/${id}`)).slice(0, 2));
    expect((await readView(db.client, table, `purse/${id}`)).version).toBe(2);
  });

  test('splits what is too much for one request', async () => {
    const id = newId();
    await purseWith(id, ...Array.from({ length: 7 }, (_, index) => index + 1));
    const large: RelayOptions = {
      ...options,
      textsOf: () => Promise.resolve({ 'long.note': 'x'.repeat(300_000) }),
    };
    expect(await relay(large, await readCommits(upkeep, `purse/${id}`))).toEqual({
      failed: new Map(),
      impossible: new Map(),
    });
    expect(await messages('rectification')).toHaveLength(7);
  });

  test('keeps a view of more rows than a transaction holds', async () => {
    const id = newId();
    const many = (from: number, count: number) =>
      log.handle({
        command: commandOf(newId()),
        stream: ref(purse, id),
        decide: () =>
          Array.from({ length: count }, (_, index) => ({
            type: 'purse.coin-put-in.v1' as const,
            data: { value: from + index, serial: 0 },
          })),
      });
    await many(1, 250);
    await many(1_000, 50);
    await projector.project([`purse/${id}`], new Map([[`purse/${id}`, 1]]));
    expect(await readPartition(db.client, table, rowKey(`purse/${id}`))).toHaveLength(251);
    const failed = await projector.project([`purse/${id}`]);
    expect(failed).toEqual(new Map());
    const live = await derived();
    expect(live.rows).toHaveLength(301);
    await rebuildViews(upkeep, projector);
    expect(await derived()).toEqual(live);
  });

  test('views of many pages are dropped while they are read', async () => {
    const rows = Array.from({ length: 2_050 }, (_, index) => ({
      PutRequest: {
        Item: { pk: { S: `r/purse/${newId()}` }, sk: { S: 'main' }, order: { N: String(index) } },
      },
    }));
    for (const chunk of chunks(rows, 25)) {
      await db.client.send(new BatchWriteItemCommand({ RequestItems: { [table]: chunk } }));
    }
    const done = await rebuildViews(upkeep, projector);
    expect(done).toEqual({ dropped: 2_050, streams: 0, left: [] });
    expect((await derived()).rows).toEqual([]);
  });

  test('a large view that was left half written is found and written whole', async () => {
    const id = newId();
    await purseWith(id);
    const stream = `purse/${id}`;
    await log.handle({
      command: commandOf(newId()),
      stream: ref(purse, id),
      decide: () =>
        Array.from({ length: 150 }, () => ({
          type: 'purse.coin-put-in.v1' as const,
          data: { value: 1, serial: 0 },
        })),
    });
    let transactions = 0;
    db.client.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName === 'TransactWriteItemsCommand' && ++transactions === 3)
          throw new Error('gone');
        return next(args);
      },
      { step: 'initialize', name: 'gone' },
    );
    const failed = await projector.project([stream]).finally(() => {
      db.client.middlewareStack.remove('gone');
    });
    expect([...failed.keys()]).toEqual([stream]);
    expect((await readView(db.client, table, stream)).version).toBe(2);
    expect(await projector.project([stream])).toEqual(new Map());
    const rows = await readPartition(db.client, table, rowKey(stream));
    expect(rows).toHaveLength(151);
    expect(await readFigure(db.client, table, 'value')).toEqual({ red: 150 });
    expect(Object.values((await readView(db.client, table, stream)).parts)).not.toContain('');
  });
});

describe('upkeep', () => {
  test('views and figures made again are those that grew with the log', async () => {
    const ids = Array.from({ length: 30 }, newId);
    for (const id of ids) {
      await purseWith(id, 5, 6);
      await projector.project([`purse/${id}`]);
    }
    for (const id of ids.slice(0, 10)) await putIn(id, 100);
    for (const id of ids.slice(10, 15)) await lose(id);
    await projector.project(ids.map((id) => `purse/${id}`));
    const live = await derived();
    expect(live.purses).toEqual({ red: 25 });
    expect(live.value).toEqual({ red: 25 * 11 + 1_000 });
    const done = await rebuildViews(upkeep, projector);
    expect(done.streams).toBe(30);
    expect(await derived()).toEqual(live);
  });

  test('one stream is sent again from a version on', async () => {
    const id = newId();
    await purseWith(id, 1, 2, 3);
    await relay(options, await readCommits(upkeep, `purse/${id}`));
    await messages('rectification');
    const done = await republishStream(upkeep, `purse/${id}`, 3, (again) => relay(options, again));
    expect(done).toEqual({ republished: 2, left: [] });
    expect((await messages('rectification')).map(({ streamversion }) => streamversion)).toEqual([
      3, 4,
    ]);
  });

  test('every stream is named once', async () => {
    const ids = Array.from({ length: 12 }, newId);
    for (const id of ids) await purseWith(id, 1, 2);
    const names: string[] = [];
    for await (const name of streamNames(upkeep)) names.push(name);
    expect(names.toSorted()).toEqual(ids.map((id) => `purse/${id}`).toSorted());
  });
});

describe('verification', () => {
  test('a whole log is whole', async () => {
    await purseWith(newId(), 1, 2);
    await purseWith(newId());
    for await (const name of streamNames(upkeep)) await projector.project([name]);
    expect(await verifyLog(upkeep)).toEqual({ streams: 2, commits: 4, broken: [], setAside: 0 });
  });

  test('a commit whose key was changed is found, and one whose hash or body was', async () => {
    const id = newId();
    await purseWith(id, 1);
    const items = await readPartition(db.client, table, commitKey(`purse/${id}`));
    let found = 0;
    for (const item of items) {
      for (const changed of oneBitChanges(item)) {
        await put(changed.item, item);
        const { broken } = await verifyLog(upkeep);
        expect(broken, changed.where).not.toEqual([]);
        found += 1;
        // The changed key may have been another commit's.
        for (const whole of items) await put(whole, changed.item);
      }
    }
    expect(found).toBeGreaterThan(20);
    expect((await verifyLog(upkeep)).broken).toEqual([]);
  });

  test('an end that was cut off is found by the view that has seen it', async () => {
    const id = newId();
    await purseWith(id, 1, 2);
    await projector.project([`purse/${id}`]);
    for (const version of ['0000000003', '0000000002', '0000000001']) {
      const key = { pk: { S: commitKey(`purse/${id}`) }, sk: { S: version } };
      await db.client.send(new DeleteItemCommand({ TableName: table, Key: key }));
      expect((await verifyLog(upkeep)).broken).toHaveLength(1);
    }
  });

  async function put(item: Item, instead: Item): Promise<void> {
    const [was, is] = [instead, item].map(({ pk, sk }) => `${pk?.S} ${sk?.S}`);
    if (was !== is) {
      const { pk, sk } = instead;
      await db.client.send(new DeleteItemCommand({ TableName: table, Key: { pk: pk!, sk: sk! } }));
    }
    await db.client.send(new PutItemCommand({ TableName: table, Item: item }));
  }

  /** One bit of each; `chain.test.ts` goes through all bits of hash and body. */
  function* oneBitChanges(item: Item): Generator<{ item: Item; where: string }> {
    for (const [name, step] of [
      ['pk', 9],
      ['sk', 1],
      ['hash', 64],
    ] as const) {
      const value = item[name]?.S ?? '';
      for (let at = 0; at < value.length; at += step) {
        const changed = `${value.slice(0, at)}${String.fromCharCode(value.charCodeAt(at) ^ 1)}${value.slice(at + 1)}`;
        yield { item: { ...item, [name]: { S: changed } }, where: `${name} at ${at}` };
      }
    }
    const body = Uint8Array.from(item['body']?.B ?? []);
    body[40] = (body[40] ?? 0) ^ 4;
    yield { item: { ...item, body: { B: body } }, where: 'body' };
  }
});
