import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Context } from 'aws-lambda';
import { inboxes, type Inbox } from '@ducha/contracts';
import type { Item, Message } from '@ducha/event-log';
import { startTestDynamoDb } from '@ducha/event-log/testing/log-table.ts';
import { startKms } from '@ducha/local-cloud/engines/kms.ts';
import { startSecrets } from '@ducha/local-cloud/engines/secrets.ts';
import { startSqsAndS3 } from '@ducha/local-cloud/engines/sqs-s3.ts';
import { expectDeclared } from './declared-refusals.ts';
import { httpEvent, type TestRequest } from './http-event.ts';

export type { TestPerson, TestRequest } from './http-event.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- the handlers of middy differ in their events
type Handler = (event: any, context: Context) => Promise<any>;

/** One service alone on real engines: its tables, its key, every inbox, its buckets. */
export interface OneService {
  /** Sends a request `POST /organisations` to an API handler. Throws where it is refused as its endpoint never is. */
  ask(
    handler: Handler,
    line: string,
    request?: TestRequest,
    // oxlint-disable-next-line typescript/no-explicit-any -- a test reads answers as it expects them
  ): Promise<{ status: number; body: any; headers: Record<string, string> }>;
  /** Hands every commit that it has not handed over before to a relay handler. */
  relay(handler: Handler): Promise<void>;
  /** Takes all messages out of an inbox. */
  messages(inbox: Inbox | 'dead-letters' | 'gave-up'): Promise<Message[]>;
  /** Delivers messages to an inbox handler; gives how many it wants again. */
  deliver(handler: Handler, messages: readonly unknown[]): Promise<number>;
  /** Lets a clock handler look at what is due. */
  tick(handler: Handler): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the engines and sets the environment of this process for the functions of one service; import
 * their entries after it.
 */
export async function startOneService(): Promise<OneService> {
  const state = await mkdtemp(join(tmpdir(), 'ducha-service-'));
  const [dynamodb, kms, secrets, sqsAndS3] = await Promise.all([
    startTestDynamoDb(),
    startKms({ state }),
    startSecrets({ state }),
    startSqsAndS3({ state }),
  ]);
  const tables = await dynamodb.tables();
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    AWS_ENDPOINT_URL_KMS: kms.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
    AWS_ENDPOINT_URL_SQS: sqsAndS3.endpoint,
    AWS_ENDPOINT_URL_S3: sqsAndS3.s3Endpoint,
    LOG_TABLE: tables.log,
    SEALED_TABLE: tables.sealed,
    DATA_KEY: kms.createKey('data').arn,
    FAILURES_TABLE: tables.counts,
    DESK_TABLE: tables.desk,
    PROOF_ROUNDS: '2',
    EVIDENCE_BUCKET: 'files',
    FILES_BUCKET: 'files',
    PHOTOGRAPHS_BUCKET: 'files',
    ERASED_FILES_BUCKET: 'files',
    RECEIPT_SECRET: secrets.createSecret('receipts', { generate: secretOfOurs }).arn,
    ABUSE_SECRET: secrets.createSecret('abuse', { generate: secretOfOurs }).arn,
  });
  const sqs = new SQSClient({});
  const queues = new Map<string, string>();
  for (const name of [...inboxes, 'dead-letters', 'gave-up']) {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    queues.set(name, `${sqsAndS3.endpoint}${new URL(QueueUrl ?? '').pathname}`);
  }
  await fetch(`${sqsAndS3.s3Endpoint}/files`, { method: 'PUT' });
  const {
    'dead-letters': deadLetters,
    'gave-up': gaveUp,
    ...inboxUrls
  } = Object.fromEntries(queues);
  Object.assign(process.env, {
    INBOXES: JSON.stringify(inboxUrls),
    DEAD_LETTERS: deadLetters,
    GAVE_UP: gaveUp,
  });
  const relayed = new Set<string>();

  return {
    async ask(handler, line, request = {}) {
      const answer = await handler(httpEvent(line, request), context);
      const body = JSON.parse(answer.body);
      expectDeclared(line, body.type);
      return { status: answer.statusCode, headers: answer.headers, body };
    },
    async relay(handler) {
      const items: Item[] = [];
      let start: Item | undefined;
      do {
        const page = await dynamodb.client.send(
          new ScanCommand({
            TableName: tables.log,
            ConsistentRead: true,
            FilterExpression: 'begins_with(pk, :c)',
            ExpressionAttributeValues: { ':c': { S: 'c/' } },
            ...(start === undefined ? {} : { ExclusiveStartKey: start }),
          }),
        );
        items.push(...(page.Items ?? []));
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      const fresh = items.filter(({ pk, sk }) => !relayed.has(`${pk?.S} ${sk?.S}`));
      const Records = fresh.map((item, index) => ({
        eventName: 'INSERT',
        dynamodb: {
          SequenceNumber: String(index + 1),
          Keys: { pk: item['pk'], sk: item['sk'] },
          NewImage: Object.fromEntries(
            Object.entries(item).map(([attribute, value]) => [
              attribute,
              value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') },
            ]),
          ),
        },
      }));
      if (Records.length === 0) return;
      const answer = await handler({ Records }, context);
      if (answer.batchItemFailures.length > 0) throw new Error('the relay failed');
      for (const { pk, sk } of fresh) relayed.add(`${pk?.S} ${sk?.S}`);
    },
    async messages(inbox) {
      const QueueUrl = queues.get(inbox);
      const bodies: Message[] = [];
      for (;;) {
        const { Messages = [] } = await sqs.send(
          new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0 }),
        );
        if (Messages.length === 0) return bodies;
        for (const { Body, ReceiptHandle } of Messages) {
          bodies.push(JSON.parse(Body ?? ''));
          await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
        }
      }
    },
    async deliver(handler, messages) {
      const Records = messages.map((message, index) => ({
        messageId: String(index),
        body: JSON.stringify(message),
      }));
      const answer = await handler({ Records }, context);
      return answer.batchItemFailures.length;
    },
    async tick(handler) {
      await handler({}, context);
    },
    async stop() {
      sqs.destroy();
      await Promise.all([dynamodb.stop(), kms.stop(), secrets.stop(), sqsAndS3.stop()]);
      await rm(state, { recursive: true, force: true });
    },
  };
}

const secretOfOurs = {
  SecretStringTemplate: '{}',
  GenerateStringKey: 'secret',
  PasswordLength: 64,
};

/** A message as the relay of another service would send it. */
export function messageOf(
  type: string,
  event: unknown,
  more: { stream: string; version?: number; texts?: Record<string, string> },
): Message {
  const version = more.version ?? 1;
  return {
    specversion: '1.0',
    id: `${more.stream}@${version}.0`,
    source: '/ducha/test',
    type,
    subject: more.stream,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-00`,
    streamversion: version,
    data: { event, texts: more.texts ?? {} },
  };
}

const context = { getRemainingTimeInMillis: () => 20_000 } as Context;
