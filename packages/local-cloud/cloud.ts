import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import type { AlarmState } from './alarms.ts';
import { createAlarms } from './alarms.ts';
import { wireApi } from './api.ts';
import type { Clock } from './clock.ts';
import { wireDistribution } from './cdn/wire.ts';
import { distribution } from './cdn/resources.ts';
import { createClock } from './clock.ts';
import { runCustomResources } from './custom-resources.ts';
import { engineCall } from './engine-call.ts';
import type { DynamoDb } from './engines/dynamodb.ts';
import { startDynamoDb } from './engines/dynamodb.ts';
import type { Engine } from './engines/engine.ts';
import type { Kms } from './engines/kms.ts';
import { startKms } from './engines/kms.ts';
import type { Mail } from './engines/mail.ts';
import { startMail } from './engines/mail.ts';
import { keepTogether } from './engines/other-dynamodb.ts';
import type { Secrets } from './engines/secrets.ts';
import { startSecrets } from './engines/secrets.ts';
import type { Sms, SmsLimit } from './engines/sms.ts';
import { startSms } from './engines/sms.ts';
import type { SqsAndS3 } from './engines/sqs-s3.ts';
import { startSqsAndS3 } from './engines/sqs-s3.ts';
import { bindFrontDoor } from './front-door.ts';
import { clientEnvironment, principalOf, wireFunctions } from './functions.ts';
import { createIssuer, issuerPath, portalClient, tokenAudience } from './issuer/issuer.ts';
import type { Json } from './json.ts';
import { isObject, parseJson } from './json.ts';
import type { Outcome } from './lambda/pool.ts';
import { Starts } from './lambda/starts.ts';
import { nextDue } from './pages/next-due.ts';
import { createPages } from './pages/pages.ts';
import {
  provisionAliases,
  provisionBuckets,
  provisionKeysAndSecrets,
  provisionQueues,
  provisionTables,
} from './provision.ts';
import { everything } from './proxy/iam.ts';
import type { Proxy } from './proxy/proxy.ts';
import { startProxy } from './proxy/proxy.ts';
import { bucket } from './resources/buckets.ts';
import { secret } from './resources/keys.ts';
import { queue } from './resources/queues.ts';
import { table } from './resources/tables.ts';
import { seededRandom } from './seeded-random.ts';
import { settled } from './settled.ts';
import { smsAccessKeys } from './sms-access-keys.ts';
import { createHaste } from './sources/haste.ts';
import type { Source } from './sources/sqs.ts';
import { wireSchedules, wireSources } from './sources/wire.ts';
import type { Stack } from './stack.ts';
import { resolveStack } from './stack.ts';
import { lockState } from './state-lock.ts';
import { readAssembly } from './template.ts';

/**
 * How long a house may take to come to rest, in milliseconds: with all its organisations to tell of, on a machine that others
 * use too, that has been more than a minute.
 */
const patience = 170_000;

/** How to start the local cloud. */
export interface LocalCloudOptions {
  /** Folder of the synthesized cloud assembly (cdk.out). */
  readonly assembly: string;
  /** Folder that keeps everything; one local cloud at a time. */
  readonly state: string;
  /** When its clock begins, also long ago; now where this is absent. A folder that was used before keeps its own. */
  readonly begins?: Date;
  /** Of the HTTP API and the pages; the portal has the next one. 0 or absent for free ones. */
  readonly port?: number;
  /** Values of the template's parameters, where they shall differ from the local cloud's own. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Texts of the SMS templates by code; by default the JSON of the stack's output SmsTemplates. */
  readonly smsTemplates?: Readonly<Record<string, string>>;
  readonly smsLimits?: readonly SmsLimit[];
  /** Another DynamoDB in place of the engine. */
  readonly dynamodb?: string;
  /** Most invocations of one function at once, 4 by default. */
  readonly lambdaConcurrency?: number;
  /** Queues deliver some messages twice and out of order; the seed fixes the choices, not the timing. */
  readonly shuffle?: { readonly seed: number };
  /** Shards of a stream at first (2), and the number of records after which they split or merge (500). */
  readonly streams?: { readonly shards?: number; readonly rollAfter?: number };
  /** What happens outside any function: alarms, stuck sources. */
  readonly log?: (line: string) => void;
  /** Told after each part that has started, with the milliseconds that it took. */
  readonly started?: (part: string, milliseconds: number) => void;
}

