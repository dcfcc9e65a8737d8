import middy from '@middy/core';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { decodeCommit, relay, type Commit, type RelayOptions } from '@ducha/event-log';
import { answerReserve, withDeadline } from './deadline.ts';
import { errorFields, log } from './log.ts';

/**
 * The Lambda handler of a relay: the commits of a batch go to their subscribers and into the views.
 * Reports the lowest record that failed; the stream delivers again from there.
 */
export function relayHandler(options: RelayOptions) {
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>({ timeoutEarlyInMillis: 0 }).handler(
    async (event: DynamoDBStreamEvent, context: Context) => {
      const remaining = (): number => context.getRemainingTimeInMillis();
      const signal = AbortSignal.timeout(Math.max(1, remaining() - answerReserve));
      const commits: { commit: Commit; sequence: string }[] = [];
      const failures: { sequence: string; error: unknown }[] = [];
      for (const record of event.Records) {
        const sequence = record.dynamodb?.SequenceNumber ?? '';
        const body = record.dynamodb?.NewImage?.['body']?.B;
        try {
          if (typeof body !== 'string') throw new Error('a record without the body of a commit');
          commits.push({ commit: decodeCommit(Buffer.from(body, 'base64')), sequence });
        } catch (error) {
          failures.push({ sequence, error });
        }
      }
      const failed = await withDeadline({ remaining, signal }, () =>
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
