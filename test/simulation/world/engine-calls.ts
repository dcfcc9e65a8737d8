import { happens, whole } from '../chance.ts';
import type { SeededRandom } from '../../replay/seeded-random.ts';
import type { Circumstances } from '../doubles/dynamodb/dynamodb.ts';
import { services } from '@ducha/contracts';
import { Refused, type Double, type JsonObject } from '../doubles/refused.ts';
import { sandbox, type Sandbox, type WireAnswer, type WireRequest } from './current.ts';
import { crash } from './functions.ts';
import type { Rates } from './luck.ts';
import type { VirtualTime } from './time.ts';

/** What becomes of one call. */
type Fate =
  | 'fine'
  | 'throttled'
  | 'away'
  | 'conflict'
  | 'lost-answer'
  | 'lost-call'
  | 'slow'
  | 'crash-before'
  | 'crash-after';

/** An engine that speaks JSON. */
interface JsonEngine extends Double {
  answer(
    operation: string,
    input: JsonObject,
    now: number,
    circumstances?: Circumstances,
  ): JsonObject;
}

/** A request that one invocation sent again and again. */
export interface Repeated {
  readonly function: string;
  readonly service: string;
  readonly operation: string;
  readonly times: number;
}

/** So often in a row is worth being remembered. */
const manyTimes = 10;

/** What comes of a call of an engine with ways of its own: an answer or a broken connection, perhaps late. */
export type PlainAnswer =
  | { readonly answer: WireAnswer; readonly after?: number }
  | { readonly broken: Error; readonly after?: number };

/** The engines of a world, each behind its name. */
export interface Engines {
  /** Those that speak JSON, by the first part of their host. */
  readonly json: Readonly<Record<string, JsonEngine>>;
  /** The others. */
  readonly plain: Readonly<Record<string, (request: WireRequest, now: number) => PlainAnswer>>;
  /** Told after a call that an engine has answered. */
  readonly answered: (service: string, operation: string, input: object) => void;
}

/** Operations that write to DynamoDB: those that can meet another one in flight. */
const writes = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'TransactWriteItems',
  'BatchWriteItem',
]);

/** Hands calls of the house's code to the engines, in a world's luck. */
export class EngineCalls {
  readonly #engines: Engines;
  readonly #time: VirtualTime;
  readonly #random: SeededRandom;
  readonly #rates: () => Rates;
  readonly #note: (line: string) => void;
  count = 0;
  /** The body of every request that put messages into a queue. */
  readonly carried: string[] = [];
  /** Until when an engine is away, or the tables of a service. */
  readonly #away = new Map<string, number>();
  readonly #last = new WeakMap<
    Sandbox,
    { invocation: number; operation: string; body: string; times: number }
  >();
  readonly #repeated = new Map<string, Repeated>();

  constructor(
    engines: Engines,
    surroundings: {
      time: VirtualTime;
      random: SeededRandom;
      rates: () => Rates;
      note: (line: string) => void;
    },
  ) {
    this.#engines = engines;
    this.#time = surroundings.time;
    this.#random = surroundings.random;
    this.#rates = surroundings.rates;
    this.#note = surroundings.note;
  }

  /** Requests that one invocation sent many times in a row, each with its longest run. */
  get repeated(): readonly Repeated[] {
    return [...this.#repeated.values()];
  }

  /** One of the engines of the house is away for so long, or the tables of one service alone are too busy. */
  breakDown(milliseconds: number): void {
    const gone = this.#random.pick([
      ...Object.keys(this.#engines.json),
      ...services.map((service) => `dynamodb of ${service}`),
    ]);
    this.#away.set(gone, this.#time.now + milliseconds);
    this.#note(`${gone} is away for ${Math.round(milliseconds / 1_000)} s`);
  }