/** A running local cloud. */
export interface LocalCloud {
  /** `http://localhost:port`: the HTTP API, and the pages below /_local. */
  readonly address: string;
  /** `http://localhost:port` of the portal's distribution; that of the API where the stack has none. */
  readonly portal: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly proxy: Proxy;
  readonly mail: Mail;
  readonly sms: Sms;
  readonly clock: {
    now(): Date;
    /**
     * Moves the clock in steps (milliseconds, an hour by default); at each, due schedules fire and all settles.
     * @throws RangeError when the instant has passed
     */
    moveTo(instant: Date, options?: { readonly step?: number }): Promise<void>;
  };
  /** An access token of a demonstration person (`office-clerk`, `organisation-liaison@110105`). */
  token(person: string): Promise<string>;
  /** The environment of a function as its code sees it. */
  environment(functionLogicalId: string): Readonly<Record<string, string>>;
  /** Invokes a function with an event. @throws Error with the function's own error */
  invoke(functionLogicalId: string, event: Json): Promise<Json>;
  /** Ends when all is at rest. @throws Error naming what is stuck after `limit` milliseconds, 170,000 by default */
  settled(limit?: number): Promise<void>;
  /** Endpoint and credential variables of a caller that may do everything. */
  hostEnvironment(): Readonly<Record<string, string>>;
  /** Physical name and `Ref` of a table, queue, bucket or secret. */
  resource(logicalId: string): { readonly name: string; readonly ref: string };
  readonly alarms: () => readonly AlarmState[];
  /** Ends a function's workers in the middle of whatever they do. */
  killWorker(functionLogicalId: string): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the synthesized stack on this machine.
 * @throws Error in one sentence: a resource or property unknown here (with its name), a taken port, a missing engine,
 *   a second instance on the state folder, data of another stack
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const closing: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    // In the reverse order of starting; each runs, whatever the others do.
    for (const close of closing.splice(0).toReversed()) await close();
  };
  try {
    return await start(options, closing, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: LocalCloudOptions,
  closing: Closing,
  stop: () => Promise<void>,
): Promise<LocalCloud> {
  const { state, assembly, parameters = {} } = options;
  const timed = stopwatch(options);
  const log = (line: string): void => options.log?.(line);
  // Before anything starts: what the local cloud does not know, it says at once.
  const planned = plan(assembly, parameters);
  closing.push(lockState(state));
  await keepTogether({
    state,
    endpoint: options.dynamodb,
    tables: planned.all(table).map(({ name }) => name),
  });
  const clock = keptClock(join(state, 'clock.json'), options.begins);
  const door = await bindFrontDoor(options.port ?? 0);
  closing.push(() => door.stop());
  // A door of its own: another origin, as on AWS, so that CORS and the pages' policy are really met.
  const portalDoor =
    planned.all(distribution).length === 0
      ? undefined
      : await bindFrontDoor(
          options.port === undefined || options.port === 0 ? 0 : options.port + 1,
        );
  closing.push(() => portalDoor?.stop());
  const addresses = { api: door.address, portal: portalDoor?.address ?? door.address };

  const engines = await startEngines(options, clock, closing);
  const { dynamodb, sqsAndS3, kms, secrets, mail } = engines;
  const made = provisionKeysAndSecrets(planned, kms, secrets);
  const sms = await startSms({
    state,
    accessKeys: await smsAccessKeys(engineCall('secretsmanager', secrets.endpoint), made),
    templates: options.smsTemplates ?? smsTemplatesIn(planned),
    now: () => clock.now(),
    ...(options.smsLimits === undefined ? {} : { limits: options.smsLimits }),
  });
  closing.push(() => sms.stop());
  const { proxy, protect } = await startEnginesProxy(engines, clock, closing);
  timed('engines');

  const template = readAssembly(
    assembly,
    parameters,
    localParameters(addresses, { mail: mail.endpoint, sms: sms.endpoint }),
  );
  const stack = resolveStack(template, {
    sqs: proxy.endpoint('sqs'),
    ...addresses,
    keyId: (logicalId) => made.keyIds.get(logicalId) ?? logicalId,
    secretArn: (name) => made.secretArns.get(name) ?? name,
  });
  protect(stack);
  provisionAliases(stack, kms);
  const sqs = engineCall('sqs', sqsAndS3.endpoint);
  await Promise.all([
    provisionTables(stack, engineCall('dynamodb', dynamodb.endpoint)),
    provisionQueues(stack, sqs),
    provisionBuckets(stack, sqsAndS3),
  ]);
  timed('tables, queues and buckets');

  const functions = wireFunctions({
    stack,
    template,
    proxy,
    concurrency: options.lambdaConcurrency ?? 4,
    surroundings: {
      offset: clock.offset,
      // Beside the assembly, whose code it is of: the next start on another state folder finds it too.
      compileCache: join(dirname(assembly), 'compile-cache'),
      starts: new Starts(availableParallelism()),
      log: functionsLog(state, closing),
    },
  });
  closing.push(() => Promise.all(functions.all.map((pool) => pool.stop())));
  const issuer = await createIssuer({
    address: door.address,
    keyFile: join(state, 'issuer-key.json'),
    clock,
    portalOrigin: template.parameters['PortalOrigin'] ?? addresses.portal,
  });
  closing.push(() => issuer.stop());
  const gateway = wireApi(stack, functions, clock);
  const schedules = wireSchedules(stack, functions, clock);
  const alarms = createAlarms(stack, sqsAndS3, log);
  const haste = createHaste();
  const sources = wireSources({
    stack,
    functions,
    proxy,
    sqsAndS3,
    sqs,
    streams: engineCall('streams', dynamodb.endpoint),
    clock,
    haste,
    random: options.shuffle === undefined ? undefined : seededRandom(options.shuffle.seed),
    shards: options.streams?.shards ?? 2,
    rollAfter: options.streams?.rollAfter ?? 500,
    checkpoints: join(state, 'checkpoints'),
    log,
  });
  const everySource = [...sources.streams, ...sources.queues];
  closing.push(() => Promise.all(everySource.map((source) => source.stop())));

  let activity = 0;
  proxy.observe(({ service, operation, tables, status }) => {
    activity += 1;
    if (status >= 400) return;
    if (service === 'dynamodb' && writes.test(operation)) {
      wake(sources.streams.filter(({ tableName }) => tables.includes(tableName)));
    }
    if (service === 'sqs' && fills.test(operation)) wake(sources.queues);
  });
  const settle = (limit = patience): Promise<void> =>
    settled(
      {
        pools: functions.all,
        sources: everySource,
        haste,
        openRequests: () => gateway?.open ?? 0,
        activity: () => activity,
      },
      limit,
    );
  const fire = serially(async () => {
    await Promise.all(schedules.map((schedule) => schedule.fireIfDue()));
  });
  const ticking = setInterval(() => {
    void fire();
    alarms.evaluate();
  }, 1000);
  closing.push(() => clearInterval(ticking));

  const moveTo = async (instant: Date, { step = 3_600_000 } = {}): Promise<void> => {
    if (instant < clock.now()) clock.set(instant);
    while (clock.now() < instant) {
      clock.set(new Date(Math.min(clock.now().getTime() + step, instant.getTime())));
      await fire();
      await settle();
    }
  };
  const dueTables = stack
    .all(table)
    .filter(({ properties }) =>
      properties.GlobalSecondaryIndexes?.some(({ IndexName }) => IndexName === 'due'),
    )
    .map(({ name }) => name);
  const pages = createPages({
    address: door.address,
    portal: addresses.portal,
    now: () => clock.now(),
    moveTo,
    nextDue: () => nextDue(engineCall('dynamodb', dynamodb.endpoint), dueTables, clock.now()),
    token: (person) => issuer.token(person),
    sms: () => sms.list().map((each) => ({ ...each, at: each.at.toISOString() })),
    mail: () =>
      mail.list().map((each) => ({ ...each, at: each.at.toISOString(), to: each.to.join(', ') })),
    alarms: () => alarms.list(),
  });
  door.open(async (request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith(`${issuerPath}/`)) await issuer.handle(request, response);
    else if (/^\/_local(?:[/?]|$)/.test(path)) await pages(request, response);
    else if (gateway !== undefined) await gateway.handle(request, response);
    else response.writeHead(404).end();
  });
  const pagesOfPortal = wireDistribution(stack, {
    engine: sqsAndS3.s3Endpoint,
    browsers: proxy.endpoint('s3'),
  });
  if (pagesOfPortal !== undefined) portalDoor?.open(pagesOfPortal);
  timed('functions and event sources');
  await runCustomResources({
    stack,
    stackName: template.stackName,
    functions,
    file: join(state, 'custom-resources.json'),
  });
  timed('portal');

  const host = principalOf('host', [everything]);
  proxy.addPrincipal(host);
  const resources = new Map(
    [table, queue, bucket, secret]
      .flatMap((definition) => stack.all<unknown>(definition))
      .map((each) => [each.logicalId, each]),
  );
  return {
    address: door.address,
    portal: addresses.portal,
    outputs: stack.outputs,
    proxy,
    mail,
    sms,
    clock: { now: () => clock.now(), moveTo },
    token: (person) => issuer.token(person),
    environment: (logicalId) => functions.find(logicalId).setup.environment,
    invoke: async (logicalId, event) => resultOf(await functions.find(logicalId).invoke(event)),
    settled: settle,
    hostEnvironment: () => clientEnvironment(host, proxy),
    resource(logicalId) {
      const found = resources.get(logicalId);
      if (found === undefined) throw new Error(`the stack has no resource ${logicalId}`);
      return found;
    },
    alarms: () => alarms.list(),
    killWorker: (logicalId) => functions.find(logicalId).kill(),
    stop,
  };
}

