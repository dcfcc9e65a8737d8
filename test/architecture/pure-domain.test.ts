import { describe, expect, test } from 'vitest';
import { parseSource, readSources } from './source-file.ts';

/**
 * Deciders, and the packages they may import: same arguments, same result, at once. The typed client of the contracts
 * is an export of its own, which no domain may import.
 */
const pure =
  /^(services\/[^/]+\/domain|packages\/(calendar|policy|contracts(?!\/client\.ts)))\/.*(?<!\.test)\.ts$/;

test('domains, calendar, policy and contracts ask no clock, no dice and nobody else', async () => {
  const files = (await readSources()).filter(({ path }) => pure.test(path));
  expect(files.map(({ path }) => path)).toContain('packages/calendar/period.ts');
  const found = files.flatMap(({ path, impurities }) =>
    impurities.map((each) => `${path}:${each}`),
  );
  expect(found).toEqual([]);
});

describe('an impurity is found:', () => {
  test.each([
    ['const at = Date.now();', 'Date.now'],
    ['const at = new Date();', 'new Date()'],
    ['const at = Date();', 'Date()'],
    ['const dice = [1].map(Math.random);', 'Math.random'],
    ['const id = crypto.randomUUID();', 'crypto.randomUUID'],
    ['const id = globalThis.crypto;', 'globalThis.crypto'],
    ['const t = performance.now();', 'performance.now'],
    ['const region = process.env.AWS_REGION;', 'process.env'],
    ['const t = Temporal.Now;', 'Temporal.Now'],
    ['setTimeout(() => {}, 1);', 'setTimeout()'],
    ['fetch("x");', 'fetch()'],
    ['async function decide() {}', 'async or await'],
    ['const decide = async () => 1;', 'async or await'],
  ])('%s', (text, impurity) => {
    expect(parseSource('a.ts', `\n${text}`).impurities).toContain(`2: ${impurity}`);
  });

  test('and what only looks like one is not', () => {
    const text = `
      const at = new Date(context.now);
      const ms = Date.parse(context.now) + Math.floor(1.5);
      const step = policy.process.fetch(order.console);
      interface Context { crypto: string }`;
    expect(parseSource('a.ts', text).impurities).toEqual([]);
  });
});
