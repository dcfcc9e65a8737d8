import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { inboxes, once } from '@ducha/contracts';
import { EventLog, type AnyFollowing } from '@ducha/event-log';
import { kmsDataKeys, Notes } from '@ducha/notes';
import { dynamoDb } from './clients.ts';

/** The environment of every function that reads or writes its service's log and notes. */
export const storeEnvironment = z.object({
  LOG_TABLE: z.string().check(z.minLength(1)),
  SEALED_TABLE: z.string().check(z.minLength(1)),
  DATA_KEY: z.string().check(z.minLength(1)),
});

/** Where a relay sends: queue URLs by inbox, as JSON, and the queue of what it gave up. */
export const relayEnvironment = once(() =>
  z.object({
    GAVE_UP: z.url(),
    INBOXES: z.pipe(
      z.pipe(
        z.string(),
        z.transform((json): unknown => JSON.parse(json)),
      ),
      z.partialRecord(z.enum(inboxes), z.url()),
    ),
  }),
);

/** The queue URL that an inbox's dead letters go to. */
export const deadLettersEnvironment = once(() => z.object({ DEAD_LETTERS: z.url() }));

/** A service's tables, ready to use: made once at cold start. */
export interface Store {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly log: EventLog;
  readonly notes: Notes;
}

/** Opens the tables of a service; no call is made yet. `following` is told of every change of its streams. */
export function openStore(
  environment: z.infer<typeof storeEnvironment>,
  following: readonly AnyFollowing[] = [],
): Store {
  const client = dynamoDb();
  const notes = new Notes({
    client,
    table: environment.SEALED_TABLE,
    keys: kmsDataKeys({ keyId: environment.DATA_KEY, table: environment.SEALED_TABLE }),
  });
  return {
    client,
    table: environment.LOG_TABLE,
    notes,
    log: new EventLog({
      client,
      table: environment.LOG_TABLE,
      fingerprintOf: (sealed) => notes.fingerprintOf(sealed),
      following,
    }),
  };
}
