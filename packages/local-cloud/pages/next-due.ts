import { duePartitions } from '@ducha/event-log';
import type { EngineCall } from '../engine-call.ts';
import { listAt, objectAt, textAt } from '../json.ts';

/** When something is due at some service next, and at which of its streams. */
export interface NextDue {
  readonly at: Date;
  /** `complaint/…`, `task/…`. */
  readonly stream: string;
}

/** The earliest due row after an instant, over the tables that keep such rows; undefined when nothing waits. */
export async function nextDue(
  dynamodb: EngineCall,
  tables: readonly string[],
  after: Date,
): Promise<NextDue | undefined> {
  const partitions = [...Array(duePartitions).keys()];
  const first = await Promise.all(
    tables.flatMap((table) =>
      partitions.map(async (partition) => {
        const answer = await dynamodb('Query', {
          TableName: table,
          IndexName: 'due',
          KeyConditionExpression: 'd1 = :partition AND d2 > :after',
          ExpressionAttributeValues: {
            ':partition': { S: `due/${partition}` },
            ':after': { S: after.toISOString() },
          },
          Limit: 1,
        });
        const [row] = listAt(answer, 'Items');
        const at = textAt(objectAt(row, 'd2'), 'S');
        if (at === undefined) return [];
        return [{ at: new Date(at), stream: textAt(objectAt(row, 'pk'), 'S')?.slice(2) ?? '' }];
      }),
    ),
  );
  return first.flat().toSorted((a, b) => a.at.getTime() - b.at.getTime())[0];
}
