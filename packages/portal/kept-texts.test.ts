import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const acts = path.join(import.meta.dirname, 'site', 'workspace', 'complaint');
const fields = globSync('*/*.tsx', { cwd: acts }).flatMap((file) =>
  [
    ...readFileSync(path.join(acts, file), 'utf8').matchAll(/<(?:Text|Phrase)Area\s[\s\S]*?\/>/g),
  ].map(([field]) => [file, field] as const),
);

// Signing in again opens the page anew: what stood in its memory alone is gone.
test.each(fields)('%s: what is written at length outlives a session', (_, field) => {
  expect(fields.length).toBeGreaterThan(5);
  expect(field).not.toMatch(/onInput=\{set[A-Z]/);
});
