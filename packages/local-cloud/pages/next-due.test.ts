import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { engineCall, type EngineCall } from '../engine-call.ts';
import { startDynamoDb, type DynamoDb } from '../engines/dynamodb.ts';
import { nextDue } from './next-due.ts';

let state: string;
let engine: DynamoDb;
let dynamodb: EngineCall;
const tables = ['Complaints', 'Tasks'];

beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'next-due-'));
  engine = await startDynamoDb({ state });
  dynamodb = engineCall('dynamodb', engine.endpoint);
  for (const TableName of tables) {
    await dynamodb('CreateTable', {
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: ['pk', 'd1', 'd2'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      GlobalSecondaryIndexes: [
        {
          IndexName: 'due',
          KeySchema: [
            { AttributeName: 'd1', KeyType: 'HASH' },
            { AttributeName: 'd2', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    });
  }
});
afterAll(async () => {
  await engine.stop();
  rmSync(state, { recursive: true });
});

async function isDue(TableName: string, stream: string, partition: number, at: string) {
  await dynamodb('PutItem', {
    TableName,
    Item: { pk: { S: `v/${stream}` }, d1: { S: `due/${partition}` }, d2: { S: at } },
  });
}

test('the earliest of all services is found, whatever its partition; what is past is not waited for', async () => {
  const after = new Date('2026-12-01T00:00:00.000Z');
  expect(await nextDue(dynamodb, tables, after)).toBeUndefined();
  await isDue('Complaints', 'complaint/past', 0, '2026-11-30T00:00:00.000Z');
  expect(await nextDue(dynamodb, tables, after)).toBeUndefined();
  await isDue('Complaints', 'complaint/late', 3, '2026-12-09T00:00:00.000Z');
  await isDue('Tasks', 'task/soon', 15, '2026-12-02T00:00:00.000Z');
  expect(await nextDue(dynamodb, tables, after)).toEqual({
    at: new Date('2026-12-02T00:00:00.000Z'),
    stream: 'task/soon',
  });
});
