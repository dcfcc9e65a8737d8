import { GetItemCommand, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { keyedId } from '@ducha/event-log';
import { currentSignal, withSignal } from '@ducha/signed-call';
import { errorFields, log } from './log.ts';
import { networkOf } from './network.ts';
import { newestFirst, type SecretKeys } from './secret-keys.ts';

/** What can fail so that it is counted: a receipt that opens nothing, a request for which nobody worked. */
export type FailureKind = 'receipt' | 'proof';

/** Slows the networks from which too much fails. */
export interface FailureGuard {
  /** Seconds until a network is listened to again; undefined: it is listened to now. */
  wait(kind: FailureKind, address: string, now: string): Promise<number | undefined>;
  /** Counts one failure of a network. */
  count(kind: FailureKind, address: string, now: string): Promise<void>;
}

/**
 * Failures are counted over so many seconds, from one multiple of them to the next, and so many are
 * borne from one network. Constants, no policy of an office: they say nothing of how complaints are
 * handled, whoever attacks should not read them in a published document, and nobody has to decide on
 * them in a night of attacks. A page finds slips of the pen by the check digit and sends them nowhere, so
 * the honest fail a few times a day; a thousand neighbours behind one address wait ten minutes at worst;
 * and with 10^18 receipts for a million complaints a network that guesses at the limit comes upon one in
 * a million years. A page works anew by itself where a proof grew old, and only who fails waits: with a good
 * proof a complaint is taken from a slowed network too.
 */
export const failureWindow = 600;
export const failureLimit: Readonly<Record<FailureKind, number>> = {
  receipt: 20,
  proof: 20,
};

/**
 * Counts by network and window in a table of their own, whose items DynamoDB forgets. An item's key is an
 * HMAC of network and window: it tells neither the network nor which one it was in the window before.
 *
 * Where nothing can be counted, people are answered all the same, and an alarm rings: a receipt is too long
 * to be guessed at any speed that the gateway lets pass, so the count spares work and makes noise seen; that
 * must not keep anyone from their complaint.
 */
export class FailureCounts implements FailureGuard {
  readonly #client: DynamoDBClient;
  readonly #table: string;
  readonly #keys: () => Promise<SecretKeys>;
  readonly #patience: number;

  constructor(options: {
    readonly client: DynamoDBClient;
    readonly table: string;
    readonly keys: () => Promise<SecretKeys>;
    /** Milliseconds that a count may take, a second by itself: the citizen's own matter is waiting. */
    readonly patience?: number;
  }) {
    this.#client = options.client;
    this.#table = options.table;
    this.#keys = options.keys;
    this.#patience = options.patience ?? 1_000;
  }

  async wait(kind: FailureKind, address: string, now: string): Promise<number | undefined> {
    const counted = await this.#attempt(kind, async () => {
      const { Item } = await this.#client.send(
        new GetItemCommand({
          TableName: this.#table,
          Key: await this.#keyOf(kind, address, now),
          ConsistentRead: true,
        }),
      );
      return Number(Item?.['failures']?.N ?? 0);
    });
    if (counted === undefined || counted < failureLimit[kind]) return undefined;
    log('network-slowed', { kind });
    return windowOf(now).end - secondsOf(now);
  }

  async count(kind: FailureKind, address: string, now: string): Promise<void> {
    await this.#attempt(kind, async () => {
      await this.#client.send(
        new UpdateItemCommand({
          TableName: this.#table,
          Key: await this.#keyOf(kind, address, now),
          UpdateExpression: 'SET expires = :expires ADD failures :one',
          ExpressionAttributeValues: {
            ':one': { N: '1' },
            ':expires': { N: String(windowOf(now).end) },
          },
        }),
      );
    });
    log('failure-counted', { kind });
  }

  async #keyOf(kind: FailureKind, address: string, now: string) {
    const [{ secret }] = newestFirst(await this.#keys());
    const words = ['failures', kind, String(windowOf(now).end), networkOf(address)];
    return { pk: { S: keyedId(new TextEncoder().encode(secret), ...words) } };
  }

  /** Whatever is wrong with the count, it is not the caller's: undefined then. */
  async #attempt<T>(kind: FailureKind, work: () => Promise<T>): Promise<T | undefined> {
    const signal = AbortSignal.any(
      [currentSignal() ?? [], AbortSignal.timeout(this.#patience)].flat(),
    );
    try {
      return await Promise.race([withSignal(signal, work), over(signal)]);
    } catch (error) {
      log('failure-uncounted', { kind, ...errorFields(error) });
      return undefined;
    }
  }
}

async function over(signal: AbortSignal): Promise<never> {
  await new Promise((resolve) => {
    signal.addEventListener('abort', resolve);
  });
  throw new DOMException('nothing was counted in time', 'TimeoutError');
}

/** When the window of this moment ends, in seconds since 1970. */
function windowOf(now: string): { readonly end: number } {
  return { end: (Math.floor(secondsOf(now) / failureWindow) + 1) * failureWindow };
}

function secondsOf(now: string): number {
  return Math.floor(Date.parse(now) / 1000);
}
