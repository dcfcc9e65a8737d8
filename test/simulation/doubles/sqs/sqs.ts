import { hash } from 'node:crypto';
import { isObject, numberIn, objectsIn, run, textIn, textsIn } from '../input.ts';
import type { Operation } from '../input.ts';
import type { Double, JsonObject } from '../refused.ts';
import { Refused } from '../refused.ts';
import { attributesDigest } from './attributes-digest.ts';
import { checkedSize, mostBytes, sizeOf } from './message-faults.ts';
import { Queue } from './queue.ts';
import type { Choose, SqsMessage } from './queue.ts';
import { settingsOf } from './queue-settings.ts';

const account = '000000000000';
const mostEntries = 10;
/** Of a standard queue; a receive beyond it is refused. */
const mostInFlight = 120_000;
const longestHidden = 43_200;

/** The queues of a moment; it can be restored often. */
export interface SqsSnapshot {
  readonly queues: ReadonlyMap<string, Queue>;
  readonly drawn: number;
}

/**
 * SQS with standard queues. A receive gives the oldest visible messages unless `choose` says which; a wait for
 * messages ends at once, for whoever waits can be asked again at `nextVisible`.
 */
export class SqsDouble implements Double {
  readonly #choose: Choose | undefined;
  readonly #byUrl = new Map<string, string>();
  #queues = new Map<string, Queue>();
  /** Ids and receipt handles are numbered. */
  #drawn = 0;

  constructor(options: { readonly choose?: Choose } = {}) {
    this.#choose = options.choose;
  }

