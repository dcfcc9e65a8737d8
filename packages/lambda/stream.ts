import middy from '@middy/core';
import type {
  Context,
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
} from 'aws-lambda';
import { commitOf, relay, type Commit, type Item, type RelayOptions } from '@ducha/event-log';
import { withDeadline } from './deadline.ts';
import { errorFields, log } from './log.ts';

/**
 * The Lambda handler of a relay: the commits of a batch go to their subscribers and into the views.
 * Reports the lowest record that failed; the stream delivers again from there.
 */
export function relayHandler(options: RelayOptions) {
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>({ timeoutEarlyInMillis: 0 }).handler(
    async (event: DynamoDBStreamEvent, context: Context) => {
      const commits: { commit: Commit; sequence: string }[] = [];
      const failures: { sequence: string; error: unknown }[] = [];
      for (const record of event.Records) {
        if (!isNewCommit(record)) continue;
        const sequence = record.dynamodb?.SequenceNumber ?? '';
        try {
          commits.push({ commit: commitOf(itemOf(record)).commit, sequence });
        } catch (error) {
          failures.push({ sequence, error });
        }
      }
      const failed = await withDeadline(context, () =>
        relay(
          options,
          commits.map(({ commit }) => commit),
        ),
      );
      for (const { commit, sequence } of commits) {
        if (failed.has(commit)) failures.push({ sequence, error: failed.get(commit) });
      }
      for (const { error } of failures) log('relay-failed', errorFields(error));
      log('relay-completed', { commits: commits.length, failed: failures.length });
      const lowest = failures
        .map(({ sequence }) => BigInt(sequence))
        .sort((a, b) => (a < b ? -1 : 1))[0];
      return {
        batchItemFailures: lowest === undefined ? [] : [{ itemIdentifier: String(lowest) }],
      };
    },
  );
}

/** The source's filter lets only these through; what it let through by mistake must not stop a shard. */
function isNewCommit(record: DynamoDBRecord): boolean {
  return (
    record.eventName === 'INSERT' && record.dynamodb?.Keys?.['pk']?.S?.startsWith('c/') === true
  );
}

/** An item as the table gives it: an event's bytes are base 64. */
function itemOf(record: DynamoDBRecord): Item {
  const item: Item = {};
  for (const [name, { S, B }] of Object.entries(record.dynamodb?.NewImage ?? {})) {
    if (S !== undefined) item[name] = { S };
    if (B !== undefined) item[name] = { B: Buffer.from(B, 'base64') };
  }
  return item;
}
