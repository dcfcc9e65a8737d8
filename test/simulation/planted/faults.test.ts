import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { earlier } from '../world/earlier.ts';
import { changed, root, speed } from '../world/modules.ts';
import { plantedFaults } from './faults.ts';
import { seekPlanted, type Sought } from './seeking.ts';

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
    // It is planted in the house as it was before a deployment too, and in what makes a history quick.
    const others = [...speed, ...earlier].filter((change) => change.file === file);
    expect(changed(source, [...mine, ...others])).not.toBe(source);
  }
});

/** The quickest of them; `npm run simulate -- --planted` seeks them all. */
test.each(['figures counted twice', 'sent again at each delivery'])(
  '%s is found, in a house that is sound without it',
  { timeout: 180_000 },
  async (only) => {
    const sought: Sought[] = [];
    const options = { seed: 1, length: 40, histories: 12, jobs: 2, only };
    const { missed } = await seekPlanted({ ...options, sought: (one) => sought.push(one) });
    expect(sought[0]?.found).toBeDefined();
    expect(missed).toBe(0);
  },
);
