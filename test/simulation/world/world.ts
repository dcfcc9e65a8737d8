import { seedOf, whole } from '../chance.ts';
import { SeededRandom } from '../../replay/seeded-random.ts';
import { secretKeys, type SecretKeys } from '@ducha/lambda';
import { duePartitions } from '@ducha/event-log';
import type { DynamoDbDouble } from '../doubles/dynamodb/dynamodb.ts';
import { smtpConnectionTo } from '../doubles/mail/smtp-connection.ts';
import type { SecretsDouble } from '../doubles/secrets/secrets.ts';
import type { SqsDouble } from '../doubles/sqs/sqs.ts';
import { enter, sandbox, type Surroundings } from './current.ts';
import type { Door } from '../people/door.ts';
import { openDoor } from './door.ts';
import {
  makeEngines,
  restore,
  s3Request,
  snapshotOf,
  type WorldEngines,
  type WorldSnapshot,
} from './engines.ts';
import { EngineCalls, type Repeated } from './engine-calls.ts';
import type { EntryCode } from './entry-code.ts';
import { SimulatedFunction } from './functions.ts';
import { noBadLuck, type Rates } from './luck.ts';
import { askProvider, mailLuck, providerLuck } from './provider.ts';
import type { Plan, PlannedQueueSource } from './plan.ts';
import { QueueSource, type FeedingQueue, type ReceivedMessage } from './queue-source.ts';
import { ScheduleSource } from './schedule-source.ts';
import { StreamSource, type StreamRecord } from './stream-source.ts';
import { VirtualTime } from './time.ts';

/** A house that is played: its engines, its functions, its time. */
export interface World {
  readonly time: VirtualTime;
  readonly door: Door;
  readonly engines: WorldEngines;
  readonly plan: Plan;
  /** What happened that nobody asked for, and what people did; one line each, in order. */
  readonly trace: readonly string[];
  /** What functions wrote. */
  readonly logged: readonly string[];
  readonly calls: () => number;
  /** Bodies of all requests that put messages into queues, and requests that were made again and again. */
  readonly carried: readonly string[];
  readonly repeated: () => readonly Repeated[];
  /** Rejections that nobody caught: Lambda ends the sandbox for them. */
  readonly uncaught: readonly string[];
  /** Notes something that happened now, or at a moment before (ISO 8601). */
  note(line: string, at?: string): void;
  /** From now on things go wrong so often. */
  suffer(rates: Rates): void;
  /** One of the engines is away for so many milliseconds. */
  breakDown(milliseconds: number): void;
  /** All sandboxes are replaced, as a deployment of the same code does. */
  deploy(): void;
  /**
   * The house becomes that of today, one function after the other within minutes: what was begun by the code from before
   * meets what the code of today begins.
   */
  upgrade(): void;
  /**
   * Lets everything happen that is under way, and all that is due by now, for at most so many milliseconds.
   * @returns what is still at work then, one line each; nothing when it has come to rest
   */
  settle(most: number): Promise<readonly string[]>;
  /** What is at work now, or due and not done, one line each. */
  atWork(): readonly string[];
  /** Lets time pass until a moment. */
  passUntil(moment: number): Promise<void>;
  snapshot(): WorldSnapshot;
}

/** The code of each function, by its name. */
export type Codes = ReadonlyMap<string, EntryCode>;

/** What worlds share: how the stack is wired, and the code of its functions. */
export interface House {
  readonly plan: Plan;
  readonly codes: Codes;
}

/** How long a deployment takes to reach all functions, in milliseconds. */
const rollout = 5 * 60_000;

/**
 * Makes a world and enters it: all of the house's code that runs from now on runs in it. It is empty, or as it was
 * when the snapshot was taken.
 */
