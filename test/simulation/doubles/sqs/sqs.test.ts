import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { Message, QueueAttributeName, ReceiveMessageCommandInput } from '@aws-sdk/client-sqs';
import { startSqsAndS3 } from '@ducha/local-cloud/engines/sqs-s3.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { serveDouble } from '../testing/serve.ts';
import type { Choose } from './queue.ts';
import { SqsDouble } from './sqs.ts';

const begin = Date.parse('2026-03-02T01:00:00Z');
const settings = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  maxAttempts: 1,
};

interface Engine {
  readonly sqs: SQSClient;
  readonly url: (queue: string) => string;
  readonly stop: () => Promise<void>;
}

async function localCloud(): Promise<Engine> {
  const state = mkdtempSync(join(tmpdir(), 'sqs-contract-'));
  const engine = await startSqsAndS3({ state });
  return {
    sqs: new SQSClient({ ...settings, endpoint: engine.endpoint }),
    url: (queue) => `${engine.endpoint}/000000000000/${queue}`,
    stop: async () => {
      await engine.stop();
      rmSync(state, { recursive: true });
    },
  };
}

async function double(): Promise<Engine> {
  const door = await serveDouble(new SqsDouble(), () => Date.now());
  return {
    sqs: new SQSClient({ ...settings, endpoint: door.endpoint }),
    url: (queue) => `${door.endpoint}/000000000000/${queue}`,
    stop: door.stop,
  };
}

/** Seconds go by for both: their timers are read from the clock when they are asked. */
function pass(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1_000);
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: begin });
});

