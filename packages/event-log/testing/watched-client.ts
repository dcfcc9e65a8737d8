import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { testClient } from './log-table.ts';

/** How a request goes wrong: it never arrives, or it is done and its answer never comes back. */
export type Loss = 'request' | 'answer';

/** What stands for the end of the process in a test: nothing that the code below may recover from. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/** A client that says what was asked of it and can be made to lose requests. */
export interface WatchedClient {
  readonly client: DynamoDBClient;
  /** Names of the operations asked for since the last `reset`: `PutItem`, `Query`. */
  readonly requests: string[];
  /** Forgets what was asked and what is to be lost. */
  reset(): void;
  /** The process ends at the nth request from now (1 is the next): it and all after it throw `Crash`. */
  crashAt(nth: number, loss: Loss): void;
  /** The nth write from now is lost once; the SDK tries again by itself. */
  loseWrite(nth: number, loss: Loss): void;
}

const writes = new Set(['PutItem', 'TransactWriteItems', 'UpdateItem', 'BatchWriteItem']);

/** A watched client of the engine at this address. */
export function watchedClient(endpoint: string): WatchedClient {
  const client = testClient(endpoint);
  const requests: string[] = [];
  let crash: { at: number; loss: Loss } | undefined;
  let lost: { at: number; loss: Loss } | undefined;
  let written = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      requests.push((context.commandName ?? '').replace(/Command$/, ''));
      const mine = crash;
      if (mine === undefined || requests.length < mine.at) return next(args);
      if (requests.length === mine.at && mine.loss === 'answer') await next(args);
      throw new Crash(`${mine.loss} lost`);
    },
    { step: 'initialize', name: 'watch' },
  );
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!writes.has((context.commandName ?? '').replace(/Command$/, ''))) return next(args);
      written += 1;
      if (written !== lost?.at) return next(args);
      if (lost.loss === 'answer') await next(args);
      throw Object.assign(new Error('socket hang up'), {
        code: 'ECONNRESET',
        name: 'TimeoutError',
      });
    },
    { step: 'deserialize', name: 'lose', priority: 'high' },
  );
  return {
    client,
    requests,
    reset() {
      requests.length = 0;
      written = 0;
      crash = undefined;
      lost = undefined;
    },
    crashAt(nth, loss) {
      this.reset();
      crash = { at: nth, loss };
    },
    loseWrite(nth, loss) {
      this.reset();
      lost = { at: nth, loss };
    },
  };
}
