import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Context, DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  commitKey,
  EventLog,
  Impossible,
  newId,
  Projector,
  readPartition,
  readSetAside,
  readView,
  rebuildViews,
  ref,
  relay,
  republishMissing,
  republishStream,
  verifyLog,
  type AnyProjection,
  type Item,
  type Message,
  type RelayOptions,
} from '@ducha/event-log';
import { startTestDynamoDb, type TestDynamoDb } from '@ducha/event-log/testing/log-table.ts';
import {
  commandOf,
  openPurse,
  purse,
  purseProjection,
  putCoin,
} from '@ducha/event-log/testing/purse.ts';
import { startSqsAndS3, type SqsAndS3 } from '@ducha/local-cloud/engines/sqs-s3.ts';
import { relayHandler } from './stream.ts';

/**
 * A commit that no relay can get through, among 25: on the real engines, with a queue that refuses what
 * SQS refuses.
 */
let db: TestDynamoDb;
let queues: SqsAndS3;
let sqs: SQSClient;
let state: string;
const written: string[] = [];
const context = { getRemainingTimeInMillis: () => 20_000 } as Context;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'ducha-aside-'));
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
beforeEach(() => {
  written.length = 0;
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    written.push(String(line));
    return true;
  });
});

/** The coin that spoils a purse, the commits of a purse with it, and the purses of a batch. */
const poison = 666;
const poisoned = 12;
const purses = Array.from({ length: 25 }, (_, index) => `p${index}`);

interface Mend {
  textsOf?: RelayOptions['textsOf'];
  inboxes?: RelayOptions['inboxes'];
  projections?: readonly AnyProjection[];
}

async function openLog() {
  const { log: table } = await db.tables();
  const log = new EventLog({ client: db.client, table });
  const inbox = await queueNamed(`inbox-${table}`);
  const gaveUp = await queueNamed(`gave-up-${table}`);
  const sound = {
    service: 'complaints' as const,
    sqs,
    subscriptions: [
      { event: 'purse.coin-put-in.v1', consumer: 'rectification' as const, texts: true },
    ],
    inboxes: { rectification: inbox },
    textsOf: async () => ({ 'a.note': '河道有油污' }),
  };
  const optionsWith = ({ projections = [purseProjection], ...faulty }: Mend) => ({
    ...sound,
    ...faulty,
    projector: new Projector({ client: db.client, table, projections }),
    client: db.client,
    table,
    gaveUp,
  });
  const upkeep = { client: db.client, table };
  return {
    table,
    inbox,
    gaveUp,
    upkeep,
    /** 25 purses with a coin each; the twelfth has a poisoned coin, and one more coin after it. */
    async fill() {
      for (const [index, id] of purses.entries()) {
        const coins = index === poisoned ? [poison, 7] : [index + 1];
        await log.handle({
          command: commandOf(newId()),
          stream: ref(purse, id),
          decide: openPurse,
        });
        for (const coin of coins) {
          await log.handle({
            command: commandOf(newId()),
            stream: ref(purse, id),
            decide: (before) => putCoin(before, coin),
          });
        }
      }
    },
    /** Delivers the whole log to the relay in one batch. */
    async deliver(faulty: Mend) {
      const items = await Promise.all(
        purses.map((id) => readPartition(db.client, table, commitKey(`purse/${id}`))),
      );
      return relayHandler(optionsWith(faulty))(eventOf(items.flat()), context);
    },
    async republish(faulty: Mend = {}) {
      const options = optionsWith(faulty);
      return republishMissing(upkeep, options.projector, (missing) => relay(options, missing));
    },
    republishOne: (stream: string) =>
      republishStream(upkeep, stream, 1, (again) => relay(optionsWith({}), again)),
    projector: optionsWith({}).projector,
    viewOf: async (index: number) => (await readView(db.client, table, `purse/p${index}`)).version,
    aside: () => readSetAside(db.client, table),
  };
}

/** The rows as they should be. */
// oxlint-disable-next-line typescript/no-explicit-any -- a faulty projection hands on whatever it was given
const drawn = (purseState: any, [id, facts]: any[]): any =>
  purseProjection.rows(purseState, id, facts);

const isPoisoned = (data: unknown): boolean => JSON.stringify(data).includes(String(poison));

