import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { call, listInspections } from '@ducha/contracts';
import { startDynamoDb, type DynamoDb } from '@ducha/local-cloud/engines/dynamodb.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { patience, start, type Started } from './started.ts';

/** `npm start` where no engine comes with npm: a DynamoDB that runs already is named by its address. */
let folder: string;
let engine: DynamoDb;
let house: Started | undefined;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ducha-start-'));
  engine = await startDynamoDb({ state: path.join(folder, 'engine') });
});
afterAll(async () => {
  house?.interrupt();
  await house?.ended;
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

async function inspections(address: string): Promise<number> {
  const token = await fetch(`${address}/_local/token?as=office-head`, {
    method: 'POST',
    headers: { accept: 'text/plain' },
  });
  const listed = await call(address, listInspections, { token: await token.text() });
  return listed.ok ? listed.body.inspections.length : 0;
}

test(
  'the house runs on a DynamoDB named by its address, and finds its data there',
  async () => {
    const own = path.join(folder, 'house');
    for (const found of ['demonstration data', 'demonstration data found']) {
      house = start(own, 0, [], { DUCHA_DYNAMODB_ENDPOINT: engine.endpoint });
      await house.says('Ctrl-C ends it.');
      expect(house.said()).toMatch(new RegExp(`^ +\\d+\\.\\d s ${found}$`, 'm'));
      const address = /Its HTTP API is at (http:[^;\s]+)/.exec(house.said())?.[1] ?? '';
      expect(await inspections(address)).toBe(1);
      house.interrupt();
      expect(await house.ended).toBe(0);
    }
    expect(existsSync(path.join(own, 'state', 'dynamodb.sqlite'))).toBe(false);
  },
  2 * patience,
);
