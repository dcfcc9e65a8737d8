import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { place } from '../engines/engine.ts';
import type { EngineCall } from '../engine-call.ts';
import type { Json, JsonObject } from '../json.ts';
import { isObject, listAt, objectAt, textAt } from '../json.ts';
import type { LaneOptions, StreamRecord } from './lane.ts';
import { Lane } from './lane.ts';
import { Signal } from './signal.ts';
import type { Source } from './sqs.ts';

/** A table's stream that feeds a function. */
export interface StreamSourceOptions extends LaneOptions {
  readonly tableName: string;
  /** The table's partition key attribute. */
  readonly partitionKey: string;
  readonly parallelizationFactor: number;
  readonly streams: EngineCall;
  readonly clock: Clock;
  readonly checkpoint: Checkpoint;
  /** How many shards there are at first, and after how many records they split or merge. */
  readonly shards: number;
  readonly rollAfter: number;
}

/** Where the last finished sequence number is kept. */
export interface Checkpoint {
  read(): string | undefined;
  write(sequence: string): void;
}

/** A running source of a table's stream. */
export interface StreamSource extends Source {
  readonly tableName: string;
}

/** Writes through the proxy wake the source; this finds those that went past it. */
const idleMilliseconds = 500;
/** A wake without news for this table must not keep the engine busy. */
const leastPause = 10;
/** No more is read from the stream while so many records wait. */
const mostWaiting = 5000;

/**
 * Starts to hand a table's stream to its function as Lambda does: in order within a shard, shard beside shard, a
 * failed batch tried again before anything after it. The engine's one shard is dealt out to several by hash of the
 * partition key; they split and merge, and a new shard starts when its parents are done.
 */
export function startStreamSource(options: StreamSourceOptions): StreamSource {
  return new TableStream(options);
}

/** The one shard of a table's stream, as the engine knows it. */
interface EngineShard {
  readonly StreamArn: string;
  readonly ShardId: string;
}

class TableStream implements StreamSource {
  readonly tableName: string;
  readonly #options: StreamSourceOptions;
  readonly #signal = new Signal();
  readonly #loop: Promise<void>;
  #generation = 0;
  #shards: Shard[] = [];
  /** Shards that were split or merged and are not yet empty. */
  #closing: Shard[] = [];
  #recordsInGeneration = 0;
  #iterator = '';
  /** The engine's one shard, which is never closed. */
  #shard: EngineShard | undefined;
  #position = 0n;
  #written = -1n;
  #stopped = false;
  #lastTrouble = '';

  constructor(options: StreamSourceOptions) {
    this.#options = options;
    this.tableName = options.tableName;
    options.haste.onBegin(() => this.wake());
    this.#roll();
    this.#loop = this.#poll();
  }

  wake(): void {
    this.#signal.raise();
  }

