import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { beijingDate } from '@ducha/calendar';
import type { Called, Endpoint } from '@ducha/contracts';
import { callerAt, type Asked, type Caller } from '../caller.ts';

/** What an act was answered. */
export interface Done<E extends Endpoint> {
  readonly body: Extract<Called<E>, { ok: true }>['body'];
  readonly version: number;
}

/** Where a file that was announced is put. */
interface Upload {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A demonstration person (`office-clerk`, `organisation-liaison@110105`); null for a citizen. */
export type Who = string | null;

const hour = 3_600_000;
const nightLasts = 11 * hour;
/** How often something is asked of a service that is not available yet. */
const attempts = 8;

/** There is no house at the address, or what answers is none. */
export class NoHouse extends Error {
  override readonly name = 'NoHouse';
}

/**
 * The people of a running house, at its door: they act through the HTTP API alone, and the local cloud's own pages
 * below /_local give them their tokens and move its clock. The keys of their acts follow from a seed, so that what
 * was done before is not done again.
 */
export class Town {
  /** How many acts were answered. */
  acts = 0;
  readonly #address: string;
  readonly #seed: number;
  readonly #stride: number;
  readonly #callers = new Map<Who, Caller>();
  readonly #tokens = new Map<string, Promise<string>>();
  /** The versions at which things were seen last. */
  readonly #seen = new Map<string, number>();

  /** @param stride milliseconds of the steps in which the clock is moved, an hour by default */
  constructor(address: string, seed: number, stride = hour) {
    this.#address = address;
    this.#seed = seed;
    this.#stride = stride;
  }

