import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changed, root } from '../world/modules.ts';
import { plantedFaults } from './faults.ts';

test('there is a fault of at least 24 kinds, each with a name of its own', () => {
  expect(new Set(plantedFaults.map(({ name }) => name)).size).toBe(plantedFaults.length);
  expect(plantedFaults.length).toBeGreaterThanOrEqual(24);
});

test.each(plantedFaults)('$name fits into the house as it is now', ({ changes, hiddenSeconds }) => {
  expect(changes.length > 0 || hiddenSeconds !== undefined).toBe(true);
  const files = new Set(changes.map(({ file }) => file));
  for (const file of files) {
    const mine = changes.filter((change) => change.file === file);
    const source = readFileSync(join(root, file), 'utf8');
    expect(changed(source, mine)).not.toBe(source);
  }
});