/** Every way in which one commit can never be relayed, and what is missing because of it. */
const ways: readonly {
  way: string;
  faulty: Mend;
  step: string;
  reason: string;
  /** The versions of the poisoned purse that others did not hear of. */
  unsent: readonly number[];
  view: number;
}[] = [
  {
    way: 'a text that SQS refuses',
    faulty: { textsOf: async (data) => ({ 'a.note': isPoisoned(data) ? '措施\ufffe' : '措施' }) },
    step: 'send',
    reason: 'refused-by-queue InvalidMessageContents',
    unsent: [2],
    view: 3,
  },
  {
    way: 'a message larger than SQS takes',
    faulty: {
      textsOf: async (data) => ({ 'a.note': isPoisoned(data) ? 'x'.repeat(1_048_576) : 'x' }),
    },
    step: 'send',
    reason: 'message-too-long',
    unsent: [2],
    view: 3,
  },
  {
    way: 'a note that is missing',
    faulty: {
      textsOf: async (data) => {
        if (isPoisoned(data)) throw new Impossible('note-missing');
        return {};
      },
    },
    step: 'send',
    reason: 'note-missing',
    unsent: [2],
    view: 3,
  },
  {
    way: 'a projection that throws',
    faulty: {
      projections: [
        {
          ...purseProjection,
          rows: (purseState: { coins: number[] }, ...rest: never[]) => {
            if (purseState.coins.includes(poison)) throw new RangeError('张三');
            return drawn(purseState, rest);
          },
        },
      ],
    },
    step: 'project',
    reason: 'projection-failed',
    unsent: [],
    view: 0,
  },
  {
    way: 'a row larger than an item',
    faulty: {
      projections: [
        {
          ...purseProjection,
          rows: (purseState: { coins: number[] }, ...rest: never[]) => {
            const [main, ...parts] = drawn(purseState, rest);
            const large = purseState.coins.includes(poison) ? 'x'.repeat(410 * 1024) : '';
            return [{ ...main, data: { ...main.data, large } }, ...parts];
          },
        },
      ],
    },
    step: 'project',
    reason: 'not-storable',
    unsent: [],
    view: 0,
  },
];

describe.each(ways)('one of 25 with $way', ({ faulty, step, reason, unsent, view }) => {
  test('is set aside at once, its neighbours go on, and is mended by sending what was missing', async () => {
    const house = await openLog();
    await house.fill();

    expect(await house.deliver(faulty)).toEqual({ batchItemFailures: [] });

    const heard = await messagesIn(house.inbox);
    const neighbours = heard.filter(({ subject }) => subject !== `purse/p${poisoned}`);
    expect(new Set(neighbours.map(({ subject }) => subject)).size).toBe(24);
    const versions = heard
      .filter(({ subject }) => subject === `purse/p${poisoned}`)
      .map(({ streamversion }) => streamversion);
    expect(versions).toEqual([2, 3].filter((version) => !unsent.includes(version)));
    for (const index of purses.keys())
      expect(await house.viewOf(index)).toBe(index === poisoned ? view : 2);

    const aside = await house.aside();
    expect(new Set(aside.map(({ stream }) => stream))).toEqual(new Set([`purse/p${poisoned}`]));
    expect(aside).toContainEqual(expect.objectContaining({ version: 2, step, reason }));
    expect((await verifyLog(house.upkeep)).setAside).toBe(aside.length);
    const told = await messagesIn(house.gaveUp);
    expect(told).toContainEqual({
      service: 'complaints',
      stream: `purse/p${poisoned}`,
      version: 2,
      step,
      reason,
    });
    expect(told).toHaveLength(aside.length);
    expect(written.join('')).toContain('"code":"commit-set-aside"');
    expect(written.join('')).not.toMatch(/张三|措施/);

    // Before the mend nothing changes, and nothing is lost.
    expect((await house.republish(faulty)).left).toHaveLength(aside.length);
    expect(await messagesIn(house.inbox)).toEqual([]);

    const { republished, left } = await house.republish();
    expect({ republished, left }).toEqual({ republished: aside.length, left: [] });
    expect((await messagesIn(house.inbox)).map(({ streamversion }) => streamversion)).toEqual(
      unsent,
    );
    expect(await house.viewOf(poisoned)).toBe(3);
    expect(await house.aside()).toEqual([]);

    expect(await house.republish()).toEqual({ streams: 25, republished: 0, left: [] });
    expect(await messagesIn(house.inbox)).toEqual([]);
  });
});

