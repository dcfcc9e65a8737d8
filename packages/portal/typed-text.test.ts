import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';

/** What is looked up and what is a number, no text that is sent. */
const lookUps = new Set([
  'workspace/organisation-search.ts',
  'workspace/inspections/policy-fields.tsx',
  'workspace/complaints/number-search.tsx',
  'public/spoken-text.ts',
]);

test('whether something was typed is asked of `typedText`: trimmed, a zero-width space would be a text', async () => {
  const site = path.join(import.meta.dirname, 'site');
  const trimming = new Set<string>();
  let looked = 0;
  for await (const file of glob('{public,workspace}/**/*.{ts,tsx}', { cwd: site })) {
    if (file.endsWith('.test.ts')) continue;
    looked += 1;
    if (/\.trim\(\)/.test(await readFile(path.join(site, file), 'utf8'))) {
      trimming.add(file.split(path.sep).join('/'));
    }
  }
  expect(trimming).toEqual(lookUps);
  expect(looked).toBeGreaterThan(100);
});
