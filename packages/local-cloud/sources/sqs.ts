import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { place } from '../engines/engine.ts';
import type { EngineCall } from '../engine-call.ts';
import type { QueueDepth } from '../engines/sqs-s3.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, listAt, objectAt, parseJson, textAt } from '../json.ts';
import type { FunctionPool } from '../lambda/pool.ts';
import { failedRecords } from './batch-answer.ts';
import type { Filter } from './filter.ts';
import type { Haste } from './haste.ts';
import { Signal } from './signal.ts';

/** A queue that feeds a function. */
export interface SqsSourceOptions {
  readonly queueArn: string;
  readonly queueUrl: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly maximumConcurrency: number;
  readonly reportsItemFailures: boolean;
  readonly filter: Filter;
  readonly pool: FunctionPool;
  /** SQS as the function: receives and deletes are counted, and denied when its role does not grant them. */
  readonly asFunction: EngineCall;
  /** What the queue holds. */
  depth(): QueueDepth;
  /** SQS as the host. */
  readonly asHost: EngineCall;
  readonly clock: Clock;
  readonly haste: Haste;
  /** Present when queues duplicate and reorder: a number in [0, 1). */
  readonly random: (() => number) | undefined;
  log(line: string): void;
}

/** A running source. */
export interface Source {
  /** Looks at once instead of at the next interval. */
  wake(): void;
  /** What keeps it from being settled, in words; undefined when nothing does. */
  pending(): Promise<string | undefined>;
  stop(): Promise<void>;
}

const idleMilliseconds = 100;

/** Starts to hand a queue's messages to its function, as Lambda's pollers do. */
export function startSqsSource(options: SqsSourceOptions): Source {
  return new SqsSource(options);
}

interface Message {
  readonly id: string;
  readonly receiptHandle: string;
  readonly raw: JsonObject;
}

class SqsSource implements Source {
  readonly #options: SqsSourceOptions;
  readonly #signal = new Signal();
  readonly #batches = new Set<Promise<void>>();
  /** Failed messages that wait for their visibility timeout. */
  readonly #failed = new Set<string>();
  /** Messages held back so that later ones overtake them. */
  readonly #heldBack: Message[] = [];
  readonly #loop: Promise<void>;
  #stopped = false;
  #lastTrouble = '';

  constructor(options: SqsSourceOptions) {
    this.#options = options;
    options.haste.onBegin(() => this.wake());
    this.#loop = this.#poll();
  }

  wake(): void {
    this.#signal.raise();
  }

  pending(): Promise<string | undefined> {
    const { visible, inFlight } = this.#options.depth();
    if (visible + inFlight + this.#batches.size === 0) return Promise.resolve(undefined);
    const trouble = this.#lastTrouble === '' ? '' : ` (${this.#lastTrouble})`;
    return Promise.resolve(
      `queue ${this.#options.queueArn}: ${visible} visible, ${inFlight} in flight${trouble}`,
    );
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    await this.#loop;
    await Promise.all(this.#batches);
  }

  async #poll(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#returnFailed();
        if (this.#batches.size >= this.#options.maximumConcurrency) {
          await Promise.race(this.#batches);
        } else if (this.#options.depth().visible > 0 || this.#heldBack.length > 0) {
          this.#start(await this.#gather());
        } else {
          await this.#signal.wait(idleMilliseconds);
        }
      } catch (error) {
        if (this.#stopped) return;
        this.#trouble(String(error));
        await pause(idleMilliseconds);
      }
    }
  }

  #start(messages: readonly Message[]): void {
    if (messages.length === 0) return;
    const batch = this.#deliver(messages)
      .catch((error: unknown) => this.#trouble(String(error)))
      .finally(() => {
        this.#batches.delete(batch);
        this.wake();
      });
    this.#batches.add(batch);
  }

  /** Receives until the batch is full, the window is over, or (without a window) the queue gave what it had. */
  async #gather(): Promise<readonly Message[]> {
    const { batchSize, windowSeconds, haste, random } = this.#options;
    const messages = this.#heldBack.splice(0);
    let over: number | undefined;
    while (messages.length < batchSize && !this.#stopped) {
      const received = await this.#receive(Math.min(10, batchSize - messages.length));
      messages.push(...received);
      if (messages.length > 0) over ??= Date.now() + windowSeconds * 1000;
      if (over === undefined || Date.now() >= over) break;
      if (received.length === 0 && haste.on) break;
      if (received.length === 0)
        await this.#signal.wait(Math.min(idleMilliseconds, over - Date.now()));
    }
    return random === undefined ? messages : this.#reorder(messages, random);
  }