test('a commit that cannot be read is set aside; restored, it is sent with all that followed', async () => {
  const house = await openLog();
  await house.fill();
  const stream = `purse/p${poisoned}`;
  const [, item] = await readPartition(db.client, house.table, commitKey(stream));
  const put = (one: Item | undefined) =>
    db.client.send(new PutItemCommand({ TableName: house.table, Item: one }));
  await put({ ...item, hash: { S: '0'.repeat(64) } });

  expect(await house.deliver({})).toEqual({ batchItemFailures: [] });
  const heard = await messagesIn(house.inbox);
  expect(new Set(heard.map(({ subject }) => subject)).size).toBe(25);
  expect(await house.aside()).toMatchObject([
    { version: 1, step: 'project' },
    { version: 2, step: 'read', reason: 'unreadable-commit' },
    { version: 3, step: 'project', reason: 'unreadable-commit' },
  ]);
  expect((await house.republish()).left).toHaveLength(3);
  expect((await rebuildViews(house.upkeep, house.projector)).left).toEqual([
    `${stream} unreadable-commit`,
  ]);
  expect(await house.viewOf(0)).toBe(2);

  await put(item);
  expect(await house.republish()).toEqual({ streams: 25, republished: 3, left: [] });
  expect((await messagesIn(house.inbox)).map(({ streamversion }) => streamversion)).toEqual([2]);
  expect(await house.viewOf(poisoned)).toBe(3);
});

test('without an inbox all is set aside, and one stream can be mended by itself', async () => {
  const house = await openLog();
  await house.fill();
  expect(await house.deliver({ inboxes: {} })).toEqual({ batchItemFailures: [] });
  expect(await house.aside()).toHaveLength(26);
  const stream = `purse/p${poisoned}`;
  expect(await house.republishOne(stream)).toEqual({ republished: 3, left: [] });
  expect(await house.aside()).toHaveLength(24);
  expect(await messagesIn(house.inbox)).toHaveLength(2);
});

test('what is not known to be hopeless is tried again and nothing is set aside', async () => {
  const house = await openLog();
  await house.fill();
  const textsOf = async (data: unknown) => {
    if (isPoisoned(data)) throw Object.assign(new Error('busy'), { name: 'ThrottlingException' });
    return {};
  };
  const { batchItemFailures } = await house.deliver({ textsOf });
  expect(batchItemFailures).toHaveLength(1);
  expect(await house.aside()).toEqual([]);
  expect(new Set((await messagesIn(house.inbox)).map(({ subject }) => subject)).size).toBe(25);
  // Its view waits before the gap: that is how the comparison knows of it.
  expect(await house.viewOf(poisoned)).toBe(1);
});

test('a commit that cannot be remembered as set aside is delivered again', async () => {
  const house = await openLog();
  await house.fill();
  db.client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const { Item: item } = args.input as { Item?: Item };
        if (commandName === 'PutItemCommand' && item?.['pk']?.S?.startsWith('s/') === true)
          throw new Error('gone');
        return next(args);
      },
    { step: 'initialize', name: 'gone' },
  );
  const { batchItemFailures } = await house.deliver({ inboxes: {} }).finally(() => {
    db.client.middlewareStack.remove('gone');
  });
  expect(batchItemFailures).toHaveLength(1);
  expect(await messagesIn(house.gaveUp)).toEqual([]);
});

async function queueNamed(name: string): Promise<string> {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  return `${queues.endpoint}${new URL(QueueUrl ?? '').pathname}`;
}

/** Takes all messages out of a queue, by version. */
async function messagesIn(url: string): Promise<Message[]> {
  const bodies: Message[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10 }),
    );
    if (Messages.length === 0) return bodies.toSorted((a, b) => a.streamversion - b.streamversion);
    for (const { Body, ReceiptHandle } of Messages) {
      bodies.push(JSON.parse(Body ?? '') as Message);
      await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
    }
  }
}

/** New commits as the table's stream delivers them. */
function eventOf(items: readonly Item[]): DynamoDBStreamEvent {
  const Records = items.map((item, index) => ({
    eventName: 'INSERT',
    dynamodb: {
      SequenceNumber: String(100 + index),
      Keys: { pk: item['pk'], sk: item['sk'] },
      NewImage: Object.fromEntries(
        Object.entries(item).map(([name, { S, B }]) => [
          name,
          B === undefined ? { S } : { B: Buffer.from(B).toString('base64') },
        ]),
      ),
    },
  }));
  return { Records } as DynamoDBStreamEvent;
}