export function makeWorld(
  { plan, codes }: House,
  options: {
    readonly seed: number;
    readonly start: number | WorldSnapshot;
    /** The code that functions begin with, where it is not that of today. */
    readonly codesBefore?: Codes | undefined;
  },
): World {
  const { seed, start, codesBefore = codes } = options;
  const time = new VirtualTime(typeof start === 'number' ? start : start.now);
  const random = new SeededRandom(seedOf(seed, 'world'));
  let rates = noBadLuck;
  const trace: string[] = [];
  const logged: string[] = [];
  const uncaught: string[] = [];
  const note = (line: string, at = new Date(time.now).toISOString()): void => {
    trace.push(`${at} ${line}`);
  };
  const shared = { time, random, rates: () => rates, note };
  const surroundings: Surroundings = {
    time,
    drawn: new SeededRandom(seedOf(seed, 'drawn')),
    call: (request, answered, broken) => calls.call(request, answered, broken),
    get smtp() {
      return smtp;
    },
    partitionsDue: (table, moment) =>
      allPartitions.filter((partition) => {
        const first = firstDue(engines.dynamodb, table, partition, time.now);
        return first !== undefined && first <= moment;
      }),
    uncaught(reason) {
      uncaught.push(reason);
      note(`nobody catches ${reason}`);
    },
    wrote(line) {
      logged.push(line);
      const said = warningIn(line);
      if (said !== undefined) note(`${sandbox()?.function ?? 'somebody'} says ${said}`);
    },
  };
  enter(surroundings);
  const engines = makeEngines(plan.stack, {
    random,
    now: time.now,
    provider: providerLuck(random, () => rates),
    mail: mailLuck(random, () => rates),
  });
  if (typeof start !== 'number') restore(engines, start);
  const smtp = smtpConnectionTo(engines.mail);
  const calls = new EngineCalls(
    {
      json: {
        dynamodb: engines.dynamodb,
        sqs: engines.sqs,
        kms: engines.kms,
        secretsmanager: engines.secrets,
      },
      plain: {
        s3: (request, now) => ({ answer: engines.s3.answer(s3Request(request), now) }),
        sms: (request, now) => askProvider(engines.sms, request, now),
      },
      answered: (service) => {
        if (service === 'dynamodb') followStreams();
        if (service === 'sqs') for (const source of queueSources) source.wake();
      },
    },
    shared,
  );
  const functions = new Map(
    plan.functions.map(({ name, environment, seconds }) => {
      const code = codeOf(codesBefore, name);
      return [name, new SimulatedFunction(name, code, { environment, seconds }, shared)] as const;
    }),
  );
  const functionOf = (name: string): SimulatedFunction => {
    const found = functions.get(name);
    if (found === undefined) throw new Error(`there is no function ${name}`);
    return found;
  };

  const queueSources = plan.queues.map(
    (mapping) =>
      new QueueSource(
        queueBehind(engines.sqs, mapping, time),
        functionOf(mapping.function),
        mapping,
        shared,
      ),
  );
  const schedules = plan.schedules.map(
    ({ function: name, input, table: name_ }) =>
      new ScheduleSource(
        functionOf(name),
        input,
        () => nextDue(engines.dynamodb, name_, time.now),
        shared,
      ),
  );
  const streams = plan.streams.map((mapping) => {
    const source = new StreamSource(
      functionOf(mapping.function),
      {
        ...mapping,
        gaveUp: (records) => {
          note(`${mapping.function} gave up ${records.length} records of its stream`);
          if (mapping.gaveUp === undefined) return;
          const body = JSON.stringify({ gaveUp: records.map(({ dynamodb }) => dynamodb.Keys) });
          engines.sqs.answer(
            'SendMessage',
            { QueueUrl: mapping.gaveUp, MessageBody: body },
            time.now,
          );
        },
      },
      shared,
    );
    return {
      table: mapping.table,
      source,
      read: engines.dynamodb.records(mapping.table, 0).length,
    };
  });
  function followStreams(): void {
    for (const stream of streams) {
      const fresh = engines.dynamodb.records(stream.table, stream.read);
      stream.read += fresh.length;
      for (const record of fresh) stream.source.add(record as unknown as StreamRecord);
    }
    for (const schedule of schedules) schedule.wake();
  }

  const door = openDoor({
    routes: plan.routes,
    functions,
    abuseKeys: abuseKeysOf(plan, engines.secrets, time),
    files: (request) => engines.s3.answer(s3Request(request), time.now),
    time,
    random,
    rates: () => rates,
  });
  const atWork = (): string[] => [
    ...[...functions.values()].filter(({ busy }) => busy).map(({ name }) => `${name} is running`),
    ...plan.queues.flatMap(({ queue }) => {
      const { length } = engines.sqs.messages(queue, time.now);
      return length === 0 ? [] : [`${length} messages wait in ${queue}`];
    }),
    ...plan.schedules.flatMap((schedule) =>
      dueBy(engines.dynamodb, schedule.table, time.now).map(
        (stream) => `${stream} is due, and stays so`,
      ),
    ),
  ];
  for (const schedule of schedules) schedule.wake();
  return {
    time,
    door,
    engines,
    plan,
    trace,
    logged,
    calls: () => calls.count,
    carried: calls.carried,
    repeated: () => calls.repeated,
    uncaught,
    note,
    suffer(next) {
      rates = next;
    },
    breakDown: (milliseconds) => calls.breakDown(milliseconds),
    deploy() {
      for (const one of functions.values()) one.replace();
    },
    upgrade() {
      // As the template has it: a service's relay first, so that it can read what the others write.
      const relays = new Map<string, number>();
      for (const name of functions.keys()) {
        const [service = ''] = name.split('/');
        if (!relays.has(service)) relays.set(service, whole(random, 0, rollout));
      }
      for (const [name, one] of functions) {
        const [service = '', entry] = name.split('/');
        const first = relays.get(service) ?? 0;
        const at = entry === 'relay' ? first : first + whole(random, 0, rollout);
        time.after(at, () => {
          note(`${name} is that of today from now on`);
          one.replace(codeOf(codes, name));
        });
      }
    },
    async settle(most) {
      const end = time.now + most;
      while (time.now < end) {
        const rested = await time.settle(end - time.now);
        if (!rested) break;
        if (!schedules.some((schedule) => schedule.dueNow)) return [];
        await time.runUntil(time.now + 60_000);
      }
      return atWork();
    },
    atWork,
    passUntil: (moment) => time.runUntil(moment),
    snapshot: () => snapshotOf(engines, time.now),
  };
}

