import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { duePartitions, inParallel, text, type Item } from '@ducha/event-log';

/** A stream at which something is due, and since when. */
export interface Due {
  /** `kind/id`. */
  readonly stream: string;
  readonly at: string;
}

export interface Sweep {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** What is due at or before this instant is looked at (UTC). */
  readonly now: string;
  /** Called before each page: false stops the sweep; the next run goes on where this one ended. */
  readonly goOn: () => boolean;
  /** Turns one due row into a command. Its error is counted; the row stays due and is tried next time. */
  readonly act: (due: Due) => Promise<void>;
}

export interface Swept {
  readonly acted: number;
  readonly failed: readonly { readonly due: Due; readonly error: unknown }[];
  /** False when time ran out before all that was due had been looked at. */
  readonly complete: boolean;
}

const pageSize = 100;

/**
 * Looks at what is due, and only at that: one query per due partition, oldest first. Every due row
 * becomes one call of `act`; a row that is still there after it was acted on is met again next time.
 */
export async function sweepDue(sweep: Sweep): Promise<Swept> {
  const failed: { due: Due; error: unknown }[] = [];
  let acted = 0;
  let complete = true;
  await inParallel([...Array(duePartitions).keys()], 4, async (partition) => {
    let start: Item | undefined;
    do {
      if (!sweep.goOn()) {
        complete = false;
        return;
      }
      const page = await duePage(sweep, partition, start);
      await inParallel(page.due, 8, async (due) => {
        try {
          await sweep.act(due);
          acted += 1;
        } catch (error) {
          failed.push({ due, error });
        }
      });
      start = page.next;
    } while (start !== undefined);
  });
  return { acted, failed, complete };
}

async function duePage(
  sweep: Pick<Sweep, 'client' | 'table' | 'now'>,
  partition: number,
  start: Item | undefined,
): Promise<{ due: Due[]; next: Item | undefined }> {
  const answer = await sweep.client.send(
    new QueryCommand({ ...dueQuery(sweep, partition, start), Limit: pageSize }),
  );
  return {
    due: (answer.Items ?? []).map((item) => ({
      stream: text(item, 'pk').slice(2),
      at: text(item, 'd2'),
    })),
    next: answer.LastEvaluatedKey,
  };
}

function dueQuery(sweep: Pick<Sweep, 'table' | 'now'>, partition: number, start: Item | undefined) {
  return {
    TableName: sweep.table,
    IndexName: 'due',
    KeyConditionExpression: 'd1 = :partition AND d2 <= :now',
    ExpressionAttributeValues: {
      ':partition': { S: `due/${partition}` },
      ':now': { S: sweep.now },
    },
    ...(start === undefined ? {} : { ExclusiveStartKey: start }),
  };
}
