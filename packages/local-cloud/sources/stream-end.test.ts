import { expect, test } from 'vitest';
import { createClock } from '../clock.ts';
import type { EngineCall } from '../engine-call.ts';
import type { JsonObject } from '../json.ts';
import type { FunctionPool } from '../lambda/pool.ts';
import { createHaste } from './haste.ts';
import { startStreamSource } from './stream.ts';

/** The records that lie in the engine behind a number; its own word for the last of its shard is of text: "99". */
function engineWith(sequences: readonly number[], reads: Promise<void>): EngineCall {
  const answers: Readonly<Record<string, (input: JsonObject) => Promise<JsonObject>>> = {
    ListStreams: async () => ({ Streams: [{ StreamArn: 'arn' }] }),
    DescribeStream: async () => ({
      StreamDescription: {
        Shards: [{ ShardId: 'one', SequenceNumberRange: { EndingSequenceNumber: '99' } }],
      },
    }),
    GetShardIterator: async ({ SequenceNumber = '0' }) => ({ ShardIterator: SequenceNumber }),
    GetRecords: async ({ ShardIterator, Limit }) => {
      // The reader itself is held up; whoever asks what lies ahead asks for one.
      if (Limit !== 1) await reads;
      return {
        NextShardIterator: ShardIterator ?? '0',
        Records: sequences
          .filter((sequence) => Limit === 1 && sequence > Number(ShardIterator))
          .slice(0, 1)
          .map((sequence) => ({ dynamodb: { SequenceNumber: String(sequence), Keys: {} } })),
      };
    },
  };
  return async (operation, input) => (await answers[operation]?.(input)) ?? {};
}

test.each([
  [[98, 99, 100], /read to 99, there is 100/],
  [[98, 99], undefined],
  [[7, 1000], /there is 1000/],
])('a stream with the records %j that was read to 99', async (sequences, pending) => {
  const held = Promise.withResolvers<void>();
  const source = startStreamSource({
    tableName: 'Notes',
    partitionKey: 'pk',
    streamArn: 'arn',
    batchSize: 10,
    windowSeconds: 0,
    reportsItemFailures: true,
    bisects: false,
    maximumRetries: 0,
    parallelizationFactor: 1,
    filter: () => true,
    pool: {} as FunctionPool,
    onFailure: undefined,
    haste: createHaste(),
    log: () => {},
    streams: engineWith(sequences, held.promise),
    clock: createClock(0, () => {}),
    checkpoint: { read: () => '99', write: () => {} },
    shards: 1,
    rollAfter: 1_000,
  });
  const told = await source.pending();
  if (pending === undefined) expect(told).toBeUndefined();
  else expect(told).toMatch(pending);
  held.resolve();
  await source.stop();
});
