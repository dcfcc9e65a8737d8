import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const acts = path.join(import.meta.dirname, 'complaint', 'acts');
const forms = globSync('*.tsx', { cwd: acts }).filter((file) =>
  readFileSync(path.join(acts, file), 'utf8').includes('<TextArea'),
);

// Signing in again opens the page anew: what stood in its memory alone is gone.
test.each(forms)('%s: what is written at length outlives a session that has ended', (file) => {
  expect(forms.length).toBeGreaterThan(3);
  expect(readFileSync(path.join(acts, file), 'utf8')).not.toContain("useState('')");
});
