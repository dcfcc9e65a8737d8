import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from './bundle.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ducha-source-lines-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** What a program says that is bundled from a file and run. */
async function saidBy(source: string, { withMap = true } = {}): Promise<string> {
  const file = path.join(folder, 'thrower.ts');
  await writeFile(file, source);
  const { thrower } = await bundle({ thrower: file }, path.join(folder, 'bundles'));
  if (!withMap) await rm(path.join(thrower.folder, 'index.mjs.map'));
  return execFileSync(process.execPath, [path.join(thrower.folder, 'index.mjs')], {
    encoding: 'utf8',
  });
}

test('a bundle tells of an error in lines of its sources', async () => {
  const said = await saidBy(`const words: string = 'not to be had';

    function refuse(): never {
      throw new RangeError(words);
    }
    try {
      refuse();
    } catch (error) {
      console.log((error as Error).stack);
    }`);
  const [head, first, second] = said.split('\n');
  expect(head).toBe('RangeError: not to be had');
  expect(first).toMatch(/^ {4}at .*thrower\.ts:4:13\)?$/);
  expect(second).toMatch(/^ {4}at .*thrower\.ts:7:7\)?$/);
});

test('frames of Node itself stay as they are', async () => {
  const said = await saidBy(`try {
      decodeURIComponent('%');
      JSON.parse('{', () => null);
    } catch (error) {
      console.log((error as Error).stack);
    }
    setImmediate(() => console.log(new Error('later').stack));`);
  expect(said).toMatch(/URIError: URI malformed\n {4}at decodeURIComponent \(<anonymous>\)\n/);
  expect(said).toMatch(/Error: later\n {4}at .*thrower\.ts:7:\d+\)?\n {4}at .*node:internal/);
});

test('without its map it tells of the error in lines of its own', async () => {
  const said = await saidBy(`console.log(new Error('told').stack);`, { withMap: false });
  expect(said).toMatch(/^Error: told\n {4}at .*index\.mjs:\d+:\d+/);
});
