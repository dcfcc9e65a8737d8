import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { duePartitions, inParallel, rowKey } from '@ducha/event-log';
import { ladderStream } from '../ladder/ladder-fold.ts';

/** Whether ladders are still due at or before a moment. */
export type Backlog = (moment: string) => Promise<boolean>;

/** How long an answer is believed, in milliseconds: many slots of one moment ask one after another. */
const freshness = 5_000;
/** How many of the oldest due rows of a partition are looked at. */
const depth = 50;

/** Asks the due rows; a hint only: what it misses is sent in a digest of its own. */
export function ladderBacklog({
  client,
  table,
}: {
  client: DynamoDBClient;
  table: string;
}): Backlog {
  const known = new Map<string, { answer: Promise<boolean>; since: number }>();
  const ask = async (moment: string): Promise<boolean> => {
    let found = false;
    await inParallel([...Array(duePartitions).keys()], 8, async (partition) => {
      if (found) return;
      const { Items } = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'due',
          KeyConditionExpression: 'd1 = :partition AND d2 <= :moment',
          ExpressionAttributeValues: {
            ':partition': { S: `due/${partition}` },
            ':moment': { S: moment },
          },
          Limit: depth,
        }),
      );
      if (
        Items?.some(({ pk }) => pk?.S?.startsWith(rowKey(`${ladderStream.kind}/`)) === true) ===
        true
      ) {
        found = true;
      }
    });
    return found;
  };
  return (moment) => {
    const before = known.get(moment);
    if (before !== undefined && Date.now() - before.since < freshness) return before.answer;
    known.clear();
    const answer = ask(moment);
    known.set(moment, { answer, since: Date.now() });
    return answer;
  };
}