  answer(operation: string, input: JsonObject, now: number): JsonObject {
    return run(this.#operations, operation, input, now);
  }

  /** All messages that a queue keeps, oldest first. */
  messages(queue: string, now: number): readonly SqsMessage[] {
    return [...this.#named(queue).messages(now).values()];
  }

  /** When the next message of a queue can be received (past or present: one can be now); undefined without any. */
  nextVisible(queue: string, now: number): number | undefined {
    return this.#named(queue).nextVisible(now);
  }

  snapshot(): SqsSnapshot {
    return { queues: copyOf(this.#queues), drawn: this.#drawn };
  }

  restore({ queues, drawn }: SqsSnapshot): void {
    this.#queues = copyOf(queues);
    this.#drawn = drawn;
  }

  readonly #operations: ReadonlyMap<string, Operation> = new Map<string, Operation>([
    [
      'CreateQueue',
      {
        fields: ['QueueName', 'Attributes'],
        answer: (input) => {
          const name = textIn(input, 'QueueName') ?? '';
          if (!/^[\w-]{1,80}$/.test(name))
            throw invalid(
              'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length.',
            );
          const settings = settingsOf(attributesIn(input, 'Attributes'));
          const before = this.#queues.get(name);
          if (before === undefined) this.#queues.set(name, new Queue(name, arnOf(name), settings));
          else if (JSON.stringify(before.settings) !== JSON.stringify(settings))
            throw new Refused(
              400,
              'QueueNameExists',
              'A queue already exists with the same name and a different value for an attribute.',
            );
          return { QueueUrl: `https://sqs.us-east-1.amazonaws.com/${account}/${name}` };
        },
      },
    ],
    [
      'GetQueueAttributes',
      {
        fields: ['QueueUrl', 'AttributeNames'],
        answer: (input, now) =>
          this.#attributesOf(this.#queueIn(input), textsIn(input, 'AttributeNames'), now),
      },
    ],
    [
      'SendMessage',
      {
        fields: ['QueueUrl', 'MessageBody', 'DelaySeconds', 'MessageAttributes'],
        answer: (input, now) => this.#send(this.#queueIn(input), input, now),
      },
    ],
    [
      'SendMessageBatch',
      {
        fields: ['QueueUrl', 'Entries'],
        answer: (input, now) => {
          const queue = this.#queueIn(input);
          const entries = entriesIn(input);
          let size = 0;
          for (const entry of entries)
            size += sizeOf(
              textIn(entry, 'MessageBody') ?? '',
              attributesIn(entry, 'MessageAttributes'),
            );
          if (size > mostBytes)
            throw new Refused(
              400,
              'BatchRequestTooLong',
              `Batch requests cannot be longer than ${mostBytes} bytes. You have sent ${size} bytes.`,
            );
          return eachOf(entries, (entry) => this.#send(queue, entry, now));
        },
      },
    ],
    [
      'ReceiveMessage',
      {
        fields: [
          'QueueUrl',
          'AttributeNames',
          'MaxNumberOfMessages',
          'MessageAttributeNames',
          'MessageSystemAttributeNames',
          'VisibilityTimeout',
          'WaitTimeSeconds',
        ],
        answer: (input, now) => this.#receive(this.#queueIn(input), input, now),
      },
    ],
    [
      'DeleteMessage',
      {
        fields: ['QueueUrl', 'ReceiptHandle'],
        answer: (input) => this.#delete(this.#queueIn(input), input),
      },
    ],
    [
      'DeleteMessageBatch',
      {
        fields: ['QueueUrl', 'Entries'],
        answer: (input) => {
          const queue = this.#queueIn(input);
          return eachOf(entriesIn(input), (entry) => this.#delete(queue, entry));
        },
      },
    ],
    [
      'ChangeMessageVisibility',
      {
        fields: ['QueueUrl', 'ReceiptHandle', 'VisibilityTimeout'],
        answer: (input, now) => this.#hide(this.#queueIn(input), input, now),
      },
    ],
    [
      'ChangeMessageVisibilityBatch',
      {
        fields: ['QueueUrl', 'Entries'],
        answer: (input, now) => {
          const queue = this.#queueIn(input);
          return eachOf(entriesIn(input), (entry) => this.#hide(queue, entry, now));
        },
      },
    ],
  ]);

  #send(queue: Queue, input: JsonObject, now: number): JsonObject {
    const body = textIn(input, 'MessageBody') ?? '';
    const attributes = attributesIn(input, 'MessageAttributes');
    checkedSize(body, attributes, queue.settings.mostBytes);
    const delay = secondsIn(input, 'DelaySeconds', 900) ?? queue.settings.delaySeconds;
    const message: SqsMessage = {
      id: this.#messageId(),
      body,
      digest: hash('md5', body),
      attributes,
      sentAt: now,
      visibleAt: now + delay * 1_000,
      receiveCount: 0,
      firstReceivedAt: undefined,
      lastReceivedAt: undefined,
      receiptHandle: undefined,
      deadLetterOf: undefined,
    };
    queue.put(message);
    return { MessageId: message.id, MD5OfMessageBody: message.digest, ...digestOf(attributes) };
  }

  #receive(queue: Queue, input: JsonObject, now: number): JsonObject {
    const most = numberIn(input, 'MaxNumberOfMessages') ?? 1;
    if (!Number.isInteger(most) || most < 1 || most > 10)
      throw invalid(
        `Value ${most} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
      );
    secondsIn(input, 'WaitTimeSeconds', 20);
    const timeout =
      secondsIn(input, 'VisibilityTimeout', longestHidden) ?? queue.settings.visibilityTimeout;
    if (
      queue.messages(now).size > mostInFlight &&
      queue.receivable(now).inFlight().length >= mostInFlight
    )
      throw new Refused(403, 'OverLimit', 'The maximum number of in flight messages is reached.');
    this.#redrive(queue, now);
    const chosen =
      this.#choose === undefined
        ? queue.oldest(now, most)
        : this.#choose(queue.name, queue.receivable(now), most);
    const given = chosen.map((message) => this.#handOut(queue, message, timeout, input, now));
    return given.length === 0 ? {} : { Messages: given };
  }

  /** Moves what was received too often to the dead letters, whether this receive would have met it or not. */
  #redrive(queue: Queue, now: number): void {
    const { redrive } = queue.settings;
    if (redrive === undefined) return;
    const target = this.#queues.get(redrive.target.slice(redrive.target.lastIndexOf(':') + 1));
    if (target === undefined) return;
    for (const message of queue.messages(now).values()) {
      if (message.receiveCount < redrive.mostReceives || message.visibleAt > now) continue;
      queue.take(message);
      target.put({ ...message, receiptHandle: undefined, deadLetterOf: queue.arn });
    }
  }

  #handOut(
    queue: Queue,
    message: SqsMessage,
    timeout: number,
    input: JsonObject,
    now: number,
  ): JsonObject {
    this.#drawn += 1;
    const received: SqsMessage = {
      ...message,
      visibleAt: now + timeout * 1_000,
      receiveCount: message.receiveCount + 1,
      firstReceivedAt: message.firstReceivedAt ?? now,
      lastReceivedAt: now,
      receiptHandle: `${message.id}/${this.#drawn}`,
    };
    queue.put(received);
    return messageFor(received, input);
  }

  #delete(queue: Queue, input: JsonObject): JsonObject {
    const message = this.#receivedIn(queue, input);
    if (message !== undefined) queue.remove(message);
    return {};
  }

  #hide(queue: Queue, input: JsonObject, now: number): JsonObject {
    const seconds = secondsIn(input, 'VisibilityTimeout', longestHidden);
    if (seconds === undefined)
      throw new Refused(
        400,
        'MissingParameter',
        'The request must contain the parameter VisibilityTimeout.',
      );
    const message = this.#receivedIn(queue, input);
    if (message === undefined || message.visibleAt <= now)
      throw new Refused(
        400,
        'MessageNotInflight',
        'Message does not exist or is not available for visibility timeout change.',
      );
    const visibleAt = now + seconds * 1_000;
    if (visibleAt > (message.lastReceivedAt ?? now) + longestHidden * 1_000)
      throw invalid(
        `Total VisibilityTimeout for the message is beyond the limit [${longestHidden} seconds].`,
      );
    queue.put({ ...message, visibleAt });
    return {};
  }

  /** The message that a handle stands for, while it is the last receive of it. @throws Refused for no handle */
  #receivedIn(queue: Queue, input: JsonObject): SqsMessage | undefined {
    const handle = textIn(input, 'ReceiptHandle') ?? '';
    if (handle === '')
      throw new Refused(
        400,
        'MissingParameter',
        'The request must contain the parameter ReceiptHandle.',
      );
    const id = /^([\da-f-]{36})\/\d+$/.exec(handle)?.[1];
    if (id === undefined)
      throw new Refused(400, 'ReceiptHandleIsInvalid', 'The input receipt handle is invalid.');
    const message = queue.find(id);
    return message?.receiptHandle === handle ? message : undefined;
  }

  #attributesOf(queue: Queue, names: readonly string[], now: number): JsonObject {
    let [visible, hidden, delayed] = [0, 0, 0];
    for (const { visibleAt, receiveCount } of queue.messages(now).values()) {
      if (visibleAt <= now) visible += 1;
      else if (receiveCount > 0) hidden += 1;
      else delayed += 1;
    }
    const all: Readonly<Record<string, string>> = {
      QueueArn: queue.arn,
      ApproximateNumberOfMessages: String(visible),
      ApproximateNumberOfMessagesNotVisible: String(hidden),
      ApproximateNumberOfMessagesDelayed: String(delayed),
      ...queue.settings.given,
    };
    const Attributes = Object.fromEntries(
      Object.entries(all).filter(([name]) => names.includes('All') || names.includes(name)),
    );
    return Object.keys(Attributes).length === 0 ? {} : { Attributes };
  }

