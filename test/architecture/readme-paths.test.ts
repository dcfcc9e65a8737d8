import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './source-file.ts';

/** Files that a README names, in backticks or as what a diagram is made from. */
function filesNamedIn(text: string): string[] {
  return [
    ...text.matchAll(/`((?:[\w-]+\/)*[\w.-]+\.(?:ts|md))`|made from ([\w/.-]+\.ts)/g),
  ].flatMap(([, quoted, made]) => quoted ?? made ?? []);
}

test('every file that a README names is there', async () => {
  const files: string[] = [];
  const everything = '{.,infra,packages,services,test}/**/*.{ts,tsx,md}';
  for await (const file of glob(everything, { cwd: root, exclude: ['**/node_modules'] }))
    files.push(path.posix.normalize(file.split(path.sep).join('/')));
  const gone: string[] = [];
  let named = 0;
  for await (const readme of glob('{.,services/*,packages/*}/README.md', { cwd: root })) {
    const folder = path.dirname(readme);
    for (const file of filesNamedIn(await readFile(path.join(root, readme), 'utf8'))) {
      named += 1;
      // By the way to it from the README, or by the end of its path: what it stands in was named before.
      if (
        !files.some(
          (one) => one === path.posix.join(folder, file) || `/${one}`.endsWith(`/${file}`),
        )
      )
        gone.push(`${readme}: ${file}`);
    }
  }
  expect(gone).toEqual([]);
  expect(named).toBeGreaterThan(60);
});

test('a file is known by what is written', () => {
  expect(filesNamedIn('`a.ts`, `b/c-d.ts` <!-- made from e/f.ts; g -->, `h`, `i.v1`')).toEqual([
    'a.ts',
    'b/c-d.ts',
    'e/f.ts',
  ]);
});

test('each service says where a change goes', async () => {
  for await (const readme of glob('services/*/README.md', { cwd: root })) {
    expect(await readFile(path.join(root, readme), 'utf8')).toContain('## Where a change goes\n');
  }
});
