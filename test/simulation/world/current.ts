import type { SeededRandom } from '../../replay/seeded-random.ts';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { smtpConnectionTo } from '../doubles/mail/smtp-connection.ts';
import type { VirtualTime } from './time.ts';

/** A sandbox of a function, as its calls and timers know it. */
export interface Sandbox {
  readonly function: string;
  /** Killed: nothing that it began goes on. */
  dead: boolean;
  /** How many invocations it has had: one at a time. */
  invocations: number;
  /** How far its clock is off, in milliseconds. */
  readonly skew: number;
}

/** A request to an engine, as the house's code sends it. */
export interface WireRequest {
  /** The first part of the host: `dynamodb`, `sqs`, `s3` … */
  readonly service: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** What an engine answers. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What the house's code meets instead of the machine. One world is played at a time in a process. */
export interface Surroundings {
  readonly time: VirtualTime;
  /** What the house's own code draws: ids, nonces, pauses. */
  readonly drawn: SeededRandom;
  /**
   * Hands a request to an engine, in the world's luck. `answered` or `broken` may never be called: then
   * nothing came back.
   */
  call(
    request: WireRequest,
    answered: (answer: WireAnswer) => void,
    broken: (error: Error) => void,
  ): void;
  /** Connections to the mail server. */
  readonly smtp: ReturnType<typeof smtpConnectionTo>;
  /** In which partitions of a table something is due by a moment (ISO 8601): the others need not be asked. */
  partitionsDue(table: string, moment: string): readonly number[];
  /** A rejection that nobody caught. */
  uncaught(reason: string): void;
  /** A line that a function wrote. */
  wrote(line: string): void;
}

const sandboxes = new AsyncLocalStorage<Sandbox>();
let surroundings: Surroundings | undefined;

/** The world that is being played. @throws Error when there is none */
export function world(): Surroundings {
  if (surroundings === undefined) throw new Error('no world is being played');
  return surroundings;
}

export function playedNow(): Surroundings | undefined {
  return surroundings;
}

/** Everything that runs from now on runs in this world. */
export function enter(next: Surroundings | undefined): void {
  surroundings = next;
}

/** The sandbox that runs; undefined for what belongs to no function. */
export function sandbox(): Sandbox | undefined {
  return sandboxes.getStore();
}

export function within<T>(one: Sandbox, work: () => T): T {
  return sandboxes.run(one, work);
}