  call(
    request: WireRequest,
    answered: (answer: WireAnswer) => void,
    broken: (error: Error) => void,
  ): void {
    this.count += 1;
    const mine = sandbox();
    const { service } = request;
    const operation = operationOf(request);
    if (this.#engines.json[service] !== undefined) {
      this.#follow(service, operation, textOf(request.body));
    }
    const fate = this.#fate(service, operation, mine);
    // That an engine is away was told once.
    if (fate !== 'fine' && fate !== 'away') {
      this.#note(`${mine?.function ?? 'somebody'}: ${service} ${operation} ${fate}`);
    }
    if (fate === 'crash-before' && mine !== undefined) {
      crash(mine);
      return;
    }
    const there = fate === 'slow' ? whole(this.#random, 2_000, 8_000) : whole(this.#random, 1, 6);
    const back = whole(this.#random, 1, 6);
    if (fate === 'lost-call') return;
    this.#time.after(there, () => {
      // What was sent arrives, even where its sender is gone meanwhile.
      const answer: PlainAnswer =
        fate === 'throttled' || fate === 'away' || fate === 'conflict'
          ? { answer: refusalOf(service, fate) }
          : this.#answer(request, operation);
      if (fate === 'crash-after' && mine !== undefined) {
        crash(mine);
        return;
      }
      const came = fate === 'lost-answer' ? { broken: connectionError('ECONNRESET') } : answer;
      this.#time.after(back + (answer.after ?? 0), () => {
        if (mine?.dead === true) return;
        if ('broken' in came) broken(came.broken);
        else answered(came.answer);
      });
    });
  }

  #fate(service: string, operation: string, mine: Sandbox | undefined): Fate {
    const rates = this.#rates();
    const random = this.#random;
    if (mine === undefined) return 'fine';
    if (happens(random, rates.crash)) return happens(random, 0.5) ? 'crash-before' : 'crash-after';
    if (this.#isAway(service) || this.#isAway(`${service} of ${mine.function.split('/')[0]}`)) {
      return 'away';
    }
    // The provider of text messages has bad luck of its own.
    if (service !== 'sms' && happens(random, rates.throttle)) return 'throttled';
    if (service === 'dynamodb' && writes.has(operation) && happens(random, rates.conflict)) {
      return 'conflict';
    }
    if (happens(random, rates.lostAnswer)) return 'lost-answer';
    if (happens(random, rates.lostCall)) return 'lost-call';
    if (happens(random, rates.slow)) return 'slow';
    return 'fine';
  }

  #isAway(what: string): boolean {
    return (this.#away.get(what) ?? 0) > this.#time.now;
  }

  /** Keeps what was sent by queues, and how often one request was made again and again. */
  #follow(service: string, operation: string, body: string): void {
    if (service === 'sqs' && operation.startsWith('SendMessage')) this.carried.push(body);
    const mine = sandbox();
    if (mine === undefined) return;
    const last = this.#last.get(mine);
    const { invocations: invocation } = mine;
    const same =
      last?.body === body && last.operation === operation && last.invocation === invocation;
    const times = same ? last.times + 1 : 1;
    this.#last.set(mine, { invocation, operation, body, times });
    if (times < manyTimes) return;
    const key = `${mine.function} ${service} ${operation}`;
    const longest = this.#repeated.get(key)?.times ?? 0;
    if (times > longest) {
      this.#repeated.set(key, { function: mine.function, service, operation, times });
    }
  }

  /** SQS may take a part of a batch alone. */
  #leftOut(operation: string, sent: Record<string, unknown>) {
    const { unprocessed } = this.#rates();
    const entries = sent['Entries'];
    if (operation !== 'SendMessageBatch' || unprocessed === 0 || !Array.isArray(entries)) {
      return { input: sent, failed: [], nothing: false };
    }
    const out = new Set(entries.filter(() => happens(this.#random, unprocessed)));
    if (out.size === 0) return { input: sent, failed: [], nothing: false };
    return {
      input: { ...sent, Entries: entries.filter((entry) => !out.has(entry)) },
      failed: [...out].map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })),
      nothing: out.size === entries.length,
    };
  }

  /** What of one call of DynamoDB is not as its caller would have it. */
  #circumstances(service: string): Circumstances | undefined {
    if (service !== 'dynamodb') return undefined;
    const { unprocessed, late } = this.#rates();
    return {
      leaves: () => happens(this.#random, unprocessed),
      ...(happens(this.#random, late)
        ? { indexesAsOf: this.#time.now - whole(this.#random, 10, 3_000) }
        : {}),
    };
  }

  #answer(request: WireRequest, operation: string): PlainAnswer {
    const { service } = request;
    const plain = this.#engines.plain[service];
    if (plain !== undefined) return plain(request, this.#time.now);
    const engine = this.#engines.json[service];
    if (engine === undefined) throw new Error(`there is no engine ${service}`);
    const sent: Record<string, unknown> = JSON.parse(textOf(request.body));
    const { input, failed, nothing } = this.#leftOut(operation, sent);
    try {
      const answer = nothing
        ? { Successful: [] }
        : engine.answer(operation, input, this.#time.now, this.#circumstances(service));
      this.#engines.answered(service, operation, input);
      const said = JSON.stringify(failed.length === 0 ? answer : { ...answer, Failed: failed });
      return { answer: { status: 200, headers: jsonHeaders, body: said } };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return { answer: wireOf(error) };
    }
  }
}

const jsonHeaders = { 'content-type': 'application/x-amz-json-1.0' };

function wireOf({ status, code, message, more }: Refused): WireAnswer {
  return {
    status,
    headers: { ...jsonHeaders, 'x-amzn-errortype': code },
    body: JSON.stringify({ __type: code, message, ...more }),
  };
}

/** How an engine says that it is busy, or that another write is in flight. */
function refusalOf(service: string, fate: 'throttled' | 'away' | 'conflict'): WireAnswer {
  if (fate === 'conflict') {
    return wireOf(
      new Refused(
        400,
        'com.amazonaws.dynamodb.v20120810#TransactionConflictException',
        'Transaction is ongoing for the item',
      ),
    );
  }
  if (service === 'dynamodb') {
    return wireOf(
      new Refused(
        400,
        'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
        'busy',
      ),
    );
  }
  if (service === 's3')
    return { status: 503, headers: {}, body: '<Error><Code>SlowDown</Code></Error>' };
  return wireOf(new Refused(400, 'ThrottlingException', 'Rate exceeded'));
}

/** The SDK's own arrays of bytes do not like to be read as text; those that they are of do. */
function textOf(body: WireRequest['body']): string {
  if (body === undefined) return '{}';
  return typeof body === 'string'
    ? body
    : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
}

function operationOf({ service, headers, method, path }: WireRequest): string {
  const target = headers['x-amz-target'] ?? headers['X-Amz-Target'];
  if (target !== undefined) return target.split('.').at(-1) ?? '';
  return service === 's3' ? `${method}` : `${method} ${path}`;
}

/** What Node says of a connection that could not be made, or broke. */
export function connectionError(code: 'ECONNREFUSED' | 'ECONNRESET'): Error {
  return Object.assign(new Error(code), { code });
}
