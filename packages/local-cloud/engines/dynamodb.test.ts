import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  CreateTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dynoxidePath, startDynamoDb } from './dynamodb.ts';
import { openDynoxideFile } from './dynoxide-file.ts';

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'dynamodb-'));
});
afterEach(() => rmSync(state, { recursive: true }));

const clientOf = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });

const table = new CreateTableCommand({
  TableName: 'Log',
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
});

async function keys(endpoint: string): Promise<string[]> {
  const scan = await clientOf(endpoint).send(new ScanCommand({ TableName: 'Log', Limit: 1000 }));
  return (scan.Items ?? []).map((item) => item['pk']?.S ?? '').toSorted();
}

/** The processes that work on a state folder. */
function enginesOn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
        return (
          words[0]?.endsWith('dynoxide') === true && words.some((word) => word.startsWith(folder))
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}

it('listens on 127.0.0.1 only, and leaves no process behind', async () => {
  const engine = await startDynamoDb({ state });
  const port = new URL(engine.endpoint).port;
  await expect(fetch(`http://127.0.0.2:${port}`)).rejects.toThrow('fetch failed');
  expect(enginesOn(state)).toHaveLength(1);
  await engine.stop();
  await engine.stop();
  expect(enginesOn(state)).toEqual([]);
});

it('finds an acknowledged write again after its host was killed with -9, and the engine ended with it', async () => {
  const script = `
    import { startDynamoDb } from ${JSON.stringify(join(import.meta.dirname, 'dynamodb.ts'))};
    const engine = await startDynamoDb({ state: ${JSON.stringify(state)} });
    console.log(engine.endpoint);
    process.stdin.resume();`;
  const host = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(host.stdout, 'data')) as [Buffer];
  const client = clientOf(line.toString().trim());
  await client.send(table);
  await client.send(new PutItemCommand({ TableName: 'Log', Item: { pk: { S: 'kept' } } }));
  host.kill('SIGKILL');
  await vi.waitFor(() => expect(enginesOn(state)).toEqual([]), { timeout: 5000 });

  const engine = await startDynamoDb({ state });
  expect(await keys(engine.endpoint)).toEqual(['kept']);
  await engine.stop();
});

it('finds an acknowledged write again after the engine was killed with -9, and tells that it died', async () => {
  const died = vi.fn<(why: string) => void>();
  const engine = await startDynamoDb({ state, died });
  const client = clientOf(engine.endpoint);
  await client.send(table);
  await Promise.all(
    ['a', 'b', 'c'].map((pk) =>
      client.send(new PutItemCommand({ TableName: 'Log', Item: { pk: { S: pk } } })),
    ),
  );
  for (const pid of enginesOn(state)) process.kill(pid, 'SIGKILL');
  await vi.waitFor(() => expect(died).toHaveBeenCalledOnce());
  const again = await startDynamoDb({ state });
  expect(await keys(again.endpoint)).toEqual(['a', 'b', 'c']);
  await again.stop();
});

it('has an index that the engine uses when it numbers and when it reads stream records', async () => {
  const engine = await startDynamoDb({ state });
  await clientOf(engine.endpoint).send(table);
  const numbering =
    'SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?1';
  const reading =
    'WHERE table_name = ?1 AND shard_id = ?2 AND CAST(sequence_number AS INTEGER) > ?3';
  const order = 'ORDER BY CAST(sequence_number AS INTEGER) ASC';
  // The engine's own statements: another version with others would not be served by the index.
  const binary = readFileSync(dynoxidePath());
  for (const sql of [numbering, reading, order]) expect(binary.includes(sql), sql).toBe(true);
  const database = new DatabaseSync(join(state, 'dynamodb.sqlite'), { readOnly: true });
  const plan = (sql: string): string =>
    database
      .prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map((row) => String(row['detail']))
      .join('; ');
  expect(plan(numbering)).toContain('ducha_stream_order');
  const read = plan(`SELECT keys_json FROM _stream_records ${reading} ${order} LIMIT ?4`);
  expect(read).toContain('ducha_stream_order');
  expect(read).not.toContain('TEMP B-TREE');
  database.close();
  const file = openDynoxideFile(join(state, 'dynamodb.sqlite'));
  file.indexStreams();
  file.close();
  await engine.stop();
});

describe('on a machine that has no package of the engine', () => {
  const machine = { platform: 'sunos', arch: 'sparc' } as const;

  it('is the first program of its name on the PATH', () => {
    const [none, without, first, second] = ['none', 'without', 'first', 'second'].map((name) =>
      join(state, name),
    ) as [string, string, string, string];
    for (const folder of [without, first, second]) mkdirSync(folder);
    writeFileSync(join(without, 'dynoxide'), '');
    for (const folder of [first, second])
      writeFileSync(join(folder, 'dynoxide'), '', { mode: 0o755 });
    const searched = [none, '', without, first, second].join(delimiter);
    expect(dynoxidePath({ ...machine, searched })).toBe(join(first, 'dynoxide'));
  });

  it('says in one sentence that it is missing, and how to get it', () => {
    expect(() => dynoxidePath({ ...machine, searched: state })).toThrow(
      /^missing engine: the package @dynoxide\/sunos-sparc .*cargo install dynoxide-rs --version 1\.2\.1 .*DUCHA_DYNAMODB_ENDPOINT\.$/,
    );
  });

  it('is of the version whose file is known: that of the package', () => {
    const version = spawnSync(dynoxidePath(), ['--version'], { encoding: 'utf8' });
    expect(version.stdout).toContain('1.2.1');
  });
});

it('starts nothing when another DynamoDB stands in', async () => {
  const engine = await startDynamoDb({ state, endpoint: 'http://127.0.0.1:8000/' });
  expect(engine).toMatchObject({ endpoint: 'http://127.0.0.1:8000', file: undefined });
  expect(readdirSync(state)).toEqual([]);
  await engine.stop();
});
