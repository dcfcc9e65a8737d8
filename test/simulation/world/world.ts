import { seedOf } from '../chance.ts';
import { SeededRandom } from '../../replay/seeded-random.ts';
import { secretKeys, type SecretKeys } from '@ducha/lambda';
import { duePartitions } from '@ducha/event-log';
import { generatedSecret } from '@ducha/local-cloud/engines/generated-secret.ts';
import { DynamoDbDouble } from '../doubles/dynamodb/dynamodb.ts';
import { KmsDouble } from '../doubles/kms/kms.ts';
import { MailDouble, type MailFate } from '../doubles/mail/mail.ts';
import { smtpConnectionTo } from '../doubles/mail/smtp-connection.ts';
import type { S3Request } from '../doubles/s3/s3-request.ts';
import { S3Double } from '../doubles/s3/s3.ts';
import { SecretsDouble } from '../doubles/secrets/secrets.ts';
import { SmsDouble } from '../doubles/sms/sms.ts';
import { SqsDouble } from '../doubles/sqs/sqs.ts';
import { enter, sandbox, type Surroundings, type WireRequest } from './current.ts';
import type { Door } from '../people/door.ts';
import { openDoor } from './door.ts';
import { EngineCalls, type Repeated } from './engine-calls.ts';
import type { EntryCode } from './entry-code.ts';
import { SimulatedFunction } from './functions.ts';
import { noLuckNeeded, type Rates } from './luck.ts';
import { askProvider, mailLuck, providerLuck, type SmsFateOf } from './provider.ts';
import {
  commonEnvironment,
  endpoints,
  houseKey,
  type Plan,
  type PlannedQueueSource,
} from './plan.ts';
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
  /** All sandboxes are replaced, as a deployment does. */
  deploy(): void;
  /**
   * Lets everything happen that is under way, and all that is due by now, for at most so many milliseconds.
   * @returns what is still at work then, one line each; nothing when it has come to rest
   */
  settle(most: number): Promise<readonly string[]>;
  /** Lets time pass until a moment. */
  passUntil(moment: number): Promise<void>;
  snapshot(): WorldSnapshot;
}

/** The doubles of one world. */
export interface WorldEngines {
  readonly dynamodb: DynamoDbDouble;
  readonly sqs: SqsDouble;
  readonly s3: S3Double;
  readonly kms: KmsDouble;
  readonly secrets: SecretsDouble;
  readonly sms: SmsDouble;
  readonly mail: MailDouble;
}

/** A world that stands still: what its engines hold, at a moment at which nothing was under way. */
export interface WorldSnapshot {
  readonly now: number;
  readonly dynamodb: ReturnType<DynamoDbDouble['snapshot']>;
  readonly sqs: ReturnType<SqsDouble['snapshot']>;
  readonly s3: ReturnType<S3Double['snapshot']>;
  readonly kms: ReturnType<KmsDouble['snapshot']>;
  readonly secrets: ReturnType<SecretsDouble['snapshot']>;
  readonly sms: ReturnType<SmsDouble['snapshot']>;
  readonly mail: ReturnType<MailDouble['snapshot']>;
}

/** What worlds share: how the stack is wired, and the code of its functions. */
export interface House {
  readonly plan: Plan;
  readonly codes: ReadonlyMap<string, EntryCode>;
}

/**
 * Makes a world and enters it: all of the house's code that runs from now on runs in it. It is empty, or as it was
 * when the snapshot was taken.
 */
