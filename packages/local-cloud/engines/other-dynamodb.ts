import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineCall, EngineRefusal } from '../engine-call.ts';

/**
 * Keeps a state folder and the DynamoDB that has its tables together, before anything is made: keys, queues and files are
 * in the folder, so that neither is worth anything without the other. Remembers in the folder where the tables are.
 * @throws Error in one sentence when nothing answers at the endpoint, or when the two do not belong together
 */
export async function keepTogether(options: {
  readonly state: string;
  /** Of another DynamoDB; undefined: the engine that has its file in the folder. */
  readonly endpoint: string | undefined;
  /** The tables of the stack, by name. */
  readonly tables: readonly string[];
}): Promise<void> {
  const { state, endpoint, tables } = options;
  if (tables.length === 0) return;
  const file = join(state, 'other-dynamodb.txt');
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const isBegun = kept !== undefined || existsSync(join(state, 'dynamodb.sqlite'));
  if (isBegun && kept !== endpoint) {
    throw new Error(
      `the data of ${state} has its tables ${kept === undefined ? 'there' : `at ${kept}`}, not ${endpoint === undefined ? 'there' : `at ${endpoint}`}; npm start -- --fresh forgets it`,
    );
  }
  if (endpoint === undefined) return;
  const there = await Promise.all(tables.map((table) => isThere(table, endpoint)));
  if (!isBegun && there.includes(true)) {
    throw new Error(
      `the DynamoDB at ${endpoint} has the tables of another house; delete them, or name another one`,
    );
  }
  if (isBegun && !there.includes(true)) {
    throw new Error(
      `the DynamoDB at ${endpoint} has lost the tables of ${state}; npm start -- --fresh begins anew`,
    );
  }
  writeFileSync(file, endpoint);
}

async function isThere(table: string, endpoint: string): Promise<boolean> {
  try {
    await engineCall('dynamodb', endpoint)('DescribeTable', { TableName: table });
    return true;
  } catch (error) {
    if (error instanceof EngineRefusal && error.code === 'ResourceNotFoundException') return false;
    if (error instanceof EngineRefusal) throw error;
    throw new Error(`missing engine: no DynamoDB answers at ${endpoint}`, { cause: error });
  }
}
