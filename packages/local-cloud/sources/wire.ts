import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as z from 'zod/mini';
import type { Clock } from '../clock.ts';
import type { SqsAndS3 } from '../engines/sqs-s3.ts';
import type { EngineCall } from '../engine-call.ts';
import { engineCall } from '../engine-call.ts';
import type { Functions } from '../functions.ts';
import { parseJson } from '../json.ts';
import type { FunctionPool } from '../lambda/pool.ts';
import type { Proxy } from '../proxy/proxy.ts';
import { eventSourceMapping, rule } from '../resources/functions.ts';
import { queue } from '../resources/queues.ts';
import { streamArn, table } from '../resources/tables.ts';
import type { Resource, Stack } from '../stack.ts';
import { compileFilter } from './filter.ts';
import type { Haste } from './haste.ts';
import type { Schedule } from './schedule.ts';
import { createSchedule } from './schedule.ts';
import type { Source } from './sqs.ts';
import { startSqsSource } from './sqs.ts';
import type { Checkpoint, StreamSource } from './stream.ts';
import { startStreamSource } from './stream.ts';

/** What event sources need of the local cloud. */
export interface SourceSurroundings {
  readonly stack: Stack;
  readonly functions: Functions;
  readonly proxy: Proxy;
  readonly sqsAndS3: SqsAndS3;
  /** The host's own calls to the engines. */
  readonly sqs: EngineCall;
  readonly streams: EngineCall;
  readonly clock: Clock;
  readonly haste: Haste;
  readonly random: (() => number) | undefined;
  readonly shards: number;
  readonly rollAfter: number;
  /** Folder of the streams' checkpoints. */
  readonly checkpoints: string;
  log(line: string): void;
}

/** Queues and streams that feed functions. */
export interface Sources {
  readonly queues: readonly Source[];
  readonly streams: readonly StreamSource[];
}

type Mapping = Resource<z.output<typeof eventSourceMapping.properties>>;

/**
 * Starts every enabled event source mapping of the stack.
 * @throws Error naming the mapping whose source does not exist or may not be read by its function's role
 */
export function wireSources(surroundings: SourceSurroundings): Sources {
  const { stack, functions } = surroundings;
  const queues: Source[] = [];
  const streams: StreamSource[] = [];
  for (const mapping of stack.all(eventSourceMapping)) {
    if (!mapping.properties.Enabled) continue;
    const pool = functions.find(mapping.properties.FunctionName);
    const arn = mapping.properties.EventSourceArn;
    const feedingQueue = stack.all(queue).find((each) => each.arn === arn);
    const feedingTable = stack.all(table).find((each) => streamArn(each.name) === arn);
    if (feedingQueue !== undefined) {
      queues.push(wireQueue(mapping, feedingQueue, pool, surroundings));
    } else if (feedingTable !== undefined) {
      streams.push(wireStream(mapping, feedingTable, pool, surroundings));
    } else throw new Error(`${mapping.logicalId}: the stack has no queue or stream ${arn}`);
  }
  return { queues, streams };
}

/** Makes the schedules of the stack. @throws Error naming the rule that may not invoke its function */
export function wireSchedules(stack: Stack, functions: Functions, clock: Clock): Schedule[] {
  return stack
    .all(rule)
    .filter(({ properties }) => properties.State === 'ENABLED')
    .map(({ logicalId, arn, properties }) =>
      createSchedule({
        ruleArn: arn,
        expression: properties.ScheduleExpression,
        clock,
        targets: properties.Targets.map(({ Arn, Input }) => {
          const pool = functions.find(Arn);
          functions.requirePermission(pool, 'events.amazonaws.com', logicalId);
          return { pool, input: Input === undefined ? undefined : parseJson(Input) };
        }),
      }),
    );
}

