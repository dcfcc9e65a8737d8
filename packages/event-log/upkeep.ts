import {
  BatchWriteItemCommand,
  ScanCommand,
  type DynamoDBClient,
  type ScanCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { Commit } from './commit.ts';
import { BrokenChain } from './broken-chain.ts';
import { commitKey, verifiedCommits } from './chain.ts';
import { whyImpossible } from './impossible.ts';
import { kindOf, type Projector } from './project.ts';
import type { Relayed } from './relay.ts';
import { readView } from './row.ts';
import {
  forgetSetAside,
  readSetAside,
  setAside,
  setAsidePartition,
  type SetAside,
} from './set-aside.ts';
import { pauseWhenIdle, readPartition, text, type Item } from './table.ts';

/**
 * What an operator does with a log: check it, rebuild what is derived from it, find what the relay has
 * missed. All of it reads the table in pages of at most 1,000 items.
 */
export interface Upkeep {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/** The prefixes of partitions: commits, rows of views, figures. */
const commits = 'c/';
const derived = ['r/', 'f/'] as const;

/** The names of all streams of the log, each once, in the table's order. */
export async function* streamNames(upkeep: Upkeep): AsyncGenerator<string> {
  for await (const pk of partitions(upkeep)) {
    if (pk.startsWith(commits)) yield pk.slice(commits.length);
  }
}

/** Every partition of the table once: a scan gives the items of one together. */
async function* partitions({ client, table }: Upkeep): AsyncGenerator<string> {
  let before: string | undefined;
  for await (const item of scan(client, { TableName: table, ProjectionExpression: 'pk' })) {
    const pk = text(item, 'pk');
    if (pk !== before) yield pk;
    before = pk;
  }
}

/** Every commit of a stream, verified. Throws `BrokenChain`. */
export async function readCommits({ client, table }: Upkeep, stream: string): Promise<Commit[]> {
  return verifiedCommits(stream, await readPartition(client, table, commitKey(stream))).commits;
}

/**
 * Checks the chain of every stream, and that no view has seen more than its log still holds; gives how
 * many were whole and which were not, and how many commits are set aside.
 */
export async function verifyLog(
  upkeep: Upkeep,
  progress: (streams: number) => void = () => {},
): Promise<{ streams: number; commits: number; broken: string[]; setAside: number }> {
  const broken: string[] = [];
  const aside = await readSetAside(upkeep.client, upkeep.table);
  const found = { streams: 0, commits: 0, broken, setAside: aside.length };
  for await (const pk of partitions(upkeep)) {
    const prefix = pk.slice(0, 2);
    if (prefix === derived[0]) {
      const stream = pk.slice(2);
      if (!(await exists(upkeep, stream))) broken.push(`${stream} has a view and no commit`);
    } else if (prefix === commits) {
      found.streams += 1;
      const stream = pk.slice(2);
      try {
        const { length } = await readCommits(upkeep, stream);
        found.commits += length;
        const { version } = await readView(upkeep.client, upkeep.table, stream);
        if (version > length)
          broken.push(`${stream} ends at ${length}, its view has seen ${version}`);
      } catch (error) {
        if (!(error instanceof BrokenChain)) throw error;
        broken.push(error.message);
      }
      if (found.streams % 100 === 0) progress(found.streams);
    } else if (prefix !== derived[1] && pk !== setAsidePartition) {
      broken.push(`${pk} is nothing that a log holds`);
    }
  }
  return found;
}

async function exists({ client, table }: Upkeep, stream: string): Promise<boolean> {
  return (await readPartition(client, table, commitKey(stream), { last: 1 })).length > 0;
}

/**
 * Drops all views, figures and due rows, and makes them again from the log; gives the streams whose view
 * could not be made, too. The service's relay must rest meanwhile: a figure that it adds to between the
 * two would be wrong. Run again after a failure.
 */
export async function rebuildViews(
  upkeep: Upkeep,
  projector: Projector,
  progress: (streams: number) => void = () => {},
): Promise<{ dropped: number; streams: number; left: string[] }> {
  const dropped = await dropDerived(upkeep);
  const left: string[] = [];
  let streams = 0;
  let batch: string[] = [];
  const flush = async (): Promise<void> => {
    const failed = await projector.project(batch);
    for (const [stream, error] of failed) {
      const reason = whyImpossible(error);
      if (reason === undefined) throw new Error(`cannot rebuild ${stream}`, { cause: error });
      left.push(`${stream} ${reason}`);
    }
    streams += batch.length;
    batch = [];
    progress(streams);
  };
  for await (const stream of streamNames(upkeep)) {
    batch.push(stream);
    if (batch.length === 200) await flush();
  }
  await flush();
  return { dropped, streams, left };
}

/** What the relay does with commits, done by an operator. */
export type RelayAgain = (commits: readonly Commit[]) => Promise<Relayed>;

/** How much was sent or projected again, and what could still not be: it stays set aside. */
export interface Republished {
  readonly republished: number;
  readonly left: readonly SetAside[];
}

/**
 * Does what is missing: first what was set aside, then what the version of each view says that it has
 * not seen. A commit of which the view alone was missing is not sent again. One that still cannot be done
 * holds no other. Streams of a kind without views are not compared: a kind whose events others hear of
 * needs one.
 */
export async function republishMissing(
  upkeep: Upkeep,
  projector: Projector,
  relay: RelayAgain,
): Promise<Republished & { streams: number }> {
  const { client, table } = upkeep;
  const done = { streams: 0, republished: await mendSetAside(upkeep, projector, relay) };
  const aside = new Set((await readSetAside(client, table)).map(({ stream }) => stream));
  for await (const stream of streamNames(upkeep)) {
    if (!projector.kinds.includes(kindOf(stream))) continue;
    done.streams += 1;
    if (aside.has(stream)) continue;
    const { version } = await readView(client, table, stream);
    done.republished += await relayed(upkeep, stream, relay, (one) => one.version > version);
  }
  return { ...done, left: await readSetAside(client, table) };
}

/** Sends the commits of one stream again from a version on, whatever its view has seen. */
export async function republishStream(
  upkeep: Upkeep,
  stream: string,
  from: number,
  relay: RelayAgain,
): Promise<Republished> {
  const republished = await relayed(upkeep, stream, relay, ({ version }) => version >= from);
  return { republished, left: await readSetAside(upkeep.client, upkeep.table, stream) };
}

/** Tries anew what was set aside; gives how many commits are so no longer. */
async function mendSetAside(
  upkeep: Upkeep,
  projector: Projector,
  relay: RelayAgain,
): Promise<number> {
  let mended = 0;
  const aside = await readSetAside(upkeep.client, upkeep.table);
  for (const [stream, rows] of Map.groupBy(aside, (row) => row.stream)) {
    const unsent = new Set(rows.filter(({ step }) => step !== 'project').map((row) => row.version));
    mended += await relayed(upkeep, stream, relay, ({ version }) => unsent.has(version));
    const unseen = (await projector.project([stream])).get(stream);
    if (unseen !== undefined) {
      if (whyImpossible(unseen) !== undefined) continue;
      throw new Error(`cannot project ${stream}`, { cause: unseen });
    }
    for (const row of rows.filter(({ step }) => step === 'project')) {
      await forgetSetAside(upkeep.client, upkeep.table, row);
      mended += 1;
    }
  }
  return mended;
}

/**
 * Relays some commits of a stream again: what is done is no longer set aside, what is impossible is.
 * Gives how many are done. Throws when some could not be done now.
 */
async function relayed(
  upkeep: Upkeep,
  stream: string,
  relay: RelayAgain,
  wanted: (commit: Commit) => boolean,
): Promise<number> {
  const { client, table } = upkeep;
  const at = new Date().toISOString();
  let commits: Commit[];
  try {
    commits = (await readCommits(upkeep, stream)).filter(wanted);
  } catch (error) {
    if (!(error instanceof BrokenChain)) throw error;
    if ((await readSetAside(client, table, stream)).length === 0)
      await setAside(client, table, { stream, version: 1, ...unreadable, at });
    return 0;
  }
  if (commits.length === 0) return 0;
  const { failed, impossible } = await relay(commits);
  let done = 0;
  for (const commit of commits) {
    const fault = impossible.get(commit);
    if (fault !== undefined) {
      await setAside(client, table, { stream, version: commit.version, ...fault, at });
    } else if (!failed.has(commit)) {
      await forgetSetAside(client, table, commit);
      done += 1;
    }
  }
  for (const [, error] of failed) throw new Error(`cannot republish ${stream}`, { cause: error });
  return done;
}

/** The relay set none of its commits aside, and yet it cannot be read from its first on. */
const unreadable = { step: 'read', reason: 'unreadable-commit' } as const;

/** The most items that one request deletes. */
const deleteLimit = 25;

/** Deleted as they are met: there may be more of them than memory holds. */
async function dropDerived({ client, table }: Upkeep): Promise<number> {
  let dropped = 0;
  let keys: Item[] = [];
  const flush = async (): Promise<void> => {
    await deleteAll(client, table, keys);
    dropped += keys.length;
    keys = [];
  };
  for await (const item of scan(client, {
    TableName: table,
    FilterExpression: 'begins_with(pk, :rows) OR begins_with(pk, :figures)',
    ExpressionAttributeValues: { ':rows': { S: derived[0] }, ':figures': { S: derived[1] } },
    ProjectionExpression: 'pk, sk',
  })) {
    keys.push(item);
    if (keys.length === deleteLimit) await flush();
  }
  await flush();
  return dropped;
}

async function deleteAll(
  client: DynamoDBClient,
  table: string,
  keys: readonly Item[],
): Promise<void> {
  let rest = keys;
  let idle = 0;
  while (rest.length > 0) {
    const { UnprocessedItems } = await client.send(
      new BatchWriteItemCommand({
        RequestItems: { [table]: rest.map((key) => ({ DeleteRequest: { Key: key } })) },
      }),
    );
    const left = (UnprocessedItems?.[table] ?? []).flatMap(({ DeleteRequest }) =>
      DeleteRequest?.Key === undefined ? [] : [DeleteRequest.Key],
    );
    idle = await pauseWhenIdle(idle, left.length === rest.length);
    rest = left;
  }
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
