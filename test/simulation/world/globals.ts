import { drawnBytes, whole } from '../chance.ts';
import { AsyncLocalStorage } from 'node:async_hooks';
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { playedNow, sandbox, world, type WireAnswer } from './current.ts';
import { LightSignal } from './signals.ts';
import type { Cancel } from './time.ts';

/**
 * Replaces what this process knows of time, chance and the net by those of the world that is being played, for
 * good: a process that simulates does nothing else. Production code finds them where it finds them on AWS.
 */
export function replaceGlobals(): void {
  replaceTime();
  replaceChance();
  globalThis.fetch = fetchOfTheWorld;
  // `world/modules.ts` has clocks ask for it.
  Object.assign(globalThis, {
    partitionsDue: (table: string, moment: string) => world().partitionsDue(table, moment),
  });
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = ((...args: Parameters<typeof write>) => {
    if (sandbox() === undefined) return write(...args);
    world().wrote(String(args[0]));
    return true;
  }) as typeof process.stdout.write;
}

function replaceTime(): void {
  const MachineDate = Date;
  const now = (): number => {
    const played = playedNow();
    return played === undefined ? MachineDate.now() : played.time.now + (sandbox()?.skew ?? 0);
  };
  globalThis.Date = class extends MachineDate {
    constructor(...args: [] | ConstructorParameters<DateConstructor>) {
      if (args.length === 0) super(now());
      else super(...(args as [number]));
    }
    static override now = now;
  } as DateConstructor;
  performance.now = now;

  const machineTimeout = setTimeout;
  const machineClear = clearTimeout;
  const timers = new Map<number, Cancel>();
  let last = 0;
  const plan = (milliseconds: number, happen: () => void): number => {
    const mine = sandbox();
    const inContext = AsyncLocalStorage.snapshot();
    const id = (last += 1);
    const cancel = world().time.after(milliseconds, () => {
      timers.delete(id);
      if (mine?.dead !== true) inContext(happen);
    });
    timers.set(id, cancel);
    return id;
  };
  const forget = (id: unknown): void => {
    if (typeof id !== 'number') return;
    timers.get(id)?.();
    timers.delete(id);
  };
  const later = (happen: (...args: unknown[]) => void, wait = 0, ...args: unknown[]): unknown =>
    playedNow() === undefined
      ? machineTimeout(happen, wait, ...args)
      : new Timer(plan(wait, () => happen(...args)));
  const clear = (timer: NodeJS.Timeout | Timer | undefined): void => {
    if (timer instanceof Timer) forget(timer.id);
    else machineClear(timer);
  };
  Object.assign(globalThis, { setTimeout: later, clearTimeout: clear });
  const machine = {
    timeout: AbortSignal.timeout.bind(AbortSignal),
    any: AbortSignal.any.bind(AbortSignal),
  };
  AbortSignal.timeout = (milliseconds) =>
    playedNow() === undefined
      ? machine.timeout(milliseconds)
      : (LightSignal.timeout(milliseconds) as unknown as AbortSignal);
  AbortSignal.any = (signals) =>
    playedNow() === undefined
      ? machine.any(signals)
      : (LightSignal.any(signals) as unknown as AbortSignal);
}

/** What setTimeout gives: as much of Node's own as the house and its packages use. */
class Timer {
  readonly id: number;
  constructor(id: number) {
    this.id = id;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hasRef(): boolean {
    return true;
  }
  [Symbol.toPrimitive](): number {
    return this.id;
  }
}

function replaceChance(): void {
  const machine = {
    random: Math.random,
    bytes: crypto.randomBytes,
    uuid: crypto.randomUUID,
    int: crypto.randomInt,
    fill: globalThis.crypto.getRandomValues.bind(globalThis.crypto),
  };
  const bytes = (length: number): Buffer => {
    const played = playedNow();
    return played === undefined
      ? machine.bytes(length)
      : Buffer.from(drawnBytes(played.drawn, length));
  };
  const uuid = (): ReturnType<typeof machine.uuid> => {
    if (playedNow() === undefined) return machine.uuid();
    const hex = bytes(16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  Math.random = () => playedNow()?.drawn.next() ?? machine.random();
  Object.assign(crypto, {
    randomBytes: bytes,
    randomUUID: uuid,
    randomInt: (least: number, most?: number) => {
      const [from, to] = most === undefined ? [0, least] : [least, most];
      const played = playedNow();
      return played === undefined ? machine.int(from, to) : whole(played.drawn, from, to - 1);
    },
  });
  syncBuiltinESMExports();
  globalThis.crypto.randomUUID = uuid;
  globalThis.crypto.getRandomValues = ((array: Uint8Array<ArrayBuffer>) => {
    if (playedNow() === undefined) return machine.fill(array);
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength).set(bytes(array.byteLength));
    return array;
  }) as typeof globalThis.crypto.getRandomValues;
  // Those of the machine answer from other threads, in an order that nobody fixes.
  globalThis.crypto.subtle.digest = async (algorithm, data) => {
    const name = typeof algorithm === 'string' ? algorithm : algorithm.name;
    const hashed = crypto.createHash(name.replace('-', '')).update(bytesOf(data)).digest();
    return Promise.resolve(new Uint8Array(hashed).buffer);
  };
  const secrets = new WeakMap<object, Uint8Array>();
  const importKey = async (_format: string, key: BufferSource): Promise<object> => {
    const made = {};
    secrets.set(made, bytesOf(key));
    return Promise.resolve(made);
  };
  const sign = async (
    _algorithm: unknown,
    key: object,
    data: BufferSource,
  ): Promise<ArrayBuffer> => {
    const secret = secrets.get(key);
    if (secret === undefined) throw new Error('this key is none of the simulation');
    const made = crypto.createHmac('sha256', secret).update(bytesOf(data)).digest();
    return Promise.resolve(new Uint8Array(made).buffer);
  };
  Object.assign(globalThis.crypto.subtle, { importKey, sign });
}

function bytesOf(data: BufferSource): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

/** As far as the house's own code uses it: a POST with headers and a signal, whose answer is read as text or JSON. */
const fetchOfTheWorld: typeof fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input);
  const answer = await new Promise<WireAnswer>((resolve, reject) => {
    init?.signal?.addEventListener('abort', () =>
      reject(new DOMException('timed out', 'TimeoutError')),
    );
    world().call(
      {
        service: url.hostname.split('.')[0] ?? '',
        method: init?.method ?? 'GET',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: Object.fromEntries(new Headers(init?.headers)),
        body: typeof init?.body === 'string' ? init.body : undefined,
      },
      resolve,
      // As undici throws: the cause says what broke.
      (cause) => reject(new TypeError('fetch failed', { cause })),
    );
  });
  return new Response(answer.body as BodyInit, { status: answer.status, headers: answer.headers });
};
