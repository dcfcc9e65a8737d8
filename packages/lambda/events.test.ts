import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SQSClient,
  type SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import type { Context, DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { event } from '@ducha/contracts';
import {
  commitKey,
  EventLog,
  newId,
  Projector,
  readPartition,
  readSetAside,
  readView,
  ref,
} from '@ducha/event-log';
import { startTestDynamoDb, type TestDynamoDb } from '@ducha/event-log/testing/log-table.ts';
import { commandOf, purse, purseProjection, putCoin } from '@ducha/event-log/testing/purse.ts';
import { startSqsAndS3, type SqsAndS3 } from '@ducha/local-cloud/engines/sqs-s3.ts';
import { inboxHandler, reaction, type Heard } from './inbox.ts';
import { errorFields, log } from './log.ts';
import { clockHandler } from './schedule.ts';
import { relayHandler } from './stream.ts';
import { messageOf } from './testing/one-service.ts';

let db: TestDynamoDb;
let queues: SqsAndS3;
let sqs: SQSClient;
let state: string;
const written: string[] = [];
const context = { getRemainingTimeInMillis: () => 20_000 } as Context;

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'ducha-lambda-'));
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

async function queueNamed(name: string): Promise<string> {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
  return `${queues.endpoint}${new URL(QueueUrl ?? '').pathname}`;
}

async function lettersIn(url: string): Promise<{ body: string; reason: string | undefined }[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
    }),
  );
  return Messages.map(({ Body, MessageAttributes }) => ({
    body: Body ?? '',
    reason: MessageAttributes?.['reason']?.StringValue,
  }));
}

describe('the inbox', () => {
  const weighed = event('thing.weighed.v1', () => z.strictObject({ grams: z.int() }));
  const heard: Heard<{ grams: number }>[] = [];
  const build = async () => {
    const deadLetters = await queueNamed(`dead-${newId()}`);
    heard.length = 0;
    const handler = inboxHandler({
      sqs,
      deadLetters,
      reactions: [
        reaction(weighed, async (one) => {
          if (one.data.grams === 13) throw new Error('not now, 13800138000');
          if (one.data.grams < 0) return { never: '重量 below zero\u0000' };
          heard.push(one);
          return 'done';
        }),
      ],
    });
    return { handler, deadLetters };
  };
  const batch = (...bodies: unknown[]): SQSEvent =>
    ({
      Records: bodies.map((body, index) => ({
        messageId: `m${index}`,
        body: typeof body === 'string' ? body : JSON.stringify(body),
        attributes: { ApproximateReceiveCount: '1' },
      })),
    }) as SQSEvent;
  /** The same messages, handed out for the last time that they are tried. */
  const lastTry = (event: SQSEvent): SQSEvent => ({
    Records: event.Records.map((record) => ({
      ...record,
      attributes: { ...record.attributes, ApproximateReceiveCount: '3' },
    })),
  });
  const weight = (grams: number, version = 1) =>
    messageOf('thing.weighed.v1', { grams }, { stream: 'thing/a', version });

  test('a message that cannot be done now stays, its neighbours are done', async () => {
    const { handler, deadLetters } = await build();
    const answer = await handler(batch(weight(1), weight(13), weight(2)), context);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] });
    expect(heard.map(({ data }) => data.grams)).toEqual([1, 2]);
    expect(await lettersIn(deadLetters)).toEqual([]);
    expect(written.join('')).not.toContain('13800138000');
  });

  test('what can never be done is a dead letter with its reason, its neighbours are done', async () => {
    const { handler, deadLetters } = await build();
    const unknown = messageOf('thing.painted.v1', {}, { stream: 'thing/a' });
    const malformed = messageOf(
      'thing.weighed.v1',
      { grams: '张三' },
      { stream: 'thing/a', version: 9 },
    );
    const messages = batch(
      '{"not',
      { specversion: '0.3' },
      unknown,
      malformed,
      weight(-1),
      weight(5),
    );
    const answer = await handler(lastTry(messages), context);
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(heard.map(({ data }) => data.grams)).toEqual([5]);
    const letters = await lettersIn(deadLetters);
    const reasons = letters.map(({ reason }) => reason).toSorted((a, b) => (a! < b! ? -1 : 1));
    expect(reasons).toEqual([
      'below zero',
      'malformed-data grams',
      expect.stringMatching(/^malformed-envelope .*\btype\b/),
      'malformed-json',
      'unknown-event-type',
    ]);
    expect(letters.map(({ body }) => body)).toContain('{"not');
    expect(written.join('')).not.toContain('张三');
  });

  test('what this code does not understand waits for newer code, which a deployment may be bringing', async () => {
    const { handler, deadLetters } = await build();
    const unknown = messageOf('thing.painted.v1', {}, { stream: 'thing/a' });
    const more = messageOf('thing.weighed.v1', { grams: 1, pounds: 2 }, { stream: 'thing/a' });
    const answer = await handler(batch(unknown, more, weight(-1), weight(5)), context);
    expect(answer).toEqual({
      batchItemFailures: [{ itemIdentifier: 'm0' }, { itemIdentifier: 'm1' }],
    });
    expect(heard.map(({ data }) => data.grams)).toEqual([5]);
    expect((await lettersIn(deadLetters)).map(({ reason }) => reason)).toEqual(['below zero']);
  });

  test('a dead letter that could not be posted is not lost: the message stays', async () => {
    const handler = inboxHandler({
      sqs,
      deadLetters: `${queues.endpoint}/000000000000/nowhere`,
      reactions: [],
    });
    expect((await handler(batch('{'), context)).batchItemFailures).toHaveLength(1);
  });

  test('a second delivery causes the same command; other events cause others', async () => {
    const { handler } = await build();
    await handler(batch(weight(1), weight(1), weight(1, 2)), context);
    const [one, again, other] = heard.map(({ command }) => command);
    expect(again?.id).toBe(one?.id);
    expect(again?.fingerprint).toBe(one?.fingerprint);
    expect(other?.id).not.toBe(one?.id);
    expect(one).toMatchObject({ cause: 'thing/a@1.0', actor: { role: 'system' } });
  });

  test('what cannot be begun in time stays in the queue', async () => {
    const { handler } = await build();
    const late = { getRemainingTimeInMillis: () => 300 } as Context;
    const answer = await handler(batch(weight(1), weight(2)), late);
    expect(answer.batchItemFailures).toHaveLength(2);
    expect(heard).toEqual([]);
  });
});