describe.each([
  ['the local cloud', localCloud],
  ['the double', double],
] as const)('SQS as %s has it', (_, start) => {
  let engine: Engine;
  let queues = 0;
  let QueueUrl: string;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine.stop());
  beforeEach(async () => {
    QueueUrl = await create({});
  });

  async function create(Attributes: Partial<Record<QueueAttributeName, string>>): Promise<string> {
    queues += 1;
    const QueueName = `Queue${queues}`;
    await engine.sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    return engine.url(QueueName);
  }
  const send = async (MessageBody: string, more: object = {}) =>
    engine.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody, ...more }));
  const receive = async (
    asked: Partial<ReceiveMessageCommandInput> = {},
  ): Promise<readonly Message[]> => {
    const { Messages = [] } = await engine.sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MessageSystemAttributeNames: ['All'],
        ...asked,
      }),
    );
    return Messages;
  };
  const bodies = async (asked: Partial<ReceiveMessageCommandInput> = {}) =>
    (await receive({ MaxNumberOfMessages: 10, ...asked })).map(({ Body }) => Body);
  const remove = async ({ ReceiptHandle }: Message = {}) =>
    engine.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  const hide = async ({ ReceiptHandle }: Message = {}, VisibilityTimeout = 0) =>
    engine.sqs.send(
      new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }),
    );
  const counts = async () => {
    const { Attributes = {} } = await engine.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
    );
    return {
      visible: Attributes['ApproximateNumberOfMessages'],
      inFlight: Attributes['ApproximateNumberOfMessagesNotVisible'],
      delayed: Attributes['ApproximateNumberOfMessagesDelayed'],
    };
  };

  it('gives what was sent, oldest first, hides it for its timeout, and counts its receives', async () => {
    await send('one');
    pass(1);
    await send('two');
    const [one] = await receive();
    expect(one).toMatchObject({
      Body: 'one',
      Attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: String(begin),
        ApproximateFirstReceiveTimestamp: String(begin + 1_000),
      },
    });
    expect(await bodies()).toEqual(['two']);
    pass(29);
    expect(await bodies()).toEqual([]);
    pass(1);
    const again = await receive({ MaxNumberOfMessages: 10 });
    expect(again.map(({ Body }) => Body)).toEqual(['one', 'two']);
    expect(again[0]).toMatchObject({
      MessageId: one?.MessageId,
      Attributes: {
        ApproximateReceiveCount: '2',
        ApproximateFirstReceiveTimestamp: String(begin + 1_000),
      },
    });
    expect(again[0]?.ReceiptHandle).not.toBe(one?.ReceiptHandle);
  });

  it('hides for as long as the receiver or the queue says, and holds back as long as either says', async () => {
    QueueUrl = await create({ VisibilityTimeout: '180', DelaySeconds: '5' });
    await send('slow');
    await send('at once', { DelaySeconds: 0 });
    expect(await counts()).toEqual({ visible: '1', inFlight: '0', delayed: '1' });
    expect(await bodies({ VisibilityTimeout: 10 })).toEqual(['at once']);
    pass(5);
    expect(await bodies()).toEqual(['slow']);
    expect(await counts()).toEqual({ visible: '0', inFlight: '2', delayed: '0' });
    pass(5);
    expect(await bodies()).toEqual(['at once']);
    pass(174);
    expect(await bodies()).toEqual([]);
    pass(1);
    expect(await bodies()).toEqual(['slow']);
  });

  it('deletes by the handle of the last receive, and says nothing of a second time', async () => {
    await send('one');
    const [first] = await receive({ VisibilityTimeout: 0 });
    const [second] = await receive({ VisibilityTimeout: 1 });
    // The message was received again since: SQS answers yes and deletes nothing.
    await remove(first);
    pass(1);
    const [third] = await receive();
    expect(third).toMatchObject({ Body: 'one' });
    await remove(third);
    await remove(third);
    pass(60);
    expect(await receive()).toEqual([]);
    expect(second?.ReceiptHandle).not.toBe(third?.ReceiptHandle);
  });

  it('shows a message at once, or later, when its receiver says so, while it is in flight', async () => {
    await send('one');
    const [first] = await receive();
    await hide(first, 0);
    const [second] = await receive();
    expect(second?.Attributes).toMatchObject({ ApproximateReceiveCount: '2' });
    await hide(second, 100);
    pass(99);
    expect(await receive()).toEqual([]);
    pass(1);
    const [third] = await receive();
    await remove(third);
    await expect(hide(third, 0)).rejects.toThrow('not available for visibility timeout change');
    await expect(hide(third, 43_201)).rejects.toThrow('VisibilityTimeout is invalid');
  });

  it('moves to the dead letters what was received too often, with its sending time and attributes', async () => {
    const dead = await create({});
    QueueUrl = await create({
      VisibilityTimeout: '1',
      RedrivePolicy: JSON.stringify({
        deadLetterTargetArn: `arn:aws:sqs:us-east-1:000000000000:${dead.split('/').at(-1)}`,
        maxReceiveCount: 2,
      }),
    });
    const reason = { DataType: 'String', StringValue: 'poison' };
    await send('poison', { MessageAttributes: { reason } });
    for (let time = 0; time < 2; time += 1) {
      expect(await bodies()).toEqual(['poison']);
      pass(1);
    }
    expect(await bodies()).toEqual([]);
    expect(await counts()).toEqual({ visible: '0', inFlight: '0', delayed: '0' });
    QueueUrl = dead;
    const [letter] = await receive({ MessageAttributeNames: ['All'] });
    expect(letter).toMatchObject({
      Body: 'poison',
      MessageAttributes: { reason },
      Attributes: { SentTimestamp: String(begin) },
    });
  });

  it('gives the attributes that are asked for, by name or by prefix', async () => {
    const MessageAttributes = {
      'a.one': { DataType: 'String', StringValue: '一' },
      'a.two': { DataType: 'Number', StringValue: '2' },
      three: { DataType: 'Binary.png', BinaryValue: Uint8Array.of(0, 255) },
    };
    await send('one', { MessageAttributes });
    const ask = async (...MessageAttributeNames: string[]) => {
      const [message] = await receive({ VisibilityTimeout: 0, MessageAttributeNames });
      return message;
    };
    expect((await ask('All'))?.MessageAttributes).toEqual(MessageAttributes);
    expect((await ask('a.*'))?.MessageAttributes).toEqual({
      'a.one': MessageAttributes['a.one'],
      'a.two': MessageAttributes['a.two'],
    });
    expect((await ask('none'))?.MessageAttributes).toBeUndefined();
    // Two programs that know nothing of one another make this of the same bytes.
    expect((await ask('All'))?.MD5OfMessageAttributes).toBe('42aba019d527151d38994e7f5e78457c');
  });

  it.each(['\t\n\r ~', '\ud7ff\ue000\ufffd', '𠮷野家 😀', '\u{10ffff}'])(
    'takes %j',
    async (body) => {
      await send(body);
      expect(await bodies()).toEqual([body]);
    },
  );

  it.each(['\u0000', '\u000b', '\u001f', '\ufffe', '\uffff', 'a\ud800', '\udc00a'])(
    'refuses %j',
    async (body) => {
      await expect(send(body)).rejects.toMatchObject({
        name: expect.stringMatching(/InvalidMessageContents$/),
        message: expect.stringContaining('Invalid characters'),
      });
      expect(await bodies()).toEqual([]);
    },
  );

  it('takes a message of 1 MiB with all that belongs to it, and no byte more', async () => {
    const reason = { DataType: 'String', StringValue: 'x' };
    const rest = 1_048_576 - 'reason'.length - 'String'.length - 1;
    const body = '督'.repeat(Math.floor(rest / 3)) + 'x'.repeat(rest % 3);
    await send(body, { MessageAttributes: { reason } });
    await expect(send(`${body}x`, { MessageAttributes: { reason } })).rejects.toMatchObject({
      name: expect.stringMatching(/InvalidParameterValue$/),
      message: expect.stringContaining('1048576'),
    });
    expect((await counts()).visible).toBe('1');
  });

  it('refuses an empty body, an unknown queue and numbers out of range', async () => {
    await expect(send('')).rejects.toThrow('MessageBody');
    await expect(receive({ MaxNumberOfMessages: 11 })).rejects.toThrow('MaxNumberOfMessages');
    await expect(receive({ WaitTimeSeconds: 21 })).rejects.toThrow('WaitTimeSeconds');
    await expect(receive({ VisibilityTimeout: 43_201 })).rejects.toThrow('VisibilityTimeout');
    QueueUrl = engine.url('None');
    await expect(send('one')).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
  });

  describe('in batches', () => {
    const batch = async (bodiesById: Record<string, string>) =>
      engine.sqs.send(
        new SendMessageBatchCommand({
          QueueUrl,
          Entries: Object.entries(bodiesById).map(([Id, MessageBody]) => ({ Id, MessageBody })),
        }),
      );

    it('takes each entry by itself', async () => {
      const { Successful, Failed } = await batch({ a: 'one', b: '\u0000', c: 'three' });
      expect(Successful?.map(({ Id }) => Id)).toEqual(['a', 'c']);
      expect(Failed).toEqual([
        {
          Id: 'b',
          SenderFault: true,
          Code: 'InvalidMessageContents',
          Message: expect.stringContaining('Invalid characters'),
        },
      ]);
      expect(await bodies()).toEqual(['one', 'three']);
    });

    it('refuses as a whole what is too much, empty, or has wrong ids', async () => {
      const half = 'x'.repeat(524_288);
      await batch({ a: half, b: half });
      expect((await bodies()).length).toBe(2);
      await expect(batch({ a: half, b: `${half}x` })).rejects.toMatchObject({
        name: 'BatchRequestTooLong',
      });
      const many = Object.fromEntries(Array.from({ length: 11 }, (_n, i) => [`m${i}`, 'x']));
      await expect(batch(many)).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequest' });
      await expect(batch({})).rejects.toMatchObject({ name: 'EmptyBatchRequest' });
      await expect(batch({ 'a b': 'x' })).rejects.toMatchObject({ name: 'InvalidBatchEntryId' });
      const Entries = ['x', 'y'].map((MessageBody) => ({ Id: 'same', MessageBody }));
      await expect(
        engine.sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries })),
      ).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct' });
      expect(await bodies()).toEqual([]);
    });

    it('deletes and shows again, each entry by itself', async () => {
      await batch({ a: '1', b: '2', c: '3' });
      const [one, two, three] = await receive({ MaxNumberOfMessages: 10 });
      const handle = (message: Message | undefined) => message?.ReceiptHandle;
      const removed = await engine.sqs.send(
        new DeleteMessageBatchCommand({
          QueueUrl,
          Entries: [one, one].map((each, i) => ({ Id: `${i}`, ReceiptHandle: handle(each) })),
        }),
      );
      expect(removed.Successful).toHaveLength(2);
      const shown = await engine.sqs.send(
        new ChangeMessageVisibilityBatchCommand({
          QueueUrl,
          Entries: [one, two, three].map((each, i) => ({
            Id: `${i}`,
            ReceiptHandle: handle(each),
            VisibilityTimeout: i === 2 ? 43_201 : 0,
          })),
        }),
      );
      expect(shown.Successful?.map(({ Id }) => Id)).toEqual(['1']);
      expect(shown.Failed?.map(({ Id }) => Id)).toEqual(['0', '2']);
      expect(await bodies()).toEqual(['2']);
    });
  });
});

