import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import type { Fixture } from './testing/assembly.ts';
import {
  consumes,
  follows,
  functionResources,
  mapping,
  notes,
  noting,
  tableResource,
  writeAssembly,
} from './testing/assembly.ts';
import type { LocalCloud, LocalCloudOptions } from './cloud.ts';
import { startLocalCloud } from './cloud.ts';
import { engineCall } from './engine-call.ts';
import { batchesOf, put, send, until } from './testing/noted-events.ts';

const closing: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

function written(...args: Parameters<typeof writeAssembly>): Fixture {
  const fixture = writeAssembly(...args);
  closing.push(() => fixture.remove());
  return fixture;
}

async function started(
  fixture: Fixture,
  options: Partial<LocalCloudOptions> = {},
): Promise<LocalCloud> {
  const cloud = await startLocalCloud({
    assembly: fixture.assembly,
    state: fixture.state,
    ...options,
  });
  closing.push(() => cloud.stop());
  return cloud;
}

const stack = {
  Notes: tableResource(),
  Log: tableResource(true),
  Inbox: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 2 } },
  ...functionResources('Relay', [follows('Log'), notes.statement], {
    Environment: notes.environment,
  }),
  ...functionResources('Consumer', [consumes('Inbox'), notes.statement], {
    Environment: notes.environment,
  }),
  RelayMapping: mapping('Relay', 'Log', 'StreamArn'),
  ConsumerMapping: mapping('Consumer', 'Inbox', 'Arn'),
} as const;
const sources = { Relay: noting(''), Consumer: noting('') };

test('what was acknowledged before kill -9 is delivered after the restart, at least once', async () => {
  const fixture = written(stack, sources);
  const child = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('./testing/killed-cloud.ts', import.meta.url)),
      fixture.assembly,
      fixture.state,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  closing.push(() => child.kill('SIGKILL'));
  const acknowledged: string[] = [];
  let rest = '';
  const died = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    acknowledged.push(...lines);
    if (acknowledged.length >= 40) child.kill('SIGKILL');
  });
  await died;

  const cloud = await started(fixture);
  await cloud.settled();

  const delivered = [
    ...(await batchesOf(cloud, 'Relay')).flat(),
    ...(await batchesOf(cloud, 'Consumer')).flat(),
  ];
  expect(acknowledged.length).toBeGreaterThanOrEqual(40);
  expect(acknowledged.filter((each) => !delivered.includes(each))).toEqual([]);
});

test('a second start goes on where the first stopped, and delivers nothing again', async () => {
  const fixture = written(stack, sources);
  const first = await started(fixture);
  await put(first, 'Log', ['a', 'b']);
  await first.settled();
  await first.clock.moveTo(new Date(first.clock.now().getTime() + 5 * 86_400_000), {
    step: 86_400_000,
  });
  const moved = first.clock.now();
  await first.stop();

  const second = await started(fixture);
  await put(second, 'Log', ['c']);
  await second.settled();

  expect((await batchesOf(second, 'Relay')).flat().toSorted()).toEqual(['a', 'b', 'c']);
  expect(second.clock.now().getTime()).toBeGreaterThanOrEqual(moved.getTime());
});

test('shuffled queues deliver everything, some of it twice', async () => {
  const cloud = await started(written(stack, sources), { shuffle: { seed: 7 } });
  const bodies = Array.from({ length: 60 }, (_, index) => `message ${index}`);
  for (let from = 0; from < 60; from += 10)
    await send(cloud, 'Inbox', bodies.slice(from, from + 10));
  await cloud.settled();

  const delivered = (await batchesOf(cloud, 'Consumer')).flat();
  expect(new Set(delivered)).toEqual(new Set(bodies));
  expect(delivered.length).toBeGreaterThan(60);
  expect(delivered).not.toEqual(bodies);
});

test('a worker that is killed in the middle loses nothing', async () => {
  const cloud = await started(
    written(
      {
        ...stack,
        // Far beyond what an attempt takes on a busy machine: only the kill ends one before its time.
        ...functionResources('Relay', [follows('Log'), notes.statement], {
          Environment: notes.environment,
          Timeout: 60,
        }),
      },
      // Long enough that the kill finds the first attempt at work.
      { ...sources, Relay: noting(`await new Promise((done) => setTimeout(done, 2500));`) },
    ),
  );
  await put(cloud, 'Log', ['long']);
  await until(async () => (await batchesOf(cloud, 'Relay')).length === 1);
  await cloud.killWorker('Relay');
  await cloud.settled();

  expect((await batchesOf(cloud, 'Relay')).flat()).toEqual(['long', 'long']);
});

