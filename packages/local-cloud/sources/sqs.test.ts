import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fixture } from '../testing/assembly.ts';
import {
  consumes,
  functionResources,
  mapping,
  notes,
  noting,
  tableResource,
  writeAssembly,
} from '../testing/assembly.ts';
import type { LocalCloud } from '../cloud.ts';
import { startLocalCloud } from '../cloud.ts';
import { listAt } from '../json.ts';
import { batchesOf, bodiesIn, eventsOf, send, until } from '../testing/noted-events.ts';

const queue = { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 60 } } as const;

function consumer(name: string, source: string) {
  return functionResources(name, [consumes(source), notes.statement], {
    Environment: notes.environment,
    Timeout: 5,
  });
}

let fixture: Fixture;
let cloud: LocalCloud;

beforeAll(async () => {
  fixture = writeAssembly(
    {
      Notes: tableResource(),
      Slow: queue,
      Mixed: {
        Type: 'AWS::SQS::Queue',
        Properties: {
          VisibilityTimeout: 60,
          RedrivePolicy: {
            deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] },
            maxReceiveCount: 3,
          },
        },
      },
      Dead: queue,
      Sifted: queue,
      DeadAlarm: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: {
          AlarmDescription: 'a message could not be handled',
          Namespace: 'AWS/SQS',
          MetricName: 'ApproximateNumberOfMessagesVisible',
          Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': ['Dead', 'QueueName'] } }],
          ComparisonOperator: 'GreaterThanThreshold',
          Threshold: 0,
          EvaluationPeriods: 1,
        },
      },
      ...consumer('Batching', 'Slow'),
      ...consumer('Failing', 'Mixed'),
      ...consumer('Filtering', 'Sifted'),
      BatchingMapping: mapping('Batching', 'Slow', 'Arn', {
        BatchSize: 5,
        MaximumBatchingWindowInSeconds: 300,
      }),
      FailingMapping: mapping('Failing', 'Mixed', 'Arn', {
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      }),
      FilteringMapping: mapping('Filtering', 'Sifted', 'Arn', {
        FilterCriteria: { Filters: [{ Pattern: '{"body":{"kind":["wanted"]}}' }] },
      }),
    },
    {
      Batching: noting(''),
      Failing: noting(`
        if (event.Records.some(({ body }) => body === 'crash')) throw new Error('as asked');
        const failed = event.Records.filter(({ body }) => body === 'bad');
        return { batchItemFailures: failed.map(({ messageId }) => ({ itemIdentifier: messageId })) };`),
      Filtering: noting(''),
    },
  );
  cloud = await startLocalCloud({ assembly: fixture.assembly, state: fixture.state });
});

afterAll(async () => {
  await cloud?.stop();
  fixture?.remove();
});

test('a full batch goes at once, a part of one waits for its window, which settling cuts short', async () => {
  await send(cloud, 'Slow', ['1', '2', '3', '4', '5', '6', '7']);
  await until(async () => (await batchesOf(cloud, 'Batching')).length > 0);
  expect(await batchesOf(cloud, 'Batching')).toEqual([['1', '2', '3', '4', '5']]);

  await cloud.settled();

  expect(await batchesOf(cloud, 'Batching')).toEqual([
    ['1', '2', '3', '4', '5'],
    ['6', '7'],
  ]);
});

describe('failures', () => {
  test('only the reported messages come again, then go to the dead-letter queue, and its alarm rings', async () => {
    await send(cloud, 'Mixed', ['good', 'bad', 'fine']);
    await cloud.settled();

    const delivered = (await batchesOf(cloud, 'Failing')).flat();
    expect(delivered.toSorted()).toEqual(['bad', 'bad', 'bad', 'fine', 'good']);
    await until(() => cloud.alarms().some(({ state }) => state === 'ALARM'));
    expect(await bodiesIn(cloud, 'Dead')).toEqual(['bad']);
  });

  test('an exception fails the whole batch', async () => {
    const before = (await eventsOf(cloud, 'Failing')).length;
    await send(cloud, 'Mixed', ['crash', 'neighbour']);
    await cloud.settled();

    const delivered = (await batchesOf(cloud, 'Failing')).slice(before).flat();
    expect(delivered.filter((body) => body === 'crash')).toHaveLength(3);
    expect(delivered.filter((body) => body === 'neighbour').length).toBeGreaterThan(0);
  });
});

test('a filter drops what does not match, unseen', async () => {
  await send(cloud, 'Sifted', ['{"kind":"wanted"}', '{"kind":"other"}', 'no json']);
  await cloud.settled();

  expect((await batchesOf(cloud, 'Filtering')).flat()).toEqual(['{"kind":"wanted"}']);
});

test('a message reaches the function in the form that Lambda gives it', async () => {
  const [event] = await eventsOf(cloud, 'Filtering');
  const [record] = listAt(event, 'Records');

  expect(record).toEqual({
    messageId: expect.any(String),
    receiptHandle: expect.any(String),
    body: '{"kind":"wanted"}',
    attributes: expect.objectContaining({
      ApproximateReceiveCount: '1',
      SentTimestamp: expect.stringMatching(/^\d{13}$/),
    }),
    messageAttributes: {},
    md5OfBody: expect.any(String),
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:Test-Sifted',
    awsRegion: 'us-east-1',
  });
});

test('receiving and deleting are counted as the function’s own requests', () => {
  const mine = cloud.proxy.usage
    .snapshot()
    .filter((row) => row.function === 'Filtering' && row.service === 'sqs');

  expect(mine.map(({ operation, requests }) => [operation, requests])).toEqual([
    ['DeleteMessageBatch', 1],
    ['ReceiveMessage', 1],
  ]);
});
