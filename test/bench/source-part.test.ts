import { expect, test } from 'vitest';
import { partOf, sumsBy } from './source-part.ts';

test.for([
  ['node_modules/zod/v4/core/core.js', 'zod'],
  ['../../node_modules/@smithy/core/dist-es/index.js', '@smithy/core'],
  ['node_modules/a/node_modules/@b/c/d.js', '@b/c'],
  ['../../packages/notes/seal.ts', 'packages/notes'],
  ['services/complaints/intake/receive.ts', 'services/complaints'],
  ['infra/source-lines.ts', 'infra'],
  ['', 'the bundle itself'],
  ['<define:x>', 'the bundle itself'],
] as const)('%s belongs to %s', ([file, part]) => {
  expect(partOf(file)).toBe(part);
});

test('sums come by key, the largest first', () => {
  const entries = [
    ['a', 1],
    ['b', 5],
    ['a', 2],
  ] as const;
  expect(sumsBy(entries)).toEqual([
    ['b', 5],
    ['a', 3],
  ]);
});
