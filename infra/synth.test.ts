import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { everyEndpoint, openApi } from '@ducha/contracts';

const run = promisify(execFile);

test('synthesis leaves the stack and the description of its HTTP API, with no credentials at hand', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ducha-synth-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await run(
    process.execPath,
    [path.join(import.meta.dirname, 'synth.ts'), '--partition', 'aws-cn', '--output', folder],
    { env: { PATH: process.env['PATH'] ?? '', HOME: folder } },
  );

  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(folder, name), 'utf8'));
  expect(await read('Ducha.template.json')).toHaveProperty('Resources');
  const described = await read('openapi.json');
  expect(described).toEqual(
    JSON.parse(JSON.stringify(openApi(everyEndpoint, { title: 'Ducha', version: '1' }))),
  );
  for (const { method, path: at, name } of everyEndpoint) {
    expect(described).toHaveProperty(['paths', at, method.toLowerCase(), 'operationId'], name);
  }
});
