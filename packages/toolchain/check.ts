import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { run } from './command.ts';
import type { Finished } from './command.ts';
import { tallyVitest } from './vitest-tally.ts';
import type { Tally } from './vitest-tally.ts';

/**
 * `npm test`: format, lint, types, unused code, then all tests. Arguments narrow the tests (`npm test --
 * packages/calendar`), never the checks. Ends with `N passed, N failed` on a line of its own - each check counts as
 * one, each test as one - and exits with 1 if anything failed.
 */
const checks = [
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  {
    name: 'lint',
    command: [
      'oxlint',
      '--type-aware',
      '--deny-warnings',
      '--report-unused-disable-directives',
      '.',
    ],
  },
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  // The pages run in a browser, which has other globals than Node.
  { name: 'page types', command: ['tsc', '--noEmit', '-p', 'packages/portal/site'] },
  { name: 'visit types', command: ['tsc', '--noEmit', '-p', 'test/browser'] },
  { name: 'unused code', command: ['knip', '--no-progress', '--no-config-hints'] },
];

const root = path.resolve(import.meta.dirname, '..', '..');
process.chdir(root);

const tallies = [...(await inPairs(checks, check)), await test(process.argv.slice(2))];
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function check({ name, command }: (typeof checks)[number]): Promise<Tally> {
  const finished = await run(command, 'captured');
  const succeeded = finished.exitCode === 0;
  report(name, succeeded, finished);
  if (!succeeded) console.log(finished.output.trimEnd());
  return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function test(filters: readonly string[]): Promise<Tally> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ducha-check-'));
  try {
    const file = path.join(folder, 'vitest.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const finished = await run(['vitest', 'run', ...reporters, ...filters], 'shown');
    const text = await readFile(file, 'utf8').catch(() => undefined);
    const { faults, ...tally } = tallyVitest(text, finished.exitCode);
    report('tests', tally.failed === 0, finished);
    for (const fault of faults) console.log(`  ${fault}`);
    return tally;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function report(name: string, succeeded: boolean, { seconds }: Finished): void {
  console.log(`${succeeded ? '✓' : '✗'} ${name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s`);
}

/** Two at a time: the checks are single-threaded for the most part, and a small machine has two cores. */
async function inPairs<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift())
      results.push(await work(item));
  };
  await Promise.all([worker(), worker()]);
  return results;
}
