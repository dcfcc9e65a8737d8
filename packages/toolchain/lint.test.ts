import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** The typed linter with this house's rules, over sources that break them. */
const root = path.resolve(import.meta.dirname, '..', '..');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ducha-lint-'));
  await copyFile(path.join(root, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'));
  const strict = { compilerOptions: { strict: true, module: 'nodenext' }, include: ['*.ts'] };
  await writeFile(path.join(folder, 'tsconfig.json'), JSON.stringify(strict));
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  ['any', 'no-explicit-any', 'export const loose: any = 1;'],
  ['as', 'consistent-type-assertions', 'export const forced = JSON.parse("1") as number;'],
  ['!', 'no-non-null-assertion', 'export const first = (list: string[]) => list[0]!;'],
  [
    'a floating promise',
    'no-floating-promises',
    'async function later(): Promise<void> {}\nexport function now(): void {\n  later();\n}',
  ],
  [
    'a switch that forgets a case',
    'switch-exhaustiveness-check',
    "export function kind(word: 'a' | 'b'): void {\n  switch (word) {\n    case 'a':\n  }\n}",
  ],
])('%s is refused', async (_, rule, source) => {
  expect(await faults(source)).toContain(`typescript(${rule})`);
});

test('what keeps the rules is not', async () => {
  expect(await faults('export const sum = (a: number, b: number): number => a + b;')).toBe('');
});

/** What the linter says of a file that holds this; empty when it finds nothing. */
async function faults(source: string): Promise<string> {
  const file = path.join(folder, 'source.ts');
  await writeFile(file, `${source}\n`);
  const oxlint = path.join(root, 'node_modules', '.bin', 'oxlint');
  const linted = promisify(execFile)(oxlint, ['--type-aware', '--format=unix', file], {
    cwd: folder,
  });
  return linted.then(
    () => '',
    (error: { stdout?: string }) => error.stdout ?? '',
  );
}