describe('the relay', () => {
  const open = async () => {
    const { log: table } = await db.tables();
    const eventLog = new EventLog({ client: db.client, table });
    const handler = relayHandler({
      service: 'complaints',
      sqs,
      subscriptions: [{ event: 'purse.coin-put-in.v1', consumer: 'rectification', texts: false }],
      inboxes: { rectification: await queueNamed(`relay-${table}`) },
      projector: new Projector({ client: db.client, table, projections: [purseProjection] }),
      textsOf: () => Promise.resolve({}),
      client: db.client,
      table,
      gaveUp: await queueNamed(`gave-up-${table}`),
    });
    const records = async (...ids: string[]) => {
      const items = await Promise.all(
        ids.map((id) => readPartition(db.client, table, commitKey(`purse/${id}`))),
      );
      return items.flat().map((item, index) => ({
        eventName: 'INSERT' as const,
        dynamodb: {
          SequenceNumber: String(900 + index * 100),
          Keys: { pk: item['pk'], sk: item['sk'] },
          NewImage: Object.fromEntries(
            Object.entries(item).map(([name, { S, B }]) => [
              name,
              B === undefined ? { S } : { B: Buffer.from(B).toString('base64') },
            ]),
          ),
        },
      }));
    };
    const fill = async (id: string, count: number, large = 1) => {
      for (let coin = 1; coin <= count; coin += 1) {
        await eventLog.handle({
          command: commandOf(newId()),
          stream: ref(purse, id),
          decide: (before) =>
            Array.from({ length: large }, () => putCoin(before, coin)).flatMap((one) =>
              Array.isArray(one) ? one : [],
            ),
        });
      }
    };
    return { table, handler, records, fill };
  };
  const run = (handler: ReturnType<typeof relayHandler>, Records: unknown[]) =>
    handler({ Records } as DynamoDBStreamEvent, context);

  test('sends and projects a batch, long commits too', async () => {
    const { table, handler, records, fill } = await open();
    await fill('a', 3);
    await fill('b', 1, 60);
    expect(await run(handler, await records('a', 'b'))).toEqual({ batchItemFailures: [] });
    expect((await readView(db.client, table, 'purse/a')).version).toBe(3);
    expect((await readView(db.client, table, 'purse/b')).version).toBe(1);
  });

  test('reports the lowest record that failed, by number, and does the others', async () => {
    const { table, handler, records, fill } = await open();
    await fill('a', 1);
    await fill('b', 3);
    const batch = await records('b', 'a');
    sqs.middlewareStack.add(
      (next) => async (args) => {
        const { output, response } = await next(args);
        const { Entries } = args.input as SendMessageBatchCommand['input'];
        const late = (Entries ?? []).filter(({ MessageBody }) =>
          /"subject":"purse\/b".*"streamversion":[23]/.test(MessageBody ?? ''),
        );
        Object.assign(output, {
          Failed: late.map(({ Id }) => ({ Id, Code: 'RequestThrottled', SenderFault: true })),
        });
        return { output, response };
      },
      { step: 'initialize', name: 'throttle' },
    );
    const answer = await run(handler, batch.toReversed()).finally(() => {
      sqs.middlewareStack.remove('throttle');
    });
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1000' }] });
    expect((await readView(db.client, table, 'purse/a')).version).toBe(1);
    expect((await readView(db.client, table, 'purse/b')).version).toBe(1);
    expect(await readSetAside(db.client, table)).toEqual([]);
  });

  test('is not stopped by what is no new commit', async () => {
    const { handler, records, fill } = await open();
    await fill('a', 1);
    const [record] = await records('a');
    const row = structuredClone(record!);
    row.dynamodb.Keys.pk = { S: 'r/purse/a' };
    const others = [row, { ...record, eventName: 'MODIFY' }, { eventName: 'REMOVE' }];
    expect(await run(handler, others)).toEqual({ batchItemFailures: [] });
    expect(written.join('')).toContain('"commits":0');
  });
});