  /** Somebody does something; `what` is unlike any other act of the month. @throws Error when it is refused */
  async act<E extends Endpoint>(
    who: Who,
    what: string,
    endpoint: E,
    asked: Partial<Asked<E>> = {},
  ): Promise<Done<E>> {
    const called = await this.#patiently(who, endpoint, {
      ...asked,
      idempotencyKey: this.keyOf(what),
    });
    if (!called.ok) {
      throw new Error(
        `${what}: ${endpoint.name} answered ${called.status}: ${JSON.stringify(called.problem)}`,
      );
    }
    this.acts += 1;
    return { body: called.body, version: called.version ?? 0 };
  }

  /**
   * Somebody does something to what was seen last, by whomever, and looks once more where it has moved meanwhile.
   * @throws Error when it is refused
   */
  async change<E extends Endpoint, R extends Endpoint>(
    who: Who,
    what: string,
    endpoint: E,
    seen: { readonly read: R; readonly params: Asked<R>['params'] },
    body?: Asked<E>['body'],
  ): Promise<Done<E>> {
    const thing = nameOf(seen);
    for (let attempt = 1; ; attempt += 1) {
      const version =
        this.#seen.get(thing) ?? (await this.read(who, seen.read, { params: seen.params })).version;
      const asked: Partial<Asked<E>> = {
        // The path of an act names what was read: the same parameters.
        params: seen.params,
        version,
        ...(body === undefined ? {} : { body }),
        idempotencyKey: this.keyOf(what),
      };
      const called = await this.#patiently(who, endpoint, asked);
      this.#seen.delete(thing);
      if (called.ok) {
        this.acts += 1;
        if (called.version !== undefined) this.#seen.set(thing, called.version);
        return { body: called.body, version: called.version ?? 0 };
      }
      if (called.status !== 412 || attempt === attempts) {
        throw new Error(
          `${what}: ${endpoint.name} answered ${called.status}: ${JSON.stringify(called.problem)}`,
        );
      }
    }
  }

  /** A list told at which version something stands. */
  saw<R extends Endpoint>(
    seen: { readonly read: R; readonly params: Asked<R>['params'] },
    version: number,
  ): void {
    this.#seen.set(nameOf(seen), version);
  }

  /** What somebody reads. @throws Error when it is refused */
  async read<E extends Endpoint>(
    who: Who,
    endpoint: E,
    asked: Partial<Asked<E>> = {},
  ): Promise<Done<E>> {
    const called = await this.#patiently(who, endpoint, asked);
    if (!called.ok) {
      throw new Error(
        `${endpoint.name} answered ${called.status}: ${JSON.stringify(called.problem)}`,
      );
    }
    return { body: called.body, version: called.version ?? 0 };
  }

  /**
   * Whether an act of the month was done before: a retry has its first answer, and costs no work. Where it is not the
   * same to the byte, its key is known to be another request's: that of the act.
   */
  async wasDone<E extends Endpoint>(
    who: Who,
    what: string,
    endpoint: E,
    asked: Partial<Asked<E>>,
  ): Promise<boolean> {
    const called = await this.#caller(who).call(endpoint, {
      ...asked,
      idempotencyKey: this.keyOf(what),
      proof: 'none',
    });
    return called.ok || called.problem.type === 'urn:ducha:problem:idempotency-key-reused';
  }

  /** Puts a file where it was announced. @throws Error when it is not taken */
  async put({ url, headers }: Upload, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const answer = await fetch(url, { method: 'PUT', headers: { ...headers }, body: bytes });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`a file was answered ${answer.status}`);
  }

  /** The time of the house. @throws NoHouse where none answers */
  async now(): Promise<Date> {
    const answer = await this.#local('/_local/clock', { headers: json });
    const body = answer.ok ? ((await answer.json()) as { readonly now?: unknown }) : {};
    if (typeof body.now !== 'string') {
      throw new NoHouse(`What answers at ${this.#address} is no house of \`npm start\`.`);
    }
    return new Date(body.now);
  }

  /**
   * Moves the clock of the house; what falls due on the way is done, and all has come to rest. The quiet hours of the
   * night, in which nobody is written to, are one step where steps are not as long anyway.
   */
  async moveTo(instant: Date): Promise<void> {
    const night = this.#stride < nightLasts ? nightIn(await this.now(), instant) : undefined;
    if (night !== undefined) {
      await this.#move(night.falls);
      await this.#move(night.ends, nightLasts);
    }
    await this.#move(instant);
    // They are good for an hour of the house's own clock.
    this.#tokens.clear();
  }

  async #move(instant: Date, step = this.#stride): Promise<void> {
    const answer = await this.#local('/_local/clock', {
      method: 'POST',
      headers: { ...json, 'content-type': 'application/json' },
      body: JSON.stringify({ to: instant.toISOString(), step }),
    });
    if (!answer.ok) throw new Error(`the clock was not moved: ${await answer.text()}`);
    await answer.arrayBuffer();
  }

  /** Waits until all that was done has come to rest: a moment of the clock is moved for it. */
  async rest(): Promise<void> {
    await this.moveTo(new Date((await this.now()).getTime() + 1_000));
  }

  /** A UUID of version 4 for an act, the same for the same seed. */
  keyOf(what: string): string {
    const hash = createHash('sha256').update(`demonstration ${this.#seed} ${what}`).digest('hex');
    const variant = '89ab'[Number.parseInt(hash.charAt(16), 16) % 4] ?? '8';
    return [
      hash.slice(0, 8),
      hash.slice(8, 12),
      `4${hash.slice(13, 16)}`,
      `${variant}${hash.slice(17, 20)}`,
      hash.slice(20, 32),
    ].join('-');
  }

  async #patiently<E extends Endpoint>(
    who: Who,
    endpoint: E,
    asked: Partial<Asked<E>>,
  ): Promise<Called<E>> {
    const caller = this.#caller(who);
    let called = await caller.call(endpoint, asked);
    for (let attempt = 1; called.status === 503 && attempt < attempts; attempt += 1) {
      await pause(attempt * 100);
      called = await caller.call(endpoint, asked);
    }
    return called;
  }

  #caller(who: Who): Caller {
    const known = this.#callers.get(who);
    if (known !== undefined) return known;
    const caller = callerAt(this.#address, who === null ? undefined : () => this.#token(who));
    this.#callers.set(who, caller);
    return caller;
  }

  #token(who: string): Promise<string> {
    const kept = this.#tokens.get(who);
    if (kept !== undefined) return kept;
    const asked = this.#local(`/_local/token?as=${encodeURIComponent(who)}`, {
      method: 'POST',
      headers: { accept: 'text/plain' },
    }).then((answer) => answer.text());
    this.#tokens.set(who, asked);
    return asked;
  }

  async #local(where: string, request: RequestInit): Promise<Response> {
    try {
      return await fetch(new URL(where, this.#address), request);
    } catch (error) {
      throw new NoHouse(
        `No house answers at ${this.#address}: run \`npm start\` in another terminal first, or name its address with --house.`,
        { cause: error },
      );
    }
  }
}

function nameOf(seen: { readonly read: Endpoint; readonly params: unknown }): string {
  return `${seen.read.name} ${JSON.stringify(seen.params)}`;
}

/** From 21:00 to 8:00 of Beijing, where that lies between two instants. */
function nightIn(from: Date, to: Date): { readonly falls: Date; readonly ends: Date } | undefined {
  const ends = new Date(`${beijingDate(to.toISOString())}T08:00+08:00`);
  const falls = new Date(ends.getTime() - nightLasts);
  return from < falls && ends < to ? { falls, ends } : undefined;
}

const json = { accept: 'application/json' };
