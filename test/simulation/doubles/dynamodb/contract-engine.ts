import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as sdk from '@aws-sdk/client-dynamodb';
import { startDynamoDb } from '@ducha/local-cloud/engines/dynamodb.ts';
import { doubleClient } from './double-client.ts';
import { DynamoDbDouble } from './dynamodb.ts';
import type { TableDefinition } from './table.ts';

/** An engine that keeps the contract, asked through the SDK's client. */
export interface ContractEngine {
  /** The answer; where the engine refused, the name and message of the SDK's exception and what it has beside. */
  ask(operation: string, input: object): Promise<Told>;
  createTable(name: string, definition: TableDefinition): Promise<void>;
  stop(): Promise<void>;
}

/** An answer, or how it was refused. */
export type Told = Readonly<Record<string, unknown>>;

/** DynamoDB of the local cloud. */
export async function localEngine(): Promise<ContractEngine> {
  const state = await mkdtemp(join(tmpdir(), 'contract-'));
  const engine = await startDynamoDb({ state });
  const client = new sdk.DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  return {
    ask: asking(client),
    async createTable(name, definition) {
      const input = { ...definition, TableName: name, BillingMode: 'PAY_PER_REQUEST' };
      await client.send(new sdk.CreateTableCommand(input as sdk.CreateTableCommandInput));
    },
    async stop() {
      client.destroy();
      await engine.stop();
      await rm(state, { recursive: true, force: true });
    },
  };
}

/** The double of this folder. */
export function doubleEngine(double = new DynamoDbDouble()): ContractEngine {
  const client = doubleClient(double);
  return {
    ask: asking(client),
    createTable(name, definition) {
      double.createTable(name, definition);
      return Promise.resolve();
    },
    stop() {
      client.destroy();
      return Promise.resolve();
    },
  };
}

// oxlint-disable-next-line typescript/no-explicit-any -- classes of commands, by name
const commands: Readonly<Record<string, any>> = sdk;

function asking(client: sdk.DynamoDBClient): ContractEngine['ask'] {
  return async (operation, input) => {
    try {
      const answer = await client.send(new commands[`${operation}Command`](input));
      return JSON.parse(JSON.stringify({ ...answer, $metadata: undefined }, bytesToo));
    } catch (error) {
      if (!(error instanceof sdk.DynamoDBServiceException)) throw error;
      const { name, message } = error;
      const more = Object.fromEntries(
        (['Item', 'CancellationReasons'] as const).flatMap((member) =>
          member in error ? [[member, (error as unknown as Told)[member]]] : [],
        ),
      );
      return { refused: name, message, ...JSON.parse(JSON.stringify(more, bytesToo)) };
    }
  };
}

/** Bytes as the wire has them. */
function bytesToo(this: Told, name: string, value: unknown): unknown {
  const own = this[name];
  return own instanceof Uint8Array ? Buffer.from(own).toString('base64') : value;
}