function wireQueue(
  { logicalId, properties }: Mapping,
  { name, arn, ref }: Resource<z.output<typeof queue.properties>>,
  pool: FunctionPool,
  surroundings: SourceSurroundings,
): Source {
  const { functions, proxy, sqsAndS3 } = surroundings;
  const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
  functions.requireGrant(pool, actions, arn, logicalId);
  // Nobody can still be at work on what an earlier process had received.
  sqsAndS3.returnInFlight(name);
  const most = properties.ScalingConfig?.MaximumConcurrency ?? pool.setup.concurrency;
  return startSqsSource({
    queueArn: arn,
    queueUrl: ref,
    batchSize: properties.BatchSize ?? 10,
    windowSeconds: properties.MaximumBatchingWindowInSeconds,
    maximumConcurrency: Math.min(most, pool.setup.concurrency),
    reportsItemFailures: properties.FunctionResponseTypes.length > 0,
    filter: filterOf(logicalId, properties.FilterCriteria),
    pool,
    asFunction: engineCall('sqs', proxy.endpoint('sqs'), functions.principal(pool)),
    depth: () => sqsAndS3.depth(name),
    asHost: surroundings.sqs,
    clock: surroundings.clock,
    haste: surroundings.haste,
    random: surroundings.random,
    log: (line) => surroundings.log(line),
  });
}

function wireStream(
  { logicalId, properties }: Mapping,
  source: Resource<z.output<typeof table.properties>>,
  pool: FunctionPool,
  surroundings: SourceSurroundings,
): StreamSource {
  const { stack, functions, proxy } = surroundings;
  const arn = properties.EventSourceArn;
  const actions = ['dynamodb:DescribeStream', 'dynamodb:GetShardIterator', 'dynamodb:GetRecords'];
  functions.requireGrant(pool, actions, arn, logicalId);
  if (properties.StartingPosition === undefined) {
    throw new Error(`${logicalId}: a stream needs a StartingPosition`);
  }
  const destination = properties.DestinationConfig?.OnFailure.Destination;
  const target = stack.all(queue).find((each) => each.arn === destination);
  if (destination !== undefined && target === undefined) {
    throw new Error(`${logicalId}: its on-failure destination ${destination} is not a queue here`);
  }
  const send = engineCall('sqs', proxy.endpoint('sqs'), functions.principal(pool));
  const partitionKey = source.properties.KeySchema.find(({ KeyType }) => KeyType === 'HASH');
  return startStreamSource({
    tableName: source.name,
    partitionKey: partitionKey?.AttributeName ?? '',
    streamArn: arn,
    batchSize: properties.BatchSize ?? 100,
    windowSeconds: properties.MaximumBatchingWindowInSeconds,
    reportsItemFailures: properties.FunctionResponseTypes.length > 0,
    bisects: properties.BisectBatchOnFunctionError,
    maximumRetries: properties.MaximumRetryAttempts,
    parallelizationFactor: properties.ParallelizationFactor,
    filter: filterOf(logicalId, properties.FilterCriteria),
    pool,
    onFailure:
      target === undefined
        ? undefined
        : async (account) => {
            const message = { QueueUrl: target.ref, MessageBody: JSON.stringify(account) };
            await send('SendMessage', message);
          },
    streams: surroundings.streams,
    clock: surroundings.clock,
    haste: surroundings.haste,
    shards: surroundings.shards,
    rollAfter: surroundings.rollAfter,
    checkpoint: checkpointFile(join(surroundings.checkpoints, logicalId)),
    log: (line) => surroundings.log(line),
  });
}

function filterOf(
  logicalId: string,
  criteria: { readonly Filters: readonly { readonly Pattern: string }[] } | undefined,
): ReturnType<typeof compileFilter> {
  try {
    return compileFilter((criteria?.Filters ?? []).map(({ Pattern }) => Pattern));
  } catch (error) {
    throw new Error(`${logicalId}: ${String(error)}`, { cause: error });
  }
}

/** A checkpoint in a file that is whole or absent, however the process ends. */
function checkpointFile(file: string): Checkpoint {
  mkdirSync(dirname(file), { recursive: true });
  return {
    read() {
      try {
        return readFileSync(file, 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
        throw error;
      }
    },
    write(sequence) {
      writeFileSync(`${file}.new`, sequence);
      renameSync(`${file}.new`, file);
    },
  };
}