type Closing = (() => unknown)[];

const writes = /^(?:Put|Update|Delete|BatchWrite|TransactWrite)/;
const fills = /^(?:SendMessage|ChangeMessageVisibility)/;

function wake(sources: readonly Source[]): void {
  for (const source of sources) source.wake();
}

/** The whole template, resolved with stand-ins for what only running engines know. */
function plan(assembly: string, given: Readonly<Record<string, string>>): Stack {
  const addresses = { api: 'http://localhost', portal: 'http://localhost' };
  const local = localParameters(addresses, { mail: '', sms: '' });
  return resolveStack(readAssembly(assembly, given, local), {
    sqs: 'http://localhost',
    ...addresses,
    keyId: (logicalId) => logicalId,
    secretArn: (name) => name,
  });
}

/** The stack's parameters as the local cloud has them. */
function localParameters(
  { api, portal }: { readonly api: string; readonly portal: string },
  providers: { readonly mail: string; readonly sms: string },
): Readonly<Record<string, string>> {
  return {
    OidcIssuer: `${api}${issuerPath}`,
    OidcAudience: tokenAudience,
    OidcClient: portalClient,
    SmsEndpoint: providers.sms,
    MailEndpoint: providers.mail,
    PortalOrigin: portal,
    AlarmEmail: 'alarms@ducha.invalid',
  };
}