describe('where the local cloud is laxer than SQS, the double', () => {
  let sqs: SqsDouble;
  const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/Inbox';
  const ask = (operation: string, input: object) =>
    sqs.answer(operation, { QueueUrl, ...input }, Date.now()) as {
      readonly Messages?: readonly Message[];
      readonly Failed?: readonly { readonly Code: string }[];
    };
  const take = (input: object = {}) => ask('ReceiveMessage', input).Messages ?? [];
  const create = (QueueName: string, Attributes: Record<string, string>) =>
    sqs.answer('CreateQueue', { QueueName, Attributes }, Date.now());
  beforeEach(() => {
    sqs = new SqsDouble();
    create('Inbox', { MessageRetentionPeriod: '60' });
  });

  it('says the word of SQS alone, not that of its old protocol before it', async () => {
    const door = await serveDouble(sqs, () => Date.now());
    const client = new SQSClient({ ...settings, endpoint: door.endpoint });
    const url = `${door.endpoint}/000000000000/Inbox`;
    for (const [MessageBody, name] of [
      ['\u0000', 'InvalidMessageContents'],
      ['x'.repeat(1_048_577), 'InvalidParameterValue'],
    ] as const)
      await expect(
        client.send(new SendMessageCommand({ QueueUrl: url, MessageBody })),
      ).rejects.toMatchObject({ name });
    await door.stop();
  });

  it('forgets a message when its retention is over, wherever it is', () => {
    ask('SendMessage', { MessageBody: 'old' });
    take();
    pass(30);
    ask('SendMessage', { MessageBody: 'new' });
    pass(30);
    expect(sqs.messages('Inbox', Date.now()).map(({ body }) => body)).toEqual(['new']);
    pass(30);
    expect(take()).toEqual([]);
  });

  it('deletes by the last handle also after the timeout, as long as nobody received it again', () => {
    ask('SendMessage', { MessageBody: 'one' });
    const [message] = take({ VisibilityTimeout: 1 });
    pass(2);
    ask('DeleteMessage', { ReceiptHandle: message?.ReceiptHandle });
    expect(take()).toEqual([]);
  });

  it('changes nothing of a message whose timeout has passed', () => {
    ask('SendMessage', { MessageBody: 'one' });
    const [message] = take({ VisibilityTimeout: 1 });
    pass(1);
    const hide = { ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout: 10 };
    expect(() => ask('ChangeMessageVisibility', hide)).toThrow('not available');
    expect(take()).toHaveLength(1);
  });

  it('gives no attributes to who asks for none', () => {
    const reason = { DataType: 'String', StringValue: 'x' };
    ask('SendMessage', { MessageBody: 'one', MessageAttributes: { reason } });
    expect(take()[0]).not.toHaveProperty('MessageAttributes');
  });

  it('refuses a handle that is none, and one entry of a batch for it', () => {
    const ReceiptHandle = 'none';
    for (const [operation, more] of [
      ['DeleteMessage', {}],
      ['ChangeMessageVisibility', { VisibilityTimeout: 0 }],
    ] as const)
      expect(() => ask(operation, { ReceiptHandle, ...more })).toThrow('receipt handle is invalid');
    const { Failed } = ask('DeleteMessageBatch', { Entries: [{ Id: 'a', ReceiptHandle }] });
    expect(Failed).toMatchObject([{ Code: 'ReceiptHandleIsInvalid' }]);
  });

  it('hides nothing for more than twelve hours after it was received', () => {
    ask('SendMessage', { MessageBody: 'one' });
    const [message] = take();
    const hide = (VisibilityTimeout: number) =>
      ask('ChangeMessageVisibility', { ReceiptHandle: message?.ReceiptHandle, VisibilityTimeout });
    pass(10);
    hide(43_190);
    expect(() => hide(43_191)).toThrow('beyond the limit');
  });

  it.each([
    [{ reason: { DataType: 'String', StringValue: '' } }, 'non-empty value'],
    [{ reason: { DataType: 'String', StringValue: 'a\u0000' } }, 'Invalid characters'],
    [{ reason: { DataType: 'Text', StringValue: 'a' } }, 'type of message'],
    [{ reason: { DataType: 'Number', StringValue: 'many' } }, 'cast'],
    [{ 'AWS.reason': { DataType: 'String', StringValue: 'a' } }, 'name'],
    [{ 'a b': { DataType: 'String', StringValue: 'a' } }, 'name'],
    [
      Object.fromEntries(
        Array.from({ length: 11 }, (_n, i) => [`a${i}`, { DataType: 'String', StringValue: 'x' }]),
      ),
      'exceeds the allowed maximum [10]',
    ],
  ])('refuses the attributes %j', (MessageAttributes, words) => {
    expect(() => ask('SendMessage', { MessageBody: 'one', MessageAttributes })).toThrow(words);
    const { Failed } = ask('SendMessageBatch', {
      Entries: [{ Id: 'a', MessageBody: 'one', MessageAttributes }],
    });
    expect(Failed).toHaveLength(1);
    expect(take()).toEqual([]);
  });

  it('refuses an empty body in a batch, an id that is too long, and a delay that is too long', () => {
    const { Failed } = ask('SendMessageBatch', { Entries: [{ Id: 'a', MessageBody: '' }] });
    expect(Failed).toMatchObject([{ Code: 'MissingParameter' }]);
    const Entries = [{ Id: 'a'.repeat(81), MessageBody: 'x' }];
    expect(() => ask('SendMessageBatch', { Entries })).toThrow('80 letters');
    expect(() => ask('SendMessage', { MessageBody: 'x', DelaySeconds: 901 })).toThrow('900');
  });

  it('names the queue that gave up a dead letter', () => {
    create('Work', {
      VisibilityTimeout: '0',
      RedrivePolicy:
        '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:Inbox","maxReceiveCount":"1"}',
    });
    const work = { QueueUrl: QueueUrl.replace('Inbox', 'Work') };
    ask('SendMessage', { ...work, MessageBody: 'poison' });
    take(work);
    expect(take(work)).toEqual([]);
    expect(sqs.messages('Inbox', Date.now())).toMatchObject([
      { body: 'poison', deadLetterOf: 'arn:aws:sqs:us-east-1:000000000000:Work' },
    ]);
  });
});

