import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyEndpoint, opaqueId, organisationCode, type Endpoint } from '@ducha/contracts';
import {
  EventLog,
  newId,
  Projector,
  readCommits,
  ref,
  relay,
  transactionLimit,
} from '@ducha/event-log';
import { startTestDynamoDb, type TestDynamoDb } from '@ducha/event-log/testing/log-table.ts';
import { commandOf, openPurse, purse, purseProjection } from '@ducha/event-log/testing/purse.ts';
import { startSqsAndS3, type SqsAndS3 } from '@ducha/local-cloud/engines/sqs-s3.ts';
import { kmsDataKeys, Notes } from '@ducha/notes';
import { startKms } from '@ducha/local-cloud/engines/kms.ts';
import { bodyLimits } from './body-limits.ts';
import { largestValue, schemaVariants, sizeOf } from './testing/largest-value.ts';

/**
 * What the edge takes, every part behind it can hold: of each declaration the largest body that its
 * schema accepts is made, mechanically, and measured against the body's limit, an item, a message and a
 * transaction.
 */

/** Bytes of an item of DynamoDB, and of a message of SQS. */
const itemLimit = 400 * 1024;
const messageLimit = 1024 * 1024;
/** What a note or an event has beside its texts: keys, seals, codes. */
const beside = 16 * 1024;

/** Each thing in such a list is a command of its own, with its own items and messages. */
const listsOfCommands: Readonly<Record<string, (body: unknown) => readonly unknown[]>> = {
  registerOrganisations: (body) =>
    z.object({ organisations: z.array(z.unknown()) }).parse(body).organisations,
};

/** What such a body names stands in one event, and each goes by a command of its own when that is heard. */
const namedInOneEvent: ReadonlySet<string> = new Set(['closeBatch']);

const organisation = largestValue(z.toJSONSchema(organisationCode));
const changing = everyEndpoint.filter(({ method }) => method !== 'GET');
const bodies = new Map(changing.map((one) => [one.name, largestBody(one)]));

describe.each(changing.map(({ name, audience, effect }) => ({ name, audience, effect })))(
  'the largest body of $name',
  ({ name, audience, effect }) => {
    const body = bodies.get(name);
    const commands = listsOfCommands[name]?.(body) ?? [body];

    test('is taken by its schema and by the edge', () => {
      const declared = changing.find((one) => one.name === name);
      expect(declared?.body.safeParse(body).error?.issues ?? []).toEqual([]);
      expect(sizeOf(body)).toBeLessThanOrEqual(bodyLimits[audience]);
    });

    test('is taken where a citizen’s client writes every character as an escape', () => {
      if (audience === 'public') expect(escaped(body)).toBeLessThanOrEqual(bodyLimits.public);
    });

    // What is only asked is not kept.
    test.skipIf(effect === 'read')('fits an item, a message and a transaction', () => {
      for (const command of commands) {
        expect(sizeOf(command) + beside).toBeLessThanOrEqual(itemLimit);
        expect(sizeOf(command) + beside).toBeLessThanOrEqual(messageLimit);
        if (namedInOneEvent.has(name)) continue;
        expect(namedThings(command)).toBeLessThanOrEqual(transactionLimit - 5);
      }
    });
  },
);

test('a list without a limit, and a text without one, would be found', () => {
  const open = (schema: z.ZodType) => () => largestValue(z.toJSONSchema(schema));
  expect(open(z.strictObject({ list: z.array(z.boolean()) }))).toThrow('#/list has no limit');
  expect(open(z.strictObject({ text: z.string() }))).toThrow('#/text has no limit');
  expect(open(z.strictObject({ text: z.string().regex(/^a+$/) }))).toThrow('no limit');
  expect(sizeOf(largestValue(z.toJSONSchema(z.string().regex(/^\d{20}$/))))).toBe(22);
});