export function makeWorld(
  { plan, codes }: House,
  options: { readonly seed: number; readonly start: number | WorldSnapshot },
): World {
  const { seed, start } = options;
  const time = new VirtualTime(typeof start === 'number' ? start : start.now);
  const random = new SeededRandom(seedOf(seed, 'world'));
  let rates = noLuckNeeded;
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
  const engines = makeEngines(plan, {
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
      const code = codes.get(name);
      if (code === undefined) throw new Error(`${name} has no code`);
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
    deploy() {
      for (const one of functions.values()) one.replace();
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
    passUntil: (moment) => time.runUntil(moment),
    snapshot: () => ({
      now: time.now,
      dynamodb: engines.dynamodb.snapshot(),
      sqs: engines.sqs.snapshot(),
      s3: engines.s3.snapshot(),
      kms: engines.kms.snapshot(),
      secrets: engines.secrets.snapshot(),
      sms: engines.sms.snapshot(),
      mail: engines.mail.snapshot(),
    }),
  };
}

/** Engines that hold what the stack declares, and nothing else. */
function makeEngines(
  { smsTemplates, smsSignature, ...plan }: Plan,
  options: {
    readonly random: SeededRandom;
    readonly now: number;
    readonly provider: SmsFateOf;
    readonly mail: () => MailFate;
  },
): WorldEngines {
  const { random, now, provider, mail } = options;
  const engines: WorldEngines = {
    dynamodb: new DynamoDbDouble(),
    sqs: new SqsDouble(),
    s3: new S3Double({ secretOf: (id) => accessKeys.get(id) }),
    kms: new KmsDouble({ random: () => random.next() }),
    secrets: new SecretsDouble(),
    sms: new SmsDouble({ templates: smsTemplates, signNames: [smsSignature], fate: provider }),
    mail: new MailDouble({
      now: () => Date.now(),
      // The sandbox that asked hears of it, unless it has ended.
      later: (milliseconds, act) => void setTimeout(act, milliseconds),
      fate: mail,
    }),
  };
  for (const { name, properties } of plan.tables) {
    const { GlobalSecondaryIndexes, StreamSpecification, KeySchema, AttributeDefinitions } =
      properties;
    engines.dynamodb.createTable(name, {
      KeySchema,
      AttributeDefinitions,
      ...(StreamSpecification === undefined ? {} : { StreamSpecification }),
      ...(GlobalSecondaryIndexes === undefined
        ? {}
        : { GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(indexOf) }),
    });
  }
  for (const { name, properties } of plan.allQueues) {
    const { RedrivePolicy, ...plain } = {
      VisibilityTimeout: properties.VisibilityTimeout,
      MessageRetentionPeriod: properties.MessageRetentionPeriod,
      DelaySeconds: properties.DelaySeconds,
      RedrivePolicy: properties.RedrivePolicy,
    };
    const attributes = Object.entries(plain).flatMap(([word, value]) =>
      value === undefined ? [] : [[word, String(value)] as const],
    );
    const redrive =
      RedrivePolicy === undefined ? {} : { RedrivePolicy: JSON.stringify(RedrivePolicy) };
    const input = {
      QueueName: name,
      Attributes: { ...Object.fromEntries(attributes), ...redrive },
    };
    engines.sqs.answer('CreateQueue', input, now);
  }
  for (const { name, versioned } of plan.buckets) engines.s3.createBucket(name, { versioned });
  const key = engines.kms.createKey();
  if (plan.keys !== 1 || !key.endsWith(houseKey)) throw new Error('the stack has one key');
  for (const { name, properties } of plan.secrets) {
    engines.secrets.createSecret(name, generatedSecret(properties.GenerateSecretString), now);
  }
  return engines;
}

type GlobalIndex = NonNullable<
  Plan['tables'][number]['properties']['GlobalSecondaryIndexes']
>[number];

function indexOf({ IndexName, KeySchema, Projection }: GlobalIndex) {
  const { ProjectionType, NonKeyAttributes } = Projection;
  return {
    IndexName,
    KeySchema,
    Projection: { ProjectionType, ...(NonKeyAttributes === undefined ? {} : { NonKeyAttributes }) },
  };
}

/** What a line of a log warns of, in a few words; undefined where it only tells. */
function warningIn(line: string): string | undefined {
  if (!/"level":"(warn|error)"/.test(line)) return undefined;
  const { code, error, cause, at, reason } = JSON.parse(line) as Record<string, string>;
  return [code, error, cause, reason, at === undefined ? undefined : `at ${at}`]
    .filter((word) => word !== undefined)
    .join(' ');
}

/** The secret of the one access key with which functions sign here. */
const accessKeys = new Map<string, string>([
  [commonEnvironment.AWS_ACCESS_KEY_ID, commonEnvironment.AWS_SECRET_ACCESS_KEY],
]);

/** A request as S3 gets it over the net. */
function s3Request({ method, path, query, headers, body = '' }: WireRequest): S3Request {
  const url = new URL(path, endpoints.s3);
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string') url.searchParams.set(name, value);
  }
  const named = Object.entries(headers).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const bytes = Buffer.from(body);
  return {
    method,
    url: url.toString(),
    headers: {
      host: url.host,
      'content-length': String(bytes.length),
      ...Object.fromEntries(named),
    },
    body: bytes,
  };
}

function restore(engines: WorldEngines, from: WorldSnapshot): void {
  engines.dynamodb.restore(from.dynamodb);
  engines.sqs.restore(from.sqs);
  engines.s3.restore(from.s3);
  engines.kms.restore(from.kms);
  engines.secrets.restore(from.secrets);
  engines.sms.restore(from.sms);
  engines.mail.restore(from.mail);
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
function nextDue(dynamodb: DynamoDbDouble, TableName: string, now: number): number | undefined {
  let next: string | undefined;
  for (let partition = 0; partition < duePartitions; partition += 1) {
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
    const at = Items[0]?.d2?.S;
    if (at !== undefined && (next === undefined || at < next)) next = at;
  }
  return next === undefined ? undefined : Date.parse(next);
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