function codeOf(codes: Codes, name: string): EntryCode {
  const code = codes.get(name);
  if (code === undefined) throw new Error(`${name} has no code`);
  return code;
}

/** What a line of a log warns of, in a few words; undefined where it only tells. */
function warningIn(line: string): string | undefined {
  if (!/"level":"(warn|error)"/.test(line)) return undefined;
  const { code, error, cause, at, reason } = JSON.parse(line) as Record<string, string>;
  return [code, error, cause, reason, at === undefined ? undefined : `at ${at}`]
    .filter((word) => word !== undefined)
    .join(' ');
}

/** A queue as a poller knows it. */
function queueBehind(sqs: SqsDouble, mapping: PlannedQueueSource, time: VirtualTime): FeedingQueue {
  const { url: QueueUrl, queue: name } = mapping;
  return {
    receive(most) {
      const { Messages = [] } = sqs.answer(
        'ReceiveMessage',
        { QueueUrl, MaxNumberOfMessages: most, MessageSystemAttributeNames: ['All'] },
        time.now,
      );
      return Messages as readonly ReceivedMessage[];
    },
    remove(receiptHandles) {
      if (receiptHandles.length === 0) return;
      const Entries = receiptHandles.map((ReceiptHandle, index) => ({
        Id: String(index),
        ReceiptHandle,
      }));
      sqs.answer('DeleteMessageBatch', { QueueUrl, Entries }, time.now);
    },
    nextVisible: () => sqs.nextVisible(name, time.now),
  };
}

/** When something of a service is due next. */
function nextDue(dynamodb: DynamoDbDouble, table: string, now: number): number | undefined {
  const first = allPartitions
    .flatMap((partition) => firstDue(dynamodb, table, partition, now) ?? [])
    .toSorted()[0];
  return first === undefined ? undefined : Date.parse(first);
}

const allPartitions = [...Array(duePartitions).keys()];

/** When something is due next in one of the partitions, ISO 8601. */
function firstDue(
  dynamodb: DynamoDbDouble,
  TableName: string,
  partition: number,
  now: number,
): string | undefined {
  const { Items = [] } = dynamodb.answer(
    'Query',
    {
      TableName,
      IndexName: 'due',
      KeyConditionExpression: 'd1 = :partition',
      ExpressionAttributeValues: { ':partition': { S: `due/${partition}` } },
      Limit: 1,
    },
    now,
  ) as { Items?: readonly { d2?: { S?: string } }[] };
  return Items[0]?.d2?.S;
}

/** The streams at which something is due by a moment. */
function dueBy(dynamodb: DynamoDbDouble, table: string, now: number): string[] {
  const moment = new Date(now).toISOString();
  return [...dynamodb.items(table)].flatMap(({ pk, d2 }) =>
    d2 !== undefined && 'S' in d2 && d2.S <= moment && pk !== undefined && 'S' in pk
      ? [pk.S.slice(2)]
      : [],
  );
}

/** The keys with which challenges are signed, as the house reads them. */
function abuseKeysOf(
  plan: Plan,
  secrets: SecretsDouble,
  time: VirtualTime,
): () => Promise<SecretKeys> {
  const SecretId = plan.functions.find(({ name }) => name === 'complaints/public-api')?.environment[
    'ABUSE_SECRET'
  ];
  return async () => {
    const { SecretString } = secrets.answer('GetSecretValue', { SecretId }, time.now);
    const json: unknown = JSON.parse(String(SecretString));
    return Promise.resolve(secretKeys.parse(json));
  };
}
