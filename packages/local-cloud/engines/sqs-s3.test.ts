import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { whyImpossible } from '@ducha/event-log';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SqsAndS3 } from './sqs-s3.ts';
import { startSqsAndS3 } from './sqs-s3.ts';

let state: string;
let engine: SqsAndS3;
let sqs: SQSClient;
let QueueUrl: string;

async function start(): Promise<void> {
  engine = await startSqsAndS3({ state });
  sqs = new SQSClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  QueueUrl = `${engine.endpoint}/000000000000/Inbox`;
}

beforeEach(async () => {
  state = mkdtempSync(join(tmpdir(), 'sqs-'));
  await start();
  await sqs.send(new CreateQueueCommand({ QueueName: 'Inbox' }));
});
afterEach(async () => {
  await engine.stop();
  rmSync(state, { recursive: true });
});

const receive = async (settings: { VisibilityTimeout?: number; WaitTimeSeconds?: number } = {}) =>
  (
    await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MessageSystemAttributeNames: ['ApproximateReceiveCount'],
        ...settings,
      }),
    )
  ).Messages?.[0];

it('listens on 127.0.0.1 only', async () => {
  const { port } = new URL(engine.endpoint);
  await expect(fetch(`http://127.0.0.2:${port}/health`)).rejects.toThrow('fetch failed');
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
});

it('takes the characters that SQS takes, those beyond U+FFFF too, and refuses the others', async () => {
  for (const body of ['\t\n\r ~', '\ud7ff\ue000\ufffd', '𠮷野家 😀', '\u{10ffff}']) {
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body }));
    expect((await receive())?.Body).toBe(body);
  }
  for (const body of ['\u0000', '\u000b', '\u001f', '\ufffe', '\uffff', 'a\ud800', '\udc00a']) {
    await expect(
      sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: body })),
      JSON.stringify(body),
    ).rejects.toThrow('Invalid characters');
  }
});

it('calls what is wrong with a request as SQS calls it, so that whoever sent it knows that it never can be done', async () => {
  const called = async (request: Promise<unknown>): Promise<unknown> => {
    const error: unknown = await request.catch((thrown: unknown) => thrown);
    return error instanceof Error ? [error.name, whyImpossible(error)] : error;
  };
  const nowhere = `${engine.endpoint}/000000000000/Nowhere`;
  const long = 'x'.repeat(900_000);
  expect([
    await called(sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '\u0000' }))),
    await called(sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: `${long}${long}` }))),
    await called(sqs.send(new SendMessageCommand({ QueueUrl: nowhere, MessageBody: 'a' }))),
    await called(
      sqs.send(
        new SendMessageBatchCommand({
          QueueUrl,
          Entries: ['1', '2'].map((Id) => ({ Id, MessageBody: long })),
        }),
      ),
    ),
  ]).toEqual(
    [
      'InvalidMessageContents',
      'InvalidParameterValue',
      'QueueDoesNotExist',
      'BatchRequestTooLong',
    ].map((name) => [name, `refused-by-queue ${name}`]),
  );
});

it('makes a message visible at once by ChangeMessageVisibility(0), and keeps it and its count over a restart', async () => {
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'once more' }));
  const first = await receive();
  await sqs.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl,
      ReceiptHandle: first?.ReceiptHandle,
      VisibilityTimeout: 0,
    }),
  );
  const second = await receive();
  expect(second).toMatchObject({ Body: 'once more', Attributes: { ApproximateReceiveCount: '2' } });
  await sqs.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl,
      ReceiptHandle: second?.ReceiptHandle,
      VisibilityTimeout: 0,
    }),
  );
  await engine.stop();
  await start();
  const third = await receive();
  expect(third).toMatchObject({ Body: 'once more', Attributes: { ApproximateReceiveCount: '3' } });
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: third?.ReceiptHandle }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'another' }));
  await engine.stop();
  await start();
  expect(await receive()).toMatchObject({ Body: 'another' });
  expect(await receive()).toBeUndefined();
});

it('gives the message that an aborted long poll would have swallowed to the next who asks', async () => {
  const abort = new AbortController();
  const poll = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
    abortSignal: abort.signal,
  });
  const ended = expect(poll).rejects.toThrow();
  await roundTrips();
  abort.abort();
  await ended;
  await roundTrips();
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'not lost' }));
  const message = await receive({ WaitTimeSeconds: 2 });
  expect(message).toMatchObject({ Body: 'not lost', Attributes: { ApproximateReceiveCount: '1' } });
});