interface Engines {
  readonly dynamodb: DynamoDb;
  readonly sqsAndS3: SqsAndS3;
  readonly kms: Kms;
  readonly secrets: Secrets;
  readonly mail: Mail;
}

/** Starts the engines beside one another. Each that started is closed, even when another does not start. */
async function startEngines(
  { state, dynamodb, log }: LocalCloudOptions,
  clock: Clock,
  closing: Closing,
): Promise<Engines> {
  const closed = async <E extends Engine>(starting: Promise<E>): Promise<E> => {
    const engine = await starting;
    closing.push(() => engine.stop());
    return engine;
  };
  const endpoint = dynamodb === undefined ? {} : { endpoint: dynamodb };
  const starting = [
    closed(startDynamoDb({ state, ...endpoint, died: (why) => log?.(why) })),
    closed(startSqsAndS3({ state })),
    closed(startKms({ state })),
    closed(startSecrets({ state })),
    closed(startMail({ state, now: () => clock.now() })),
  ] as const;
  await Promise.allSettled(starting);
  const [dynamo, sqsAndS3, kms, secrets, mail] = await Promise.all(starting);
  return { dynamodb: dynamo, sqsAndS3, kms, secrets, mail };
}

/** Starts the proxy. `protect` tells it which of the stack's resources are encrypted by which key. */
async function startEnginesProxy(
  { dynamodb, sqsAndS3, kms, secrets }: Engines,
  clock: Clock,
  closing: Closing,
): Promise<{ proxy: Proxy; protect: (stack: Stack) => void }> {
  let keys: ReadonlyMap<string, string | undefined> = new Map();
  const proxy = await startProxy({
    engines: {
      dynamodb: dynamodb.endpoint,
      sqs: sqsAndS3.endpoint,
      s3: sqsAndS3.s3Endpoint,
      kms: kms.endpoint,
      secretsmanager: secrets.endpoint,
    },
    resolveArn: (service, id) => (service === 'kms' ? kms.resolve(id) : secrets.resolve(id)),
    encryptionKey: (arn) => keys.get(arn),
    now: () => clock.now(),
  });
  closing.push(() => proxy.stop());
  return {
    proxy,
    protect(stack) {
      const queues = stack
        .all(queue)
        .map(({ arn, properties }) => [arn, properties.KmsMasterKeyId] as const);
      const tables = stack
        .all(table)
        .map(({ arn, properties }) => [arn, properties.SSESpecification?.KMSMasterKeyId] as const);
      keys = new Map(
        [...queues, ...tables].map(([arn, id]) => [
          arn,
          id === undefined ? undefined : kms.resolve(id),
        ]),
      );
    },
  };
}

