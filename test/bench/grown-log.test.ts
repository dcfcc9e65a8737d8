import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Projector, readFigure, rebuildViews, verifyLog } from '@ducha/event-log';
import {
  createLogTable,
  createSealedTable,
  testClient,
} from '@ducha/event-log/testing/log-table.ts';
import { Notes } from '@ducha/notes';
import { startDynamoDb, type DynamoDb } from '@ducha/local-cloud/engines/dynamodb.ts';
import { funnelFigure, projections } from '../../services/complaints/projections.ts';
import { layComplaints, type Ground } from './grown-log.ts';

const table = 'log';
const key = { plain: new Uint8Array(32).fill(1), wrapped: new Uint8Array(8) };
const inspection = '00000000000000000000000001';

let engine: DynamoDb;
let client: DynamoDBClient;
let state = '';

beforeAll(async () => {
  state = await mkdtemp(path.join(tmpdir(), 'ducha-grown-'));
  engine = await startDynamoDb({ state });
  client = testClient(engine.endpoint);
  await createLogTable(client, table);
  await createSealedTable(client, 'sealed');
  const ground: Ground = {
    file: engine.file ?? '',
    logTable: table,
    sealedTable: 'sealed',
    notes: new Notes({
      client,
      table: 'sealed',
      keys: { current: async () => key, unwrap: async () => key.plain },
    }),
    inspection,
    districts: ['110105', '110108'],
    from: new Date('2026-01-01T00:00:00Z'),
  };
  const due = '2026-02-01T00:00:00.000Z';
  await layComplaints(ground, 'transferred', { from: 0, to: 12, due, lane: 0 });
  await layComplaints(ground, 'asked', { from: 0, to: 9, due, lane: 1 });
});
afterAll(async () => {
  client.destroy();
  await engine.stop();
  await rm(state, { recursive: true, force: true });
});

/** Every row of every view, by its key, without the moment of its writing by which it stands in ledgers. */
async function views(): Promise<unknown[]> {
  const { Items = [] } = await client.send(
    new ScanCommand({
      TableName: table,
      FilterExpression: 'begins_with(pk, :rows)',
      ExpressionAttributeValues: { ':rows': { S: 'r/' } },
      Limit: 1000,
    }),
  );
  const name = ({ pk, sk }: (typeof Items)[number]): string => `${pk?.S} ${sk?.S}`;
  return Items.map(({ s1: _s1, s2: _s2, ...row }) => row).toSorted((a, b) =>
    name(a) < name(b) ? -1 : 1,
  );
}

test('what is laid is a log whose chains verify, and views and figures are those of a rebuild', async () => {
  const verified = await verifyLog({ client, table });
  expect(verified).toEqual({ streams: 21, commits: 12 * 3 + 9 * 2, broken: [], setAside: 0 });
  const laid = await views();
  const figure = await readFigure(client, table, funnelFigure(inspection));
  // One of each complaint, and one more by which those that have a number are found.
  expect(laid).toHaveLength(21 + 12);
  expect(figure).toMatchObject({ received: 21, transferred: 12 });
  const projector = new Projector({ client, table, projections });
  await rebuildViews({ client, table }, projector);
  expect(await views()).toEqual(laid);
  expect(await readFigure(client, table, funnelFigure(inspection))).toEqual(figure);
});