  async #receive(maximum: number): Promise<readonly Message[]> {
    const answer = await this.#options.asFunction('ReceiveMessage', {
      QueueUrl: this.#options.queueUrl,
      MaxNumberOfMessages: maximum,
      WaitTimeSeconds: 0,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    return listAt(answer, 'Messages')
      .filter(isObject)
      .map((raw) => ({
        id: textAt(raw, 'MessageId') ?? '',
        receiptHandle: textAt(raw, 'ReceiptHandle') ?? '',
        raw,
      }));
  }

  #reorder(messages: Message[], random: () => number): readonly Message[] {
    const shuffled = messages
      .map((message) => ({ message, order: random() }))
      .toSorted((a, b) => a.order - b.order)
      .map(({ message }) => message);
    if (shuffled.length > 1 && random() < 0.3) this.#heldBack.push(...shuffled.splice(-1));
    return shuffled;
  }

  async #deliver(messages: readonly Message[]): Promise<void> {
    const { pool, filter, reportsItemFailures, random } = this.#options;
    const wanted = messages.filter((message) => filter(filterable(message)));
    const event = { Records: wanted.map((message) => this.#record(message)) };
    const failed =
      wanted.length === 0
        ? []
        : failedRecords(
            await pool.invoke(event),
            wanted.map(({ id }) => id),
            reportsItemFailures,
          );
    // A second delivery, as a standard queue may make it.
    const again = random === undefined ? [] : event.Records.filter(() => random() < 0.3);
    if (again.length > 0) await pool.invoke({ Records: again });
    await this.#delete(messages.filter(({ id }) => !failed.includes(id)));
    for (const { id, receiptHandle } of messages) {
      if (failed.includes(id)) this.#failed.add(receiptHandle);
    }
  }

  async #delete(messages: readonly Message[]): Promise<void> {
    for (let from = 0; from < messages.length; from += 10) {
      await this.#options.asFunction('DeleteMessageBatch', {
        QueueUrl: this.#options.queueUrl,
        Entries: messages
          .slice(from, from + 10)
          .map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle })),
      });
    }
  }

  /** In haste, failed messages come back at once. */
  async #returnFailed(): Promise<void> {
    if (!this.#options.haste.on) return;
    const handles = [...this.#failed];
    this.#failed.clear();
    for (const receiptHandle of handles) {
      await this.#options
        .asHost('ChangeMessageVisibility', {
          QueueUrl: this.#options.queueUrl,
          ReceiptHandle: receiptHandle,
          VisibilityTimeout: 0,
        })
        .catch(() => {
          // Its timeout has passed in the meantime: it is visible already.
        });
    }
  }

  #record({ id, receiptHandle, raw }: Message): JsonObject {
    const ahead = Number(Atomics.load(this.#options.clock.offset, 0));
    return {
      messageId: id,
      receiptHandle,
      body: textAt(raw, 'Body') ?? '',
      attributes: inFunctionTime(objectAt(raw, 'Attributes'), ahead),
      messageAttributes: messageAttributes(objectAt(raw, 'MessageAttributes')),
      md5OfBody: textAt(raw, 'MD5OfBody') ?? '',
      eventSource: 'aws:sqs',
      eventSourceARN: this.#options.queueArn,
      awsRegion: place.region,
    };
  }

  #trouble(reason: string): void {
    if (reason !== this.#lastTrouble) this.#options.log(`${this.#options.queueArn}: ${reason}`);
    this.#lastTrouble = reason;
  }
}

/** What a filter sees of a message: the body parsed, when it is JSON. */
function filterable({ raw }: Message): Json {
  const body = textAt(raw, 'Body') ?? '';
  try {
    return { ...raw, body: parseJson(body) };
  } catch (error) {
    if (error instanceof SyntaxError) return { ...raw, body };
    throw error;
  }
}

/** The engine stamps messages with the machine's time; functions live in the clock's. */
function inFunctionTime(attributes: JsonObject, ahead: number): JsonObject {
  const moved = ['SentTimestamp', 'ApproximateFirstReceiveTimestamp'].flatMap((name) => {
    const stamp = attributes[name];
    return stamp === undefined ? [] : [[name, String(Number(stamp) + ahead)] as const];
  });
  return { ...attributes, ...Object.fromEntries(moved) };
}

function messageAttributes(attributes: JsonObject): JsonObject {
  const entries = Object.entries(attributes).map(([name, value]) => {
    const event: JsonObject = {
      ...(textAt(value, 'StringValue') === undefined
        ? {}
        : { stringValue: textAt(value, 'StringValue') ?? '' }),
      ...(textAt(value, 'BinaryValue') === undefined
        ? {}
        : { binaryValue: textAt(value, 'BinaryValue') ?? '' }),
      stringListValues: [],
      binaryListValues: [],
      dataType: textAt(value, 'DataType') ?? 'String',
    };
    return [name, event] as const;
  });
  return Object.fromEntries(entries);
}