/** The clock, as far ahead of the machine (or behind it) as it was when it was last moved. */
function keptClock(file: string, begins: Date | undefined): Clock {
  const keep = (ahead: number): void => writeFileSync(file, JSON.stringify(ahead));
  // A clock that began long ago goes on from there, though it was never moved.
  if (begins !== undefined && !existsSync(file)) keep(begins.getTime() - Date.now());
  const kept: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : 0;
  return createClock(typeof kept === 'number' ? kept : 0, keep);
}

/** What functions write, as it is, into one file. */
function functionsLog(state: string, closing: Closing): (chunk: Buffer) => void {
  const file = createWriteStream(join(state, 'functions.log'), { flags: 'a' });
  closing.push(() => new Promise<void>((resolve) => file.end(resolve)));
  return (chunk) => void file.write(chunk);
}

/** The SMS templates that the stack publishes for its provider, by code. */
function smsTemplatesIn(stack: Stack): Readonly<Record<string, string>> {
  const published = parseJson(stack.outputs['SmsTemplates'] ?? '{}');
  const entries = Object.entries(isObject(published) ? published : {});
  return Object.fromEntries(
    entries.flatMap(([code, text]) => (typeof text === 'string' ? [[code, text]] : [])),
  );
}

/** Runs one after the other; what is asked for during a run waits for it. */
function serially(work: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(work, work);
    return last;
  };
}

function stopwatch({ started }: LocalCloudOptions): (part: string) => void {
  let last = performance.now();
  return (part) => {
    const now = performance.now();
    started?.(part, Math.round(now - last));
    last = now;
  };
}

function resultOf(outcome: Outcome): Json {
  if (outcome.ok) return outcome.result;
  throw new Error(`${outcome.errorType}: ${outcome.errorMessage}`);
}
