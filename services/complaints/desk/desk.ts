import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  PutItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { setAsideReason, type SetAsideReason } from '@ducha/contracts';
import { readPartition, type Item } from '@ducha/event-log';

/** Who has a complaint open, by the subject of their token, and until when. */
export interface Claim {
  readonly complaint: string;
  readonly by: string;
  readonly until: string;
}

/** What somebody does last, until when, and why. */
export interface SetAside extends Claim {
  readonly reason: SetAsideReason | null;
}

/** The one partition: what all screeners have open at a time, some tens of rows. */
const partition = { S: 'screening' };

/**
 * The screeners' desk: what each has open or set aside. Work of the hour: nothing follows from it, nobody answers for it,
 * and nothing is lost with it. So it stands in a table of its own, whose rows DynamoDB forgets, and in no log: a commit
 * would move the version of a complaint with every look at its page, and be kept for ever. When something is over is
 * decided by the moment in the row, never by whether it was forgotten yet.
 */
export class Desk {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(source: { readonly client: DynamoDBClient; readonly table: string }) {
    this.#client = source.client;
    this.#table = source.table;
  }

  /** All that holds at a moment. */
  async read(now: string): Promise<{ claims: readonly Claim[]; setAside: readonly SetAside[] }> {
    const claims: Claim[] = [];
    const setAside: SetAside[] = [];
    for (const item of await readPartition(this.#client, this.#table, partition.S)) {
      const [kind, complaint = ''] = (item['sk']?.S ?? '').split('/');
      const claim = { complaint, ...heldIn(item) };
      if (claim.until <= now) continue;
      if (kind === 'claim') claims.push(claim);
      else setAside.push({ ...claim, reason: reasonIn(item) });
    }
    return { claims, setAside };
  }

  /** Takes a complaint, or holds it on. Of two at once one has it: whoever has it is told. */
  async claim({ complaint, by, until }: Claim, now: string): Promise<Omit<Claim, 'complaint'>> {
    try {
      await this.#client.send(
        new PutItemCommand({
          TableName: this.#table,
          Item: { ...claimKey(complaint), ...heldUntil(by, until) },
          ConditionExpression: 'attribute_not_exists(pk) OR #by = :by OR #until <= :now',
          ExpressionAttributeNames: { '#by': 'by', '#until': 'until' },
          ExpressionAttributeValues: { ':by': { S: by }, ':now': { S: now } },
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        }),
      );
      return { by, until };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException && error.Item !== undefined) {
        return heldIn(error.Item);
      }
      throw error;
    }
  }

  /** Lets go what they hold; what somebody else holds stays theirs. */
  async letGo({ complaint, by }: Pick<Claim, 'complaint' | 'by'>): Promise<void> {
    try {
      await this.#client.send(
        new DeleteItemCommand({
          TableName: this.#table,
          Key: claimKey(complaint),
          ConditionExpression: '#by = :by',
          ExpressionAttributeNames: { '#by': 'by' },
          ExpressionAttributeValues: { ':by': { S: by } },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  async setAside({ complaint, by, until, reason }: SetAside): Promise<void> {
    await this.#client.send(
      new PutItemCommand({
        TableName: this.#table,
        Item: {
          ...asideKey(complaint, by),
          ...heldUntil(by, until),
          ...(reason === null ? {} : { reason: { S: reason } }),
        },
      }),
    );
  }

  async takeUp({ complaint, by }: Pick<Claim, 'complaint' | 'by'>): Promise<void> {
    await this.#client.send(
      new DeleteItemCommand({ TableName: this.#table, Key: asideKey(complaint, by) }),
    );
  }
}

function claimKey(complaint: string): Item {
  return { pk: partition, sk: { S: `claim/${complaint}` } };
}

function asideKey(complaint: string, by: string): Item {
  return { pk: partition, sk: { S: `aside/${complaint}/${by}` } };
}

function heldUntil(by: string, until: string): Item {
  const expires = Math.ceil(Date.parse(until) / 1000);
  return { by: { S: by }, until: { S: until }, expires: { N: String(expires) } };
}

function heldIn(item: Item): { readonly by: string; readonly until: string } {
  return { by: item['by']?.S ?? '', until: item['until']?.S ?? '' };
}

function reasonIn(item: Item): SetAsideReason | null {
  const found = setAsideReason.safeParse(item['reason']?.S);
  return found.success ? found.data : null;
}
