import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fixture } from '../testing/assembly.ts';
import {
  allow,
  follows,
  functionResources,
  mapping,
  notes,
  noting,
  tableResource,
  writeAssembly,
} from '../testing/assembly.ts';
import type { LocalCloud } from '../cloud.ts';
import { startLocalCloud } from '../cloud.ts';
import { listAt, parseJson } from '../json.ts';
import { asHost, batchesOf, bodiesIn, eventsOf, put, until } from '../testing/noted-events.ts';

function follower(name: string, table: string) {
  return functionResources(
    name,
    [follows(table), notes.statement, allow('GivenUp', 'Arn', 'sqs:SendMessage')],
    { Environment: notes.environment },
  );
}

let fixture: Fixture;
let cloud: LocalCloud;

beforeAll(async () => {
  fixture = writeAssembly(
    {
      Notes: tableResource(),
      GivenUp: { Type: 'AWS::SQS::Queue', Properties: {} },
      Poisoned: tableResource(true),
      Partial: tableResource(true),
      Endless: tableResource(true),
      Rolling: tableResource(true),
      ...follower('Bisecting', 'Poisoned'),
      ...follower('Reporting', 'Partial'),
      ...follower('Stuck', 'Endless'),
      ...follower('Ordered', 'Rolling'),
      BisectingMapping: mapping('Bisecting', 'Poisoned', 'StreamArn', {
        BatchSize: 10,
        MaximumBatchingWindowInSeconds: 300,
        BisectBatchOnFunctionError: true,
        MaximumRetryAttempts: 1,
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['GivenUp', 'Arn'] } } },
        FilterCriteria: {
          Filters: [{ Pattern: '{"dynamodb":{"NewImage":{"kind":{"S":["ok","poison"]}}}}' }],
        },
      }),
      ReportingMapping: mapping('Reporting', 'Partial', 'StreamArn', {
        BatchSize: 3,
        MaximumBatchingWindowInSeconds: 300,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      }),
      StuckMapping: mapping('Stuck', 'Endless', 'StreamArn', { BatchSize: 1 }),
      OrderedMapping: mapping('Ordered', 'Rolling', 'StreamArn', {
        BatchSize: 3,
        ParallelizationFactor: 2,
      }),
    },
    {
      Bisecting: noting(`
        if (event.Records.some(({ dynamodb }) => dynamodb.Keys.pk.S === 'poison')) throw new Error('poison');`),
      Reporting: noting(`
        const failed = event.Records.filter(({ dynamodb }) => dynamodb.NewImage.kind.S === 'second');
        if (globalThis.failedBefore || failed.length === 0) return { batchItemFailures: [] };
        globalThis.failedBefore = true;
        return { batchItemFailures: [{ itemIdentifier: failed[0].dynamodb.SequenceNumber }] };`),
      Stuck: noting(`
        if (event.Records[0].dynamodb.Keys.pk.S === 'stuck') throw new Error('never');`),
      Ordered: noting(''),
    },
  );
  cloud = await startLocalCloud({
    assembly: fixture.assembly,
    state: fixture.state,
    streams: { shards: 2, rollAfter: 7 },
    lambdaConcurrency: 8,
  });
});

afterAll(async () => {
  await cloud?.stop();
  fixture?.remove();
});

test('a batch that fails is halved until only the bad record is left, whose account goes to the destination', async () => {
  await put(cloud, 'Poisoned', ['ok-1', 'ok-2', 'ok-3', 'skipped-1', 'poison', 'ok-4', 'ok-5']);
  await cloud.settled();

  const batches = await batchesOf(cloud, 'Bisecting');
  const done = batches.filter((batch) => !batch.includes('poison')).flat();
  expect(done.toSorted()).toEqual(['ok-1', 'ok-2', 'ok-3', 'ok-4', 'ok-5']);
  expect(batches.filter((batch) => batch.length === 1 && batch[0] === 'poison')).toHaveLength(2);
  const accounts = await bodiesIn(cloud, 'GivenUp');
  expect(accounts.map((account) => parseJson(account))).toEqual([
    expect.objectContaining({
      requestContext: expect.objectContaining({
        condition: 'RetryAttemptsExhausted',
        approximateInvokeCount: 2,
      }),
      DDBStreamBatchInfo: expect.objectContaining({
        batchSize: 1,
        startSequenceNumber: '5',
        endSequenceNumber: '5',
      }),
    }),
  ]);
});

test('after a partial failure only the failed record and those after it come again', async () => {
  // One key, so that all are of one shard; three records fill the batch.
  for (const kind of ['first', 'second', 'third']) {
    await asHost(cloud, 'dynamodb')('PutItem', {
      TableName: cloud.resource('Partial').name,
      Item: { pk: { S: 'same' }, kind: { S: kind } },
    });
  }
  await until(async () => (await eventsOf(cloud, 'Reporting')).length > 0);
  await cloud.settled();

  const kinds = (await eventsOf(cloud, 'Reporting')).map((event) =>
    listAt(event, 'Records').map(
      (record) => JSON.stringify(record).match(/first|second|third/)?.[0],
    ),
  );
  expect(kinds).toEqual([
    ['first', 'second', 'third'],
    ['second', 'third'],
  ]);
});

test('a record that never succeeds holds up its own shard only, and settling says so', async () => {
  const others = Array.from({ length: 8 }, (_, index) => `free-${index}`);
  await put(cloud, 'Endless', ['stuck', 'stuck', ...others]);
  await until(async () => (await batchesOf(cloud, 'Stuck')).flat().some((key) => key !== 'stuck'));

  await expect(cloud.settled(300)).rejects.toThrow(/stream of Test-Endless: \d+ records/);
  const stuck = (await eventsOf(cloud, 'Stuck')).filter((event) =>
    JSON.stringify(event).includes('"stuck"'),
  );
  // Always the first of the two.
  expect(new Set(stuck.map((event) => JSON.stringify(event))).size).toBe(1);
});

test('shards split and merge without losing a record or the order of a key', async () => {
  const keys = Array.from({ length: 60 }, (_, index) => `key-${index % 6}`);
  await put(cloud, 'Rolling', keys);
  await until(async () => (await batchesOf(cloud, 'Ordered')).flat().length >= 60);

  const records = (await eventsOf(cloud, 'Ordered')).flatMap((event) => listAt(event, 'Records'));
  const sequences = new Map<string, number[]>();
  for (const record of records) {
    const { dynamodb } = record as {
      dynamodb: { Keys: { pk: { S: string } }; SequenceNumber: string };
    };
    const key = dynamodb.Keys.pk.S;
    sequences.set(key, [...(sequences.get(key) ?? []), Number(dynamodb.SequenceNumber)]);
  }
  expect(records).toHaveLength(60);
  expect(sequences.size).toBe(6);
  for (const each of sequences.values()) expect(each).toEqual(each.toSorted((a, b) => a - b));
});

test('a record reaches the function in the form that Lambda gives it', async () => {
  const [event] = await eventsOf(cloud, 'Ordered');

  expect(listAt(event, 'Records')[0]).toEqual({
    eventID: expect.any(String),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    eventSourceARN: expect.stringMatching(
      /^arn:aws:dynamodb:us-east-1:000000000000:table\/Test-Rolling\/stream\//,
    ),
    dynamodb: {
      ApproximateCreationDateTime: expect.any(Number),
      Keys: { pk: { S: expect.any(String) } },
      NewImage: { pk: { S: expect.any(String) }, kind: { S: 'key' } },
      SequenceNumber: expect.any(String),
      SizeBytes: expect.any(Number),
      StreamViewType: 'NEW_IMAGE',
    },
  });
});