describe('the clock', () => {
  test('makes each due row a command of its own stream, the same at every look', async () => {
    const { log: table } = await db.tables();
    const eventLog = new EventLog({ client: db.client, table });
    const projector = new Projector({ client: db.client, table, projections: [purseProjection] });
    for (const [id, at] of [
      ['due', '2026-01-01T00:00:00.000Z'],
      ['broken', '2026-01-02T00:00:00.000Z'],
      ['later', '2999-01-01T00:00:00.000Z'],
    ] as const) {
      await eventLog.handle({
        command: commandOf(newId(), { at }),
        stream: ref(purse, id),
        decide: (before) => putCoin(before, 1),
      });
      await projector.project([`purse/${id}`]);
    }
    const seen: { id: string; at: string; command: string }[] = [];
    const handler = clockHandler({
      client: db.client,
      table,
      actions: {
        purse: async ({ id, at, command }) => {
          if (id === 'broken') throw new Error('张三');
          seen.push({ id, at, command: command.id });
        },
      },
    });
    await handler({}, context);
    await handler({}, context);
    expect(seen.map(({ id }) => id)).toEqual(['due', 'due']);
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]?.at).toBe('2026-01-01T00:00:00.000Z');
    const said = written.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(said.filter(({ code }) => code === 'sweep-failed')).toHaveLength(2);
    expect(said.at(-1)).toMatchObject({ acted: 1, failed: 1, complete: true });
    expect(written.join('')).not.toContain('张三');
  });

  test('looks at nothing when no time is left, and says so', async () => {
    const { log: table } = await db.tables();
    const handler = clockHandler({ client: db.client, table, actions: {} });
    await handler({}, { getRemainingTimeInMillis: () => 2_000 } as Context);
    expect(written.join('')).toContain('"complete":false');
  });
});

describe('the log', () => {
  const said = (fields: Parameters<typeof log>[1]) => {
    log('message-never', fields);
    return JSON.parse(written.at(-1) ?? '') as Record<string, unknown>;
  };

  test.for([
    '张三',
    'Zhang San',
    '13800138000',
    '+86-13800138000',
    '110105199003074518',
    '12345678901234567890',
    'someone@example.cn',
    'two\nlines',
    'x'.repeat(201),
    1_380_013_800,
  ])('withholds %j', (value) => {
    expect(said({ reason: value })['reason']).toBe('withheld');
  });

  test.for(['malformed-data:grams', 'inbox.ts:12<log.ts:3', 'complaint.staged.v1', 200, true, ''])(
    'says %j',
    (value) => {
      expect(said({ reason: value })['reason']).toBe(value);
    },
  );

  test('lets no field pass for the code or the level', () => {
    expect(said({ code: 'other', level: 'info', says: 'all-well' })).toMatchObject({
      code: 'message-never',
      level: 'error',
    });
  });

  test('says of an error what it is and where, never its words', () => {
    const fields = errorFields(new RangeError('张三', { cause: new TypeError('李四') }));
    expect(fields).toMatchObject({ error: 'RangeError', cause: 'TypeError' });
    expect(fields['at']).toMatch(/^events\.test\.ts:\d+/);
    expect(JSON.stringify(fields)).not.toMatch(/张三|李四/);
    expect(errorFields('words')).toEqual({ error: 'string' });
  });
});
