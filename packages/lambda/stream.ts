import middy from '@middy/core';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type {
  Context,
  DynamoDBBatchResponse,
  DynamoDBRecord,
  DynamoDBStreamEvent,
} from 'aws-lambda';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import {
  BrokenChain,
  commitOf,
  kindOf,
  relay,
  setAside,
  type Commit,
  type Item,
  type RelayOptions,
  type SetAside,
} from '@ducha/event-log';
import { withDeadline } from './deadline.ts';
import { errorFields, log } from './log.ts';

export interface RelayHandlerOptions extends RelayOptions {
  /** The service's log: what can never be relayed is remembered there. */
  readonly client: DynamoDBClient;
  readonly table: string;
  /** The queue that rings an alarm: which commits were set aside, and why. */
  readonly gaveUp: string;
}

/** A record of the stream that is a new commit: where it stands, and whether it could be read. */
interface Arrived {
  readonly sequence: string;
  readonly stream: string;
  readonly version: number;
  readonly commit: Commit | undefined;
}

/**
 * The Lambda handler of a relay: the commits of a batch go to their subscribers and into the views.
 * What can never go is set aside at once, with its reason and an alarm, and holds nothing. Of what may go
 * another time it reports the lowest record; the stream delivers again from there.
 */
export function relayHandler(options: RelayHandlerOptions) {
  return middy<DynamoDBStreamEvent, DynamoDBBatchResponse>({ timeoutEarlyInMillis: 0 }).handler(
    async (event: DynamoDBStreamEvent, context: Context) => {
      const arrived = event.Records.filter(isNewCommit).map(arrivedWith);
      const failures = await withDeadline(context, () => relayAll(options, arrived));
      for (const error of failures.values()) log('relay-failed', errorFields(error));
      log('relay-completed', { commits: arrived.length, failed: failures.size });
      const lowest = [...failures.keys()]
        .map(({ sequence }) => BigInt(sequence))
        .sort((a, b) => (a < b ? -1 : 1))[0];
      return {
        batchItemFailures: lowest === undefined ? [] : [{ itemIdentifier: String(lowest) }],
      };
    },
  );
}

/** Gives what is to be delivered again, with its error. */
async function relayAll(
  options: RelayHandlerOptions,
  arrived: readonly Arrived[],
): Promise<Map<Arrived, unknown>> {
  const failures = new Map<Arrived, unknown>();
  const readable = arrived.flatMap(({ commit }) => (commit === undefined ? [] : [commit]));
  const { failed, impossible } = await relay(options, readable);
  for (const one of arrived) {
    const { stream, version, commit } = one;
    const fault =
      commit === undefined
        ? ({ step: 'read', reason: 'unreadable-commit' } as const)
        : impossible.get(commit);
    if (commit !== undefined && failed.has(commit)) failures.set(one, failed.get(commit));
    if (fault === undefined) continue;
    try {
      await remember(options, { stream, version, ...fault, at: new Date().toISOString() });
    } catch (error) {
      failures.set(one, error);
    }
  }
  return failures;
}

/** The row first: whoever hears the alarm finds it. Both are done again if the second fails. */
async function remember(options: RelayHandlerOptions, fault: SetAside): Promise<void> {
  const { stream, version, step, reason } = fault;
  await setAside(options.client, options.table, fault);
  await options.sqs.send(
    new SendMessageCommand({
      QueueUrl: options.gaveUp,
      MessageBody: JSON.stringify({ service: options.service, stream, version, step, reason }),
    }),
  );
  log('commit-set-aside', { kind: kindOf(stream), step, reason: reason.replaceAll(' ', ':') });
}

/** The source's filter lets only these through; what it let through by mistake must not stop a shard. */
function isNewCommit(record: DynamoDBRecord): boolean {
  return (
    record.eventName === 'INSERT' && record.dynamodb?.Keys?.['pk']?.S?.startsWith('c/') === true
  );
}

function arrivedWith(record: DynamoDBRecord): Arrived {
  const { pk, sk } = record.dynamodb?.Keys ?? {};
  return {
    sequence: record.dynamodb?.SequenceNumber ?? '',
    stream: (pk?.S ?? '').slice('c/'.length),
    version: Number(sk?.S ?? 0),
    commit: readable(record),
  };
}

function readable(record: DynamoDBRecord): Commit | undefined {
  try {
    return commitOf(itemOf(record)).commit;
  } catch (error) {
    if (!(error instanceof BrokenChain)) throw error;
    return undefined;
  }
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