  #queueIn(input: JsonObject): Queue {
    const url = textIn(input, 'QueueUrl') ?? '';
    let name = this.#byUrl.get(url);
    if (name === undefined) {
      name = url.split('/').at(-1) ?? '';
      this.#byUrl.set(url, name);
    }
    const queue = this.#queues.get(name);
    if (queue === undefined)
      throw new Refused(400, 'QueueDoesNotExist', 'The specified queue does not exist.');
    return queue;
  }

  #named(name: string): Queue {
    const queue = this.#queues.get(name);
    if (queue === undefined) throw new Error(`There is no queue ${name}.`);
    return queue;
  }

  #messageId(): string {
    this.#drawn += 1;
    return `00000000-0000-4000-8000-${this.#drawn.toString(16).padStart(12, '0')}`;
  }
}

function copyOf(queues: ReadonlyMap<string, Queue>): Map<string, Queue> {
  return new Map([...queues].map(([name, queue]) => [name, queue.copy()]));
}

/** A message as a receiver gets it, with the attributes that it asked for. */
function messageFor(message: SqsMessage, input: JsonObject): JsonObject {
  const attributes = attributesFor(message, textsIn(input, 'MessageAttributeNames'));
  const system = systemAttributes(message, [
    ...textsIn(input, 'AttributeNames'),
    ...textsIn(input, 'MessageSystemAttributeNames'),
  ]);
  return {
    MessageId: message.id,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: message.digest,
    Body: message.body,
    ...(system === undefined ? {} : { Attributes: system }),
    ...(attributes === undefined ? {} : { MessageAttributes: attributes, ...digestOf(attributes) }),
  };
}