  async pending(): Promise<string | undefined> {
    const waiting = this.#waiting();
    const reason = this.#lastTrouble === '' ? '' : ` (${this.#lastTrouble})`;
    if (waiting > 0) return `stream of ${this.tableName}: ${waiting} records${reason}`;
    const next = await this.#nextSequence();
    if (this.#waiting() === 0 && (next === undefined || this.#position >= next)) return undefined;
    this.wake();
    return `stream of ${this.tableName}: read to ${this.#position}, there is ${next}${reason}`;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    const lanes = [...this.#closing, ...this.#shards].flatMap((shard) => shard.lanes);
    for (const lane of lanes) lane.stop();
    await this.#loop;
    await Promise.all(lanes.map((lane) => lane.ended));
    this.#keepCheckpoint();
  }

  async #poll(): Promise<void> {
    while (!this.#stopped) {
      try {
        if (this.#iterator === '') this.#iterator = await this.#firstIterator();
        const records = this.#waiting() < mostWaiting ? await this.#read() : [];
        for (const record of records) this.#deal(record);
        this.#keepCheckpoint();
        if (records.length === 0) {
          await pause(leastPause);
          await this.#signal.wait(idleMilliseconds);
        }
      } catch (error) {
        if (this.#stopped) return;
        this.#lastTrouble = String(error);
        this.#options.log(`stream of ${this.tableName}: ${this.#lastTrouble}`);
        this.#iterator = '';
        await pause(idleMilliseconds);
      }
    }
  }

  async #firstIterator(): Promise<string> {
    if (this.#position === 0n) this.#position = BigInt(this.#options.checkpoint.read() ?? '0');
    return this.#iteratorBehind(this.#position);
  }

  async #iteratorBehind(position: bigint): Promise<string> {
    this.#shard ??= await this.#describe();
    const answer = await this.#options.streams('GetShardIterator', {
      ...this.#shard,
      ...(position === 0n
        ? { ShardIteratorType: 'TRIM_HORIZON' }
        : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: String(position) }),
    });
    return textAt(answer, 'ShardIterator') ?? '';
  }

  async #describe(): Promise<EngineShard> {
    const { streams, tableName } = this.#options;
    const listed = listAt(await streams('ListStreams', { TableName: tableName }), 'Streams');
    const streamArn = textAt(listed.at(-1), 'StreamArn') ?? '';
    const answer = await streams('DescribeStream', { StreamArn: streamArn });
    const description = objectAt(answer, 'StreamDescription');
    const shards = listAt(description, 'Shards');
    if (shards.length !== 1) {
      throw new Error(`the engine's stream has ${shards.length} shards; one is understood`);
    }
    return { ShardId: textAt(shards[0], 'ShardId') ?? '', StreamArn: streamArn };
  }

  /**
   * The number of the record behind the last that was read; undefined when there is none. The engine is asked for
   * the record itself: of the ending number that it tells of its shard, 99 is more than 100.
   */
  async #nextSequence(): Promise<bigint | undefined> {
    const answer = await this.#options.streams('GetRecords', {
      ShardIterator: await this.#iteratorBehind(this.#position),
      Limit: 1,
    });
    const [next] = listAt(answer, 'Records');
    return next === undefined
      ? undefined
      : BigInt(textAt(objectAt(next, 'dynamodb'), 'SequenceNumber') ?? '0');
  }

  async #read(): Promise<readonly StreamRecord[]> {
    const answer = await this.#options.streams('GetRecords', {
      ShardIterator: this.#iterator,
      Limit: 1000,
    });
    this.#iterator = textAt(answer, 'NextShardIterator') ?? '';
    return listAt(answer, 'Records').map((raw) => this.#record(raw));
  }

  #record(raw: Json): StreamRecord {
    const change = objectAt(raw, 'dynamodb');
    const sequence = textAt(change, 'SequenceNumber') ?? '0';
    const ahead = Number(Atomics.load(this.#options.clock.offset, 0));
    const created = Number(change['ApproximateCreationDateTime'] ?? 0) * 1000 + ahead;
    const event: JsonObject = {
      ...(isObject(raw) ? raw : {}),
      awsRegion: place.region,
      eventSourceARN: this.#options.streamArn,
      dynamodb: { ...change, ApproximateCreationDateTime: Math.floor(created / 1000) },
    };
    const key = objectAt(change, 'Keys')[this.#options.partitionKey] ?? null;
    return { sequence, created, hash: hashOf(key), event };
  }

  #deal(record: StreamRecord): void {
    if (this.#recordsInGeneration >= this.#options.rollAfter) this.#roll();
    this.#recordsInGeneration += 1;
    this.#shards[record.hash % this.#shards.length]?.add(record);
    this.#position = BigInt(record.sequence);
  }

  /** Closes the shards; twice as many take their places, or, at every other time, half as many. */
  #roll(): void {
    const { shards } = this.#options;
    const count = this.#generation % 2 === 0 ? shards : shards * 2;
    const parents = this.#shards;
    this.#closing = [...this.#closing, ...parents].filter((shard) => shard.waiting > 0);
    this.#shards = Array.from({ length: count }, (_, index) => {
      const shared = Math.min(count, parents.length);
      const own = parents.filter((_, parent) => shared > 0 && parent % shared === index % shared);
      const id = `shardId-${String(this.#generation).padStart(8, '0')}-${String(index).padStart(4, '0')}`;
      return new Shard(id, own, this.#options, () => this.#keepCheckpoint());
    });
    this.#generation += 1;
    this.#recordsInGeneration = 0;
  }

  #waiting(): number {
    return [...this.#closing, ...this.#shards].reduce((sum, shard) => sum + shard.waiting, 0);
  }

  /** Everything up to the checkpoint is done; what is done beyond it comes again after a crash. */
  #keepCheckpoint(): void {
    this.#closing = this.#closing.filter((shard) => shard.waiting > 0);
    const oldest = [...this.#closing, ...this.#shards]
      .flatMap((shard) => shard.oldest ?? [])
      .reduce<bigint | undefined>(
        (low, each) => (low === undefined || each < low ? each : low),
        undefined,
      );
    const done = oldest === undefined ? this.#position : oldest - 1n;
    if (done === this.#written) return;
    this.#written = done;
    this.#options.checkpoint.write(String(done));
  }
}

/** A shard: its records in as many lanes as the mapping's parallelization factor says. */
class Shard {
  readonly lanes: readonly Lane[];

  constructor(
    id: string,
    parents: readonly Shard[],
    options: StreamSourceOptions,
    onProgress: () => void,
  ) {
    const after = Promise.all(parents.map((parent) => parent.drained()));
    this.lanes = Array.from(
      { length: options.parallelizationFactor },
      () => new Lane(id, after, options, onProgress),
    );
  }

  get waiting(): number {
    return this.lanes.reduce((sum, lane) => sum + lane.waiting, 0);
  }

  /** Sequence number of the oldest record that is not done. */
  get oldest(): bigint | undefined {
    const each = this.lanes.flatMap((lane) =>
      lane.oldest === undefined ? [] : [BigInt(lane.oldest)],
    );
    return each.reduce<bigint | undefined>(
      (low, next) => (low === undefined || next < low ? next : low),
      undefined,
    );
  }

  add(record: StreamRecord): void {
    // Shards and lanes take different bits of the hash, lest one lane gets all of a shard.
    const lane = Math.floor(record.hash / 65_536) % this.lanes.length;
    this.lanes[lane]?.add(record);
  }

  /** Ends when a shard that gets no more records has none left. */
  async drained(): Promise<void> {
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }
}

function hashOf(key: Json): number {
  return createHash('sha1').update(JSON.stringify(key)).digest().readUInt32BE(0);
}
