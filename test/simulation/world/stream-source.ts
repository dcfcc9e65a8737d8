import { happens, whole } from '../chance.ts';
import type { SeededRandom } from '../../replay/seeded-random.ts';
import { createHash } from 'node:crypto';
import type { JsonObject } from '@ducha/local-cloud/json.ts';
import { failedRecords } from '@ducha/local-cloud/sources/batch-answer.ts';
import type { Outcome, SimulatedFunction } from './functions.ts';
import type { Rates } from './luck.ts';
import type { VirtualTime } from './time.ts';

/** One change of a table, as a function gets it. */
export interface StreamRecord extends JsonObject {
  readonly eventName: string;
  readonly dynamodb: JsonObject & { readonly SequenceNumber: string; readonly Keys: JsonObject };
}

/** How the mapping of a stream treats its batches. */
export interface StreamMapping {
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly reportsItemFailures: boolean;
  readonly bisects: boolean;
  /** -1: for ever. */
  readonly maximumRetries: number;
  readonly parallelization: number;
  readonly wants: (record: StreamRecord) => boolean;
  /** Tells the on-failure destination of records that were given up. */
  readonly gaveUp: (records: readonly StreamRecord[]) => void;
}

/**
 * A table's stream, dealt out to shards by hash of the key. Within a shard records come in order, and a failed batch
 * is tried again before anything after it; shards run beside one another. They split and merge: what is written
 * after that goes to new shards, which begin when those before them are done.
 */
export class StreamSource {
  readonly #function: SimulatedFunction;
  readonly #mapping: StreamMapping;
  readonly #time: VirtualTime;
  readonly #random: SeededRandom;
  readonly #rates: () => Rates;
  #shards: Lane[];
  #older: Lane[] = [];

  constructor(
    target: SimulatedFunction,
    mapping: StreamMapping,
    surroundings: { time: VirtualTime; random: SeededRandom; rates: () => Rates },
  ) {
    this.#function = target;
    this.#mapping = mapping;
    this.#time = surroundings.time;
    this.#random = surroundings.random;
    this.#rates = surroundings.rates;
    this.#shards = this.#generation();
  }

  /** A record was written. */
  add(record: StreamRecord): void {
    if (happens(this.#random, this.#rates().roll)) this.#roll();
    const key = JSON.stringify(record.dynamodb.Keys['pk']);
    const lane = this.#shards[hashOf(key) % this.#shards.length];
    lane?.add(record);
  }

  #roll(): void {
    this.#older = [...this.#older.filter((lane) => !lane.empty), ...this.#shards];
    const parents = this.#older;
    this.#shards = this.#generation(() => parents.every((lane) => lane.empty));
  }

  #generation(mayBegin = () => true): Lane[] {
    const shards = whole(this.#random, 1, 3) * this.#mapping.parallelization;
    return Array.from(
      { length: shards },
      () =>
        new Lane({
          target: this.#function,
          mapping: this.#mapping,
          time: this.#time,
          random: this.#random,
          rates: this.#rates,
          mayBegin,
          emptied: () => this.#younger(),
        }),
    );
  }

  /** The parents of the newest shards may be done. */
  #younger(): void {
    for (const lane of [...this.#older, ...this.#shards]) lane.goOn();
  }
}

interface LaneOptions {
  readonly target: SimulatedFunction;
  readonly mapping: StreamMapping;
  readonly time: VirtualTime;
  readonly random: SeededRandom;
  readonly rates: () => Rates;
  readonly mayBegin: () => boolean;
  readonly emptied: () => void;
}

/** Records in order, batch after batch. */
class Lane {
  readonly #options: LaneOptions;
  #waiting: StreamRecord[] = [];
  #atWork = false;
  #planned = false;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  get empty(): boolean {
    return this.#waiting.length === 0;
  }

  add(record: StreamRecord): void {
    this.#waiting.push(record);
    this.goOn();
  }

  goOn(): void {
    const { time, random, rates, mapping, mayBegin } = this.#options;
    if (this.#atWork || this.#planned || this.empty || !mayBegin()) return;
    this.#planned = true;
    const late = happens(random, rates().late) ? whole(random, 2_000, 60_000) : 0;
    const window = this.#waiting.length >= mapping.batchSize ? 0 : mapping.windowSeconds * 1000;
    time.after(window + whole(random, 20, 400) + late, () => {
      this.#planned = false;
      this.#begin();
    });
  }

  #begin(): void {
    const { mapping } = this.#options;
    const batch = this.#waiting.slice(0, mapping.batchSize);
    this.#atWork = true;
    this.#process(batch.filter(mapping.wants), 0, () => {
      this.#atWork = false;
      this.#waiting.splice(0, batch.length);
      if (this.empty) this.#options.emptied();
      else this.goOn();
    });
  }

  /** Invokes until the records are done or given up. `failures` counts the attempts that failed so far. */
  #process(records: readonly StreamRecord[], failures: number, done: () => void): void {
    if (records.length === 0) {
      done();
      return;
    }
    const { target, mapping, time, random } = this.#options;
    target.invoke({ Records: records }, (outcome) => {
      const failedAt = firstFailure(records, outcome, mapping.reportsItemFailures);
      if (failedAt === undefined) done();
      else if (failedAt > 0) this.#process(records.slice(failedAt), 0, done);
      else if (mapping.bisects && records.length > 1) {
        const half = Math.ceil(records.length / 2);
        this.#process(records.slice(0, half), failures, () =>
          this.#process(records.slice(half), failures, done),
        );
      } else if (mapping.maximumRetries >= 0 && failures >= mapping.maximumRetries) {
        mapping.gaveUp(records);
        done();
      } else {
        const pause = Math.min(200 * 2 ** failures, 60_000) + whole(random, 0, 500);
        time.after(pause, () => this.#process(records, failures + 1, done));
      }
    });
  }
}

/** Index of the lowest failed record; everything from there on is tried again. */
function firstFailure(
  records: readonly StreamRecord[],
  outcome: Outcome,
  reportsItemFailures: boolean,
): number | undefined {
  const sequences = records.map(({ dynamodb }) => dynamodb.SequenceNumber);
  const [first] = failedRecords(forLocalCloud(outcome), sequences, reportsItemFailures);
  return first === undefined ? undefined : sequences.indexOf(first);
}

/** The same outcome as the local cloud's rules for batches read it. */
export function forLocalCloud(outcome: Outcome): Parameters<typeof failedRecords>[0] {
  if (!outcome.ok) return { ok: false, kind: 'error', errorType: outcome.why, errorMessage: '' };
  return { ok: true, result: outcome.result as JsonObject };
}

const hashes = new Map<string, number>();
/** The same for the same key in every run. */
function hashOf(key: string): number {
  const known = hashes.get(key);
  if (known !== undefined) return known;
  const made = createHash('md5').update(key).digest().readUInt32BE(0);
  if (hashes.size > 100_000) hashes.clear();
  hashes.set(key, made);
  return made;
}
