import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const site = path.join(import.meta.dirname, 'site');

/** Where the device's own clock is meant: how far the house's is before it, and seconds that are counted down. */
const meant = ['house-time.ts', 'todo/bulk-acts.ts', 'todo/bulk.tsx'].map((file) =>
  path.join('workspace', file),
);

test('no page takes the time of the device for that of the house', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: site }).filter((file) => !/\.test\./.test(file));
  const asking = files.filter((file) =>
    /new Date\(\)|Date\.now\(\)/.test(readFileSync(path.join(site, file), 'utf8')),
  );
  expect(asking.toSorted()).toEqual(meant.toSorted());
});