function attributesFor(message: SqsMessage, names: readonly string[]): JsonObject | undefined {
  if (names.length === 0) return undefined;
  const all = Object.entries(message.attributes);
  const wanted = all.filter(([name]) =>
    names.some(
      (asked) =>
        asked === 'All' ||
        asked === name ||
        (asked.endsWith('.*') && name.startsWith(asked.slice(0, -2))),
    ),
  );
  return wanted.length === 0 ? undefined : Object.fromEntries(wanted);
}

function systemAttributes(message: SqsMessage, names: readonly string[]): JsonObject | undefined {
  if (names.length === 0) return undefined;
  const all = {
    SenderId: account,
    SentTimestamp: String(message.sentAt),
    ApproximateReceiveCount: String(message.receiveCount),
    ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt ?? ''),
    ...(message.deadLetterOf === undefined
      ? {}
      : { DeadLetterQueueSourceArn: message.deadLetterOf }),
  };
  if (names.includes('All')) return all;
  const wanted = Object.entries(all).filter(([name]) => names.includes(name));
  return wanted.length === 0 ? undefined : Object.fromEntries(wanted);
}

function digestOf(attributes: JsonObject): JsonObject {
  for (const _ in attributes) return { MD5OfMessageAttributes: attributesDigest(attributes) };
  return {};
}

function attributesIn(input: JsonObject, field: string): JsonObject {
  const value = input[field];
  return isObject(value) ? value : {};
}

/** The entries of a batch. @throws Refused when the batch is refused as a whole */
function entriesIn(input: JsonObject): readonly JsonObject[] {
  const entries = objectsIn(input, 'Entries');
  if (entries.length === 0)
    throw new Refused(400, 'EmptyBatchRequest', "The batch request doesn't contain any entries.");
  if (entries.length > mostEntries)
    throw new Refused(
      400,
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are ${mostEntries}. You have sent ${entries.length}.`,
    );
  const ids = new Set<string>();
  for (const entry of entries) {
    const id = textIn(entry, 'Id') ?? '';
    if (!/^[\w-]{1,80}$/.test(id))
      throw new Refused(
        400,
        'InvalidBatchEntryId',
        'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
      );
    if (ids.has(id)) throw new Refused(400, 'BatchEntryIdsNotDistinct', `Id ${id} repeated.`);
    ids.add(id);
  }
  return entries;
}

/** Does each entry by itself: what is wrong with one stands under Failed, and its neighbours go on. */
function eachOf(
  entries: readonly JsonObject[],
  act: (entry: JsonObject) => JsonObject,
): JsonObject {
  const Successful: JsonObject[] = [];
  const Failed: JsonObject[] = [];
  for (const entry of entries) {
    const { Id } = entry;
    try {
      Successful.push({ Id, ...act(entry) });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      Failed.push({ Id, SenderFault: true, Code: error.code, Message: error.message });
    }
  }
  return { Successful, Failed };
}

function secondsIn(input: JsonObject, field: string, most: number): number | undefined {
  const value = numberIn(input, field);
  if (value !== undefined && !(Number.isInteger(value) && value >= 0 && value <= most))
    throw invalid(
      `Value ${value} for parameter ${field} is invalid. Reason: Must be between 0 and ${most}, if provided.`,
    );
  return value;
}

function arnOf(name: string): string {
  return `arn:aws:sqs:us-east-1:${account}:${name}`;
}

function invalid(message: string): Refused {
  return new Refused(400, 'InvalidParameterValue', message);
}