describe('for the simulation, the double', () => {
  const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/000000000000/Inbox';
  const bodiesOf = (answer: object) =>
    ((answer as { Messages?: Message[] }).Messages ?? []).map(({ Body }) => Body);

  function three(choose?: Choose): SqsDouble {
    const sqs = new SqsDouble(choose === undefined ? {} : { choose });
    sqs.answer('CreateQueue', { QueueName: 'Inbox' }, 0);
    for (const [now, MessageBody] of ['a', 'b', 'c'].entries())
      sqs.answer('SendMessage', { QueueUrl, MessageBody }, now);
    return sqs;
  }

  it('gives what the world chooses: another order, a duplicate, one that was deleted', () => {
    let choose: Choose = (_queue, { visible }, most) => visible.toReversed().slice(0, most);
    const sqs = three((...chosen) => choose(...chosen));
    const receive = () =>
      sqs.answer('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 2 }, 10) as {
        Messages?: Message[];
      };
    const first = receive();
    expect(bodiesOf(first)).toEqual(['c', 'b']);
    choose = (_queue, { visible, inFlight }) => [...visible, ...inFlight().slice(-1)];
    expect(bodiesOf(receive())).toEqual(['a', 'c']);
    // The first receive of c was overtaken, that of b was not.
    for (const { ReceiptHandle } of first.Messages ?? [])
      sqs.answer('DeleteMessage', { QueueUrl, ReceiptHandle }, 11);
    expect(sqs.messages('Inbox', 11).map(({ body }) => body)).toEqual(['a', 'c']);
    choose = (_queue, { deleted }) => deleted();
    expect(bodiesOf(receive())).toEqual(['b']);
  });

  it('tells when something can be received next', () => {
    const sqs = three();
    expect(sqs.nextVisible('Inbox', 5)).toBe(0);
    sqs.answer('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 }, 5);
    expect(sqs.nextVisible('Inbox', 5)).toBe(30_005);
    sqs.answer('SendMessage', { QueueUrl, MessageBody: 'd', DelaySeconds: 2 }, 6);
    expect(sqs.nextVisible('Inbox', 6)).toBe(2_006);
    sqs.answer('CreateQueue', { QueueName: 'Empty' }, 0);
    expect(sqs.nextVisible('Empty', 6)).toBeUndefined();
    expect(() => sqs.nextVisible('None', 6)).toThrow('no queue None');
  });

  it('goes back to a snapshot as often as asked, and then does the same again', () => {
    const sqs = three();
    const snapshot = sqs.snapshot();
    const play = () => {
      const answer = sqs.answer('ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 3 }, 5);
      const sent = sqs.answer('SendMessage', { QueueUrl, MessageBody: 'd' }, 6);
      return [answer, sent, sqs.messages('Inbox', 7)];
    };
    const first = play();
    sqs.restore(snapshot);
    expect(sqs.messages('Inbox', 5).map(({ receiveCount }) => receiveCount)).toEqual([0, 0, 0]);
    expect(play()).toEqual(first);
    sqs.restore(snapshot);
    expect(play()).toEqual(first);
  });
});
