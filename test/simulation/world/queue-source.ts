import { happens, whole } from '../chance.ts';
import type { SeededRandom } from '../../replay/seeded-random.ts';
import { failedRecords } from '@ducha/local-cloud/sources/batch-answer.ts';
import type { SimulatedFunction } from './functions.ts';
import type { Rates } from './luck.ts';
import { forLocalCloud } from './stream-source.ts';
import type { VirtualTime } from './time.ts';

/** A message as SQS gives it to a receiver. */
export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
  readonly Attributes?: Readonly<Record<string, string>>;
}

/** The queue behind a source. */
export interface FeedingQueue {
  receive(most: number): readonly ReceivedMessage[];
  remove(receiptHandles: readonly string[]): void;
  /** When the next message can be received; undefined: there is none. */
  nextVisible(): number | undefined;
}

/** How the mapping of a queue treats its batches. */
export interface QueueMapping {
  readonly arn: string;
  readonly batchSize: number;
  readonly maximumConcurrency: number;
  readonly reportsItemFailures: boolean;
}

/** A queue that feeds a function, as Lambda's pollers do it. */
export class QueueSource {
  readonly #queue: FeedingQueue;
  readonly #function: SimulatedFunction;
  readonly #mapping: QueueMapping;
  readonly #time: VirtualTime;
  readonly #random: SeededRandom;
  readonly #rates: () => Rates;
  #running = 0;
  #plannedAt = Infinity;
  #takeBack: (() => void) | undefined;

  constructor(
    queue: FeedingQueue,
    target: SimulatedFunction,
    mapping: QueueMapping,
    surroundings: { time: VirtualTime; random: SeededRandom; rates: () => Rates },
  ) {
    this.#queue = queue;
    this.#function = target;
    this.#mapping = mapping;
    this.#time = surroundings.time;
    this.#random = surroundings.random;
    this.#rates = surroundings.rates;
  }

  /** Something may be in the queue. */
  wake(): void {
    if (this.#running >= this.#mapping.maximumConcurrency) return;
    const next = this.#queue.nextVisible();
    if (next === undefined) return;
    const late = happens(this.#random, this.#rates().late) ? whole(this.#random, 1_000, 30_000) : 0;
    const at = Math.max(next, this.#time.now) + whole(this.#random, 5, 60) + late;
    if (this.#plannedAt <= at) return;
    this.#takeBack?.();
    this.#plannedAt = at;
    this.#takeBack = this.#time.after(at - this.#time.now, () => {
      this.#plannedAt = Infinity;
      this.#takeBack = undefined;
      this.#poll();
    });
  }

  #poll(): void {
    const messages = [...this.#queue.receive(Math.min(10, this.#mapping.batchSize))];
    if (messages.length > 0) {
      if (happens(this.#random, this.#rates().reorder)) messages.reverse();
      this.#deliver(messages);
    }
    this.wake();
  }

  #deliver(messages: readonly ReceivedMessage[]): void {
    this.#running += 1;
    const records = messages.map((message) => this.#record(message));
    const again = records.filter(() => happens(this.#random, this.#rates().duplicate));
    if (again.length > 0) {
      // A second delivery, as a standard queue may make it: at the same time, or much later.
      this.#time.after(this.#random.pick([0, 50, 2_000, 240_000]), () =>
        this.#function.invoke({ Records: again }, () => undefined),
      );
    }
    this.#function.invoke({ Records: records }, (outcome) => {
      this.#running -= 1;
      const failed = failedRecords(
        forLocalCloud(outcome),
        records.map(({ messageId }) => messageId),
        this.#mapping.reportsItemFailures,
      );
      const done = messages.filter(({ MessageId }) => !failed.includes(MessageId));
      this.#queue.remove(done.map(({ ReceiptHandle }) => ReceiptHandle));
      this.wake();
    });
  }

  #record({ MessageId, ReceiptHandle, Body, Attributes = {} }: ReceivedMessage) {
    return {
      messageId: MessageId,
      receiptHandle: ReceiptHandle,
      body: Body,
      attributes: Attributes,
      messageAttributes: {},
      eventSource: 'aws:sqs',
      eventSourceARN: this.#mapping.arn,
      awsRegion: 'us-east-1',
    };
  }
}
