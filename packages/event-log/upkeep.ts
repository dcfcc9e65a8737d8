import {
  BatchWriteItemCommand,
  ScanCommand,
  type DynamoDBClient,
  type ScanCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Commit } from './commit.ts';
import { BrokenChain, commitKey, verifiedCommits } from './log.ts';
import { kindOf, type Projector } from './project.ts';
import { readView } from './row.ts';
import { readPartition, text, type Item } from './table.ts';

/**
 * What an operator does with a log: check it, rebuild what is derived from it, find what the relay has
 * missed. All of it reads the table in pages of at most 1,000 items.
 */
export interface Upkeep {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/** The names of all streams of the log, each once, in the table's order. */
export async function* streamNames({ client, table }: Upkeep): AsyncGenerator<string> {
  const first = 'c/';
  for await (const item of scan(client, {
    TableName: table,
    FilterExpression: 'begins_with(pk, :c) AND sk = :first',
    ExpressionAttributeValues: { ':c': { S: first }, ':first': { S: '0000000001' } },
    ProjectionExpression: 'pk',
  })) {
    yield text(item, 'pk').slice(first.length);
  }
}

/** Every commit of a stream, verified. Throws `BrokenChain`. */
export async function readCommits({ client, table }: Upkeep, stream: string): Promise<Commit[]> {
  return verifiedCommits(stream, await readPartition(client, table, commitKey(stream))).commits;
}

/** Checks the chain of every stream; gives how many were whole and which were not. */
export async function verifyLog(
  upkeep: Upkeep,
  progress: (streams: number) => void = () => {},
): Promise<{ streams: number; commits: number; broken: string[] }> {
  const found = { streams: 0, commits: 0, broken: [] as string[] };
  for await (const stream of streamNames(upkeep)) {
    found.streams += 1;
    try {
      found.commits += (await readCommits(upkeep, stream)).length;
    } catch (error) {
      if (!(error instanceof BrokenChain)) throw error;
      found.broken.push(error.message);
    }
    if (found.streams % 100 === 0) progress(found.streams);
  }
  return found;
}

/** Drops all views, figures and due rows, and makes them again from the log. */
export async function rebuildViews(
  upkeep: Upkeep,
  projector: Projector,
  progress: (streams: number) => void = () => {},
): Promise<{ dropped: number; streams: number }> {
  const dropped = await dropDerived(upkeep);
  let streams = 0;
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    const failed = await projector.project(batch);
    for (const [stream, error] of failed)
      throw new Error(`cannot rebuild ${stream}`, { cause: error });
    streams += batch.length;
    batch = [];
    progress(streams);
  };
  for await (const stream of streamNames(upkeep)) {
    batch.push(stream);
    if (batch.length === 200) await flush();
  }
  await flush();
  return { dropped, streams };
}

/**
 * Compares the log with the version that each view has seen, and hands the commits that are missing
 * there to `relay` (which sends and projects them again). Gives how many were missing.
 */
export async function republishMissing(
  upkeep: Upkeep,
  projector: Projector,
  relay: (commits: readonly Commit[]) => Promise<Map<Commit, unknown>>,
): Promise<{ streams: number; republished: number }> {
  const done = { streams: 0, republished: 0 };
  for await (const stream of streamNames(upkeep)) {
    if (!projector.kinds.includes(kindOf(stream))) continue;
    done.streams += 1;
    const { version } = await readView(upkeep.client, upkeep.table, stream);
    const missing = (await readCommits(upkeep, stream)).filter(
      (commit) => commit.version > version,
    );
    if (missing.length === 0) continue;
    const failed = await relay(missing);
    for (const [, error] of failed) throw new Error(`cannot republish ${stream}`, { cause: error });
    done.republished += missing.length;
  }
  return done;
}

async function dropDerived({ client, table }: Upkeep): Promise<number> {
  let dropped = 0;
  let batch: Item[] = [];
  const flush = async (): Promise<void> => {
    let requests = batch.map((key) => ({ DeleteRequest: { Key: key } }));
    dropped += batch.length;
    batch = [];
    while (requests.length > 0) {
      const answer = await client.send(
        new BatchWriteItemCommand({ RequestItems: { [table]: requests } }),
      );
      requests = (answer.UnprocessedItems?.[table] ?? []).flatMap(({ DeleteRequest }) =>
        DeleteRequest?.Key === undefined ? [] : [{ DeleteRequest: { Key: DeleteRequest.Key } }],
      );
    }
  };
  for await (const item of scan(client, {
    TableName: table,
    FilterExpression: 'NOT begins_with(pk, :c)',
    ExpressionAttributeValues: { ':c': { S: 'c/' } },
    ProjectionExpression: 'pk, sk',
  })) {
    batch.push(item);
    if (batch.length === 25) await flush();
  }
  await flush();
  return dropped;
}

async function* scan(client: DynamoDBClient, input: ScanCommandInput): AsyncGenerator<Item> {
  let start: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        ...input,
        ConsistentRead: true,
        Limit: 1000,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    yield* page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}
