import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Double, JsonObject } from '../refused.ts';
import { serveDouble } from '../testing/serve.ts';
import { DynamoDbDouble } from './dynamodb.ts';
import type { TableDefinition } from './table.ts';

/** The double and what the stack does otherwise: tests make tables of their own. */
class WithTables implements Double {
  readonly #double = new DynamoDbDouble();
  asked = 0;

  answer(operation: string, input: JsonObject, now: number): JsonObject {
    this.asked += 1;
    const name = String(input['TableName']);
    switch (operation) {
      case 'CreateTable':
        this.#double.createTable(name, input as JsonObject & TableDefinition);
        return {};
      case 'DeleteTable':
        this.#double.deleteTable(name);
        return {};
      default:
        return this.#double.answer(operation, input, now);
    }
  }
}

const double = new WithTables();
let door: Awaited<ReturnType<typeof serveDouble>>;
beforeAll(async () => {
  door = await serveDouble(double, Date.now);
});
afterAll(() => door.stop());

const root = join(import.meta.dirname, '../../../..');

/** The tests of the log, and of the client that stands in for the SDK's in every bundle: each takes a DynamoDB by address. */
const files = [
  'packages/event-log/log.test.ts',
  'packages/event-log/log.property.test.ts',
  'packages/event-log/list.test.ts',
  'infra/dynamodb-client.test.ts',
];

test('the log’s own tests, and those of the bundles’ client, hold on the double', async () => {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  const { stdout, code } = await promisify(execFile)(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...files, '--maxWorkers=1'],
    {
      cwd: root,
      env: { ...inherited, NO_COLOR: '1', DYNAMODB_TEST_ENDPOINT: door.endpoint },
      maxBuffer: 1e8,
    },
  ).then(
    (done) => ({ ...done, code: 0 }),
    (error: unknown) => error as { stdout: string; code: number },
  );
  expect(code, stdout).toBe(0);
  expect(stdout).toMatch(new RegExp(`Test Files\\s+${files.length} passed`));
  expect(double.asked).toBeGreaterThan(1_000);
});