describe('on the real engines', () => {
  let db: TestDynamoDb;
  let queues: SqsAndS3;
  let kms: Awaited<ReturnType<typeof startKms>>;
  let sqs: SQSClient;
  let state: string;

  beforeAll(async () => {
    state = await mkdtemp(join(tmpdir(), 'ducha-largest-'));
    db = await startTestDynamoDb();
    kms = await startKms({ state });
    queues = await startSqsAndS3({ state });
    Object.assign(process.env, {
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_KMS: kms.endpoint,
    });
    sqs = new SQSClient({ endpoint: queues.endpoint, region: 'us-east-1' });
  });
  afterAll(async () => {
    sqs.destroy();
    await Promise.all([queues.stop(), db.stop(), kms.stop()]);
    await rm(state, { recursive: true, force: true });
  });

  test('the longest texts of any command are sealed in one item and travel in one message', async () => {
    const commands = [...bodies].flatMap(([name, body]) => listsOfCommands[name]?.(body) ?? [body]);
    const texts = commands.map(textsIn).reduce((most, one) => (sum(one) > sum(most) ? one : most));
    expect(sum(texts)).toBeGreaterThan(20_000);

    const { log: table, sealed } = await db.tables();
    const keys = kmsDataKeys({ keyId: kms.createKey('data').arn, table: sealed });
    const notes = new Notes({ client: db.client, table: sealed, keys });
    const { refs, item } = await notes.seal(
      Object.fromEntries(
        texts.map((length, index) => [
          `text-${index}`,
          { text: incompressible(length), class: 'public', purpose: 'x', retentionYears: 1 },
        ]),
      ),
      'fingerprint',
    );
    const log = new EventLog({ client: db.client, table });
    const id = newId();
    await log.handle({
      command: commandOf(newId(), { fingerprint: 'fingerprint' }),
      stream: ref(purse, id),
      seal: item,
      decide: openPurse,
    });

    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'largest' }));
    const inbox = `${queues.endpoint}${new URL(QueueUrl ?? '').pathname}`;
    const { failed, impossible } = await relay(
      {
        service: 'complaints',
        sqs,
        subscriptions: [{ event: 'purse.opened.v1', consumer: 'rectification', texts: true }],
        inboxes: { rectification: inbox },
        projector: new Projector({ client: db.client, table, projections: [purseProjection] }),
        textsOf: () => notes.travelling(Object.values(refs)),
      },
      await readCommits({ client: db.client, table }, `purse/${id}`),
    );
    expect({ failed, impossible }).toEqual({ failed: new Map(), impossible: new Map() });
    const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: inbox }));
    expect(Messages).toHaveLength(1);
    expect(Buffer.byteLength(Messages[0]?.Body ?? '')).toBeGreaterThan(4 * sum(texts));
  });
});

/**
 * The largest body of its schema. Where rules bind members together (a kind that alone may have a
 * contact), it is the largest of those that keep them, for each word that a member may say.
 */
function largestBody({ name, body }: Endpoint): unknown {
  try {
    const variants = schemaVariants(z.toJSONSchema(body, { io: 'input' })).map((one) =>
      largestValue(one),
    );
    const kept = variants.filter((one) => body.safeParse(one).success);
    return (kept.length === 0 ? variants : kept).reduce((largest, one) =>
      sizeOf(one) > sizeOf(largest) ? one : largest,
    );
  } catch (error) {
    throw new Error(`${name}: ${String(error)}`, { cause: error });
  }
}

/** Bytes of a body whose client writes `\uXXXX` for all that is not ASCII. */
function escaped(body: unknown): number {
  return JSON.stringify(body).replaceAll(/[^ -~]/g, '\\u0000').length;
}

/** How many streams a command names in lists of ids and of organisations: all may be in its transaction. */
function namedThings(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? value.filter((one) => isName(one)).length : 0;
  return Object.values(value).reduce<number>((all, one) => all + namedThings(one), own);
}

/** Ids, and the code of an organisation as the largest body has it; no word of a closed list. */
function isName(value: unknown): boolean {
  return opaqueId.safeParse(value).success || value === organisation;
}

/** The lengths of the free texts in a body, in code points. */
function textsIn(value: unknown): number[] {
  if (typeof value === 'string') return /^[ -~]*$/.test(value) ? [] : [Array.from(value).length];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((all, one) => all + one, 0);
}

/** Characters of four bytes at random, which no compression makes much smaller. */
function incompressible(length: number): string {
  return Array.from({ length }, () =>
    String.fromCodePoint(0x2_0000 + Math.floor(Math.random() * 0xa000)),
  ).join('');
}