/** What happened on another connection before these has been noticed by the server after them. */
async function roundTrips(): Promise<void> {
  for (let count = 0; count < 5; count += 1) {
    await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  }
}

it('tells what a queue holds, and returns what an earlier process had received', async () => {
  for (const MessageBody of ['1', '2', '3'])
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  await receive();
  await receive();
  expect(engine.depth('Inbox')).toEqual({ visible: 1, inFlight: 2 });
  await engine.stop();
  await start();
  expect(engine.depth('Inbox')).toEqual({ visible: 1, inFlight: 2 });
  engine.returnInFlight('Inbox');
  expect(engine.depth('Inbox')).toEqual({ visible: 3, inFlight: 0 });
  expect(() => engine.depth('None')).toThrow('no queue None');
});

it('moves a message to the dead-letter queue after maxReceiveCount', async () => {
  await sqs.send(new CreateQueueCommand({ QueueName: 'Dead' }));
  const dead = `${engine.endpoint}/000000000000/Dead`;
  await sqs.send(
    new CreateQueueCommand({
      QueueName: 'Work',
      Attributes: {
        VisibilityTimeout: '0',
        RedrivePolicy: JSON.stringify({
          deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:Dead',
          maxReceiveCount: 2,
        }),
      },
    }),
  );
  QueueUrl = `${engine.endpoint}/000000000000/Work`;
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'poison' }));
  expect(await receive()).toBeDefined();
  expect(await receive()).toBeDefined();
  expect(await receive()).toBeUndefined();
  QueueUrl = dead;
  expect(await receive()).toMatchObject({ Body: 'poison' });
});

it('keeps objects over a restart', async () => {
  const url = (): string => `${engine.s3Endpoint}/photos/a%20b/1.jpg`;
  await fetch(`${engine.s3Endpoint}/photos`, { method: 'PUT' });
  await fetch(url(), { method: 'PUT', body: 'bytes', headers: { 'content-type': 'image/jpeg' } });
  await engine.stop();
  await start();
  const got = await fetch(`${url()}?response-content-disposition=attachment`);
  expect([
    got.status,
    await got.text(),
    got.headers.get('content-type'),
    got.headers.get('content-disposition'),
  ]).toEqual([200, 'bytes', 'image/jpeg', 'attachment']);
});

it('refuses a sub-resource that the engine would take for the object itself', async () => {
  const object = `${engine.s3Endpoint}/photos/1.jpg`;
  await fetch(`${engine.s3Endpoint}/photos`, { method: 'PUT' });
  await fetch(object, { method: 'PUT', body: 'bytes' });
  const tagging = await fetch(`${object}?tagging`, { method: 'PUT', body: '<Tagging/>' });
  expect([tagging.status, await tagging.text()]).toEqual([
    501,
    expect.stringContaining('no S3 tagging'),
  ]);
  expect(await (await fetch(object)).text()).toBe('bytes');
});

it('lets browsers in by the rules of the bucket, and by none without', async () => {
  await fetch(`${engine.s3Endpoint}/photos`, { method: 'PUT' });
  const preflight = (origin: string, method: string) =>
    fetch(`${engine.s3Endpoint}/photos/1.jpg`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'Content-Type',
      },
    });
  expect((await preflight('https://portal.example', 'PUT')).status).toBe(403);
  engine.setCors('photos', [
    {
      AllowedOrigins: ['https://portal.example'],
      AllowedMethods: ['PUT'],
      AllowedHeaders: ['*'],
      ExposedHeaders: ['ETag'],
    },
  ]);
  const allowed = await preflight('https://portal.example', 'PUT');
  expect([
    allowed.status,
    allowed.headers.get('access-control-allow-origin'),
    allowed.headers.get('access-control-allow-headers'),
  ]).toEqual([200, 'https://portal.example', 'content-type']);
  expect((await preflight('https://elsewhere.example', 'PUT')).status).toBe(403);
  expect((await preflight('https://portal.example', 'DELETE')).status).toBe(403);
  const put = await fetch(`${engine.s3Endpoint}/photos/1.jpg`, {
    method: 'PUT',
    body: 'x',
    headers: { origin: 'https://portal.example' },
  });
  expect([put.status, put.headers.get('access-control-expose-headers')]).toEqual([200, 'ETag']);
});
