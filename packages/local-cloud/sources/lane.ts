import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { JsonObject } from '../json.ts';
import type { FunctionPool, Outcome } from '../lambda/pool.ts';
import { failedRecords } from './batch-answer.ts';
import type { Filter } from './filter.ts';
import type { Haste } from './haste.ts';
import { Signal } from './signal.ts';

/** One change of a table, as the function gets it. */
export interface StreamRecord {
  readonly sequence: string;
  /** Milliseconds of the clock at which it was written. */
  readonly created: number;
  readonly hash: number;
  readonly event: JsonObject;
}

/** How a mapping treats its batches. */
export interface LaneOptions {
  readonly streamArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsItemFailures: boolean;
  readonly bisects: boolean;
  /** -1: for ever. */
  readonly maximumRetries: number;
  readonly filter: Filter;
  readonly pool: FunctionPool;
  /** Sends the account of a discarded batch to the mapping's on-failure destination. */
  readonly onFailure: ((account: JsonObject) => Promise<void>) | undefined;
  readonly haste: Haste;
  readonly log: (line: string) => void;
}

/** Records in order, batch after batch, to one function. */
export class Lane {
  readonly #shardId: string;
  readonly #options: LaneOptions;
  readonly #onProgress: () => void;
  readonly #records: StreamRecord[] = [];
  readonly #signal = new Signal();
  readonly ended: Promise<void>;
  #closed = false;
  #stopped = false;

  constructor(
    shardId: string,
    after: Promise<unknown>,
    options: LaneOptions,
    onProgress: () => void,
  ) {
    this.#shardId = shardId;
    this.#options = options;
    this.#onProgress = onProgress;
    options.haste.onBegin(() => this.#signal.raise());
    this.ended = after.then(() => this.#run());
  }

  /** Records not yet done. */
  get waiting(): number {
    return this.#records.length;
  }

  get oldest(): string | undefined {
    return this.#records[0]?.sequence;
  }

  add(record: StreamRecord): void {
    this.#records.push(record);
    this.#signal.raise();
  }

  /** No more records come; ends when all are done. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#signal.raise();
    await this.ended;
  }

  stop(): void {
    this.#stopped = true;
    this.#signal.raise();
  }

  async #run(): Promise<void> {
    while (!this.#stopped && !(this.#closed && this.#records.length === 0)) {
      if (this.#records.length === 0) await this.#signal.wait(60_000);
      else await this.#nextBatch();
    }
  }

  async #nextBatch(): Promise<void> {
    const { batchSize, windowSeconds, haste, filter } = this.#options;
    const over = Date.now() + windowSeconds * 1000;
    while (
      this.#records.length < batchSize &&
      Date.now() < over &&
      !haste.on &&
      !this.#closed &&
      !this.#stopped
    ) {
      await this.#signal.wait(over - Date.now());
    }
    const batch = this.#records.slice(0, batchSize);
    await this.#process(
      batch.filter(({ event }) => filter(event)),
      0,
    );
    if (this.#stopped) return;
    this.#records.splice(0, batch.length);
    this.#onProgress();
  }

  /** Invokes until the records are done or given up. `attempts` counts the failed ones so far. */
  async #process(batch: readonly StreamRecord[], attempts: number): Promise<void> {
    let records = batch;
    let failures = attempts;
    while (records.length > 0 && !this.#stopped) {
      const outcome = await this.#options.pool.invoke({
        Records: records.map(({ event }) => event),
      });
      const failedAt = this.#firstFailure(records, outcome);
      if (failedAt === undefined || this.#stopped) return;
      if (failedAt > 0) {
        // What came before is done: the rest is a batch of its own.
        records = records.slice(failedAt);
        failures = 0;
      } else if (this.#options.bisects && records.length > 1) {
        const half = Math.ceil(records.length / 2);
        await this.#process(records.slice(0, half), failures);
        records = records.slice(half);
      } else {
        failures += 1;
        if (this.#options.maximumRetries >= 0 && failures > this.#options.maximumRetries) {
          await this.#giveUp(records, failures, outcome);
          return;
        }
        await pause(this.#options.haste.on ? 10 : Math.min(100 * 2 ** failures, 5000));
      }
    }
  }

  /** Index of the lowest failed record; everything from there on is tried again. */
  #firstFailure(records: readonly StreamRecord[], outcome: Outcome): number | undefined {
    const sequences = records.map(({ sequence }) => sequence);
    const failed = failedRecords(outcome, sequences, this.#options.reportsItemFailures);
    const [first] = failed;
    return first === undefined ? undefined : sequences.indexOf(first);
  }

  async #giveUp(
    records: readonly StreamRecord[],
    invocations: number,
    outcome: Outcome,
  ): Promise<void> {
    const [first, last] = [records[0], records.at(-1)];
    const { pool, onFailure, streamArn, log } = this.#options;
    log(`${pool.setup.logicalId}: gave up ${records.length} records from ${first?.sequence ?? ''}`);
    if (first === undefined || last === undefined || onFailure === undefined) return;
    const account = {
      requestContext: {
        requestId: randomUUID(),
        functionArn: pool.setup.arn,
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: invocations,
      },
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        functionError: outcome.ok ? null : 'Unhandled',
      },
      version: '1.0',
      timestamp: new Date(last.created).toISOString(),
      DDBStreamBatchInfo: {
        shardId: this.#shardId,
        startSequenceNumber: first.sequence,
        endSequenceNumber: last.sequence,
        approximateArrivalOfFirstRecord: new Date(first.created).toISOString(),
        approximateArrivalOfLastRecord: new Date(last.created).toISOString(),
        batchSize: records.length,
        streamArn,
      },
    };
    // As in AWS, a destination that refuses loses the account, not the records after it.
    await onFailure(account).catch((error: unknown) =>
      log(`${pool.setup.logicalId}: its on-failure destination refused: ${String(error)}`),
    );
  }
}
