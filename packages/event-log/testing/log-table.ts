import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startDynamoDb } from '@ducha/local-cloud/engines/dynamodb.ts';

/** DynamoDB for a test file, and fresh tables on it for each test. */
export interface TestDynamoDb {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  /** Creates a log table, a sealed table, one of counts and one of a desk with names of their own. */
  tables(): Promise<TestTables>;
  /** Ends the engine and forgets its data. */
  stop(): Promise<void>;
}

export interface TestTables {
  readonly log: string;
  readonly sealed: string;
  /** Has a partition key alone. */
  readonly counts: string;
  /** Has rows in order, and no index. */
  readonly desk: string;
}

/**
 * Starts the engine in a folder of its own. With `DYNAMODB_TEST_ENDPOINT` set, the DynamoDB there (such
 * as DynamoDB Local) stands in for it.
 */
export async function startTestDynamoDb(): Promise<TestDynamoDb> {
  const state = await mkdtemp(join(tmpdir(), 'ducha-log-'));
  const other = process.env['DYNAMODB_TEST_ENDPOINT'];
  const engine = await startDynamoDb(other === undefined ? { state } : { state, endpoint: other });
  const client = testClient(engine.endpoint);
  let made = 0;
  return {
    endpoint: engine.endpoint,
    client,
    async tables() {
      made += 1;
      const of = (kind: string): string => `${kind}-${process.pid}-${made}`;
      const names = {
        log: of('log'),
        sealed: of('sealed'),
        counts: of('counts'),
        desk: of('desk'),
      };
      await createLogTable(client, names.log);
      await createSealedTable(client, names.sealed);
      await createCountsTable(client, names.counts);
      await createSealedTable(client, names.desk);
      return names;
    },
    async stop() {
      client.destroy();
      await engine.stop();
      await rm(state, { recursive: true, force: true });
    },
  };
}

/** A client of the engine with credentials that mean nothing. */
export function testClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
}

/** A log table in the form that the stack gives it. */
export async function createLogTable(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: key('pk', 'sk'),
      AttributeDefinitions: ['pk', 'sk', 'l1', 's1', 'l2', 's2', 'l3', 's3', 'd1', 'd2'].map(
        (AttributeName) => ({ AttributeName, AttributeType: 'S' as const }),
      ),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'list1',
          KeySchema: key('l1', 's1'),
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['data'] },
        },
        {
          IndexName: 'list2',
          KeySchema: key('l2', 's2'),
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['data'] },
        },
        {
          IndexName: 'list3',
          KeySchema: key('l3', 's3'),
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['data'] },
        },
        {
          IndexName: 'due',
          KeySchema: key('d1', 'd2'),
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    }),
  );
}

/** A sealed table in the form that the stack gives it. */
export async function createSealedTable(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: key('pk', 'sk'),
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S' as const,
      })),
    }),
  );
}

async function createCountsTable(client: DynamoDBClient, name: string): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    }),
  );
}

function key(hash: string, range: string) {
  return [
    { AttributeName: hash, KeyType: 'HASH' as const },
    { AttributeName: range, KeyType: 'RANGE' as const },
  ];
}