test('an invocation that takes too long ends with Lambda’s own words', async () => {
  const cloud = await started(
    written(functionResources('Slow', [], { Timeout: 1 }), {
      Slow: `export const handler = async (event, context) => {
        if (event.tell) return context.getRemainingTimeInMillis();
        await new Promise(() => setInterval(() => {}, 1000));
      }`,
    }),
  );
  const remaining = await cloud.invoke('Slow', { tell: true });
  expect(remaining).toBeGreaterThan(500);
  expect(remaining).toBeLessThanOrEqual(1000);
  await expect(cloud.invoke('Slow', {})).rejects.toThrow(/Task timed out after 1 seconds/);
  await expect(cloud.invoke('Slow', { tell: true })).resolves.toBeGreaterThan(500);
});

test('a removed grant is denied, to the function and to its event source', async () => {
  const denied = await started(
    written(
      {
        ...stack,
        ...functionResources('Relay', [follows('Log')], { Environment: notes.environment }),
        RelayMapping: mapping('Relay', 'Log', 'StreamArn', { MaximumRetryAttempts: 1 }),
      },
      sources,
    ),
  );
  await put(denied, 'Log', ['a']);
  await denied.settled();
  expect(denied.proxy.denials).toContainEqual(
    expect.objectContaining({ functionName: 'Relay', action: 'dynamodb:PutItem' }),
  );
  expect(await batchesOf(denied, 'Relay')).toEqual([]);

  const unread = written(
    { ...stack, ...functionResources('Consumer', [notes.statement]) },
    sources,
  );
  await expect(started(unread)).rejects.toThrow(
    /ConsumerMapping: the role of Consumer does not grant sqs:ReceiveMessage/,
  );
});

test.each([
  [
    'a resource type',
    { Cache: { Type: 'AWS::ElastiCache::CacheCluster', Properties: {} } },
    /Cache.*AWS::ElastiCache::CacheCluster/,
  ],
  [
    'a property',
    { Inbox: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } } },
    /Inbox \(AWS::SQS::Queue\).*FifoQueue/,
  ],
  [
    'a nested property',
    {
      Log: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          ...tableResource().Properties,
          SSESpecification: { SSEEnabled: true, Colour: 'red' },
        },
      },
    },
    /Log.*SSESpecification\.Colour/,
  ],
  [
    'an attribute',
    {
      Inbox: {
        Type: 'AWS::SQS::Queue',
        Properties: { QueueName: { 'Fn::GetAtt': ['Other', 'Size'] } },
      },
      Other: { Type: 'AWS::SQS::Queue', Properties: {} },
    },
    /Other.*Size/,
  ],
  [
    'an intrinsic',
    { Inbox: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::Cidr': [] } } } },
    /Fn::Cidr/,
  ],
])('%s that is unknown here stops the start with its name', async (_, resources, message) => {
  await expect(started(written(resources as never))).rejects.toThrow(message);
});

test('a taken port and a second instance on the same state each say so', async () => {
  const fixture = written(stack, sources);
  const cloud = await started(fixture);
  const port = Number(new URL(cloud.address).port);

  await expect(started(fixture)).rejects.toThrow(/another local cloud is running on/);
  await expect(started(written(stack, sources), { port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

test('the host may do everything, a stranger nothing', async () => {
  const cloud = await started(written(stack, sources));
  const stranger = engineCall('dynamodb', cloud.proxy.endpoint('dynamodb'));
  await expect(stranger('ListTables', {})).rejects.toThrow(/UnrecognizedClient|security token/i);
  expect(cloud.hostEnvironment()).toMatchObject({ AWS_REGION: 'us-east-1' });
});

test('a clock that begins years ago goes on from there, also after a restart that names no beginning', async () => {
  const begins = new Date('2020-08-28T09:00:00+08:00');
  const fixture = written(stack, sources);
  const first = await started(fixture, { begins });
  const next = new Date('2020-08-30T09:00:00+08:00');
  await first.clock.moveTo(next);
  await first.stop();
  const second = await started(fixture);
  expect(second.clock.now().getTime() - next.getTime()).toBeGreaterThanOrEqual(0);
  expect(second.clock.now().getFullYear()).toBe(2020);
  await second.stop();
  // One that names another beginning goes on from where it was all the same.
  const third = await started(fixture, { begins });
  expect(third.clock.now().getTime()).toBeGreaterThanOrEqual(next.getTime());
});
