import {
  DeleteItemCommand,
  PutItemCommand,
  QueryCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { versionKey } from './chain.ts';
import { text, type Item } from './table.ts';

/**
 * What could not be done with a commit: `read` it, `send` its events, or `project` it into its view.
 * Whatever failed first; the steps after it may be missing too, none before it.
 */
export type MissedStep = 'read' | 'send' | 'project';

/** A commit that the relay can never get through as it is. Its neighbours went on without it. */
export interface SetAside {
  readonly stream: string;
  readonly version: number;
  readonly step: MissedStep;
  /** A code of ours (see `impossible.ts`); no data. */
  readonly reason: string;
  /** When it was last found impossible. */
  readonly at: string;
}

/**
 * All of them stand in one partition: they are few, and whoever looks wants all. Outside `c/`, so the
 * relay does not hear of them; outside what a rebuild drops.
 */
export const setAsidePartition = 's/commits';

/** Remembers a commit as set aside; once more is the same. */
export async function setAside(
  client: DynamoDBClient,
  table: string,
  { stream, version, step, reason, at }: SetAside,
): Promise<void> {
  await client.send(
    new PutItemCommand({
      TableName: table,
      Item: {
        ...keyOf({ stream, version }),
        step: { S: step },
        reason: { S: reason },
        at: { S: at },
      },
    }),
  );
}

/** The commits that are set aside, in order of stream and version; of one stream, if it is named. */
export async function readSetAside(
  client: DynamoDBClient,
  table: string,
  stream?: string,
): Promise<SetAside[]> {
  const found: SetAside[] = [];
  let start: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: `pk = :pk${stream === undefined ? '' : ' AND begins_with(sk, :stream)'}`,
        ExpressionAttributeValues: {
          ':pk': { S: setAsidePartition },
          ...(stream === undefined ? {} : { ':stream': { S: `${stream}@` } }),
        },
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
    found.push(...(page.Items ?? []).map(read));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return found;
}

/** Forgets that a commit was set aside: all was done with it. */
export async function forgetSetAside(
  client: DynamoDBClient,
  table: string,
  commit: Pick<SetAside, 'stream' | 'version'>,
): Promise<void> {
  await client.send(new DeleteItemCommand({ TableName: table, Key: keyOf(commit) }));
}

function keyOf({ stream, version }: Pick<SetAside, 'stream' | 'version'>): Item {
  return { pk: { S: setAsidePartition }, sk: { S: `${stream}@${versionKey(version)}` } };
}

function read(item: Item): SetAside {
  const name = text(item, 'sk');
  const end = name.lastIndexOf('@');
  return {
    stream: name.slice(0, end),
    version: Number(name.slice(end + 1)),
    step: stepOf(text(item, 'step')),
    reason: text(item, 'reason'),
    at: text(item, 'at'),
  };
}

function stepOf(stored: string): MissedStep {
  if (stored === 'read' || stored === 'send' || stored === 'project') return stored;
  throw new Error('a commit set aside at no step');
}
