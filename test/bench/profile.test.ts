import { SourceMap } from 'node:module';
import { expect, test } from 'vitest';
import { timesByPart } from './profile.ts';

const url = 'file:///bundle/index.mjs';
// Line 1 of the bundle came from zod, line 2 from our own notes.
const map = new SourceMap({
  version: 3,
  file: 'index.mjs',
  sources: ['../node_modules/zod/core.js', '../packages/notes/seal.ts'],
  sourcesContent: [],
  names: [],
  mappings: 'AAAA;ACAA',
  sourceRoot: '',
});

const node = (
  id: number,
  functionName: string,
  at: string,
  lineNumber: number,
  ...to: number[]
) => ({
  id,
  callFrame: { functionName, url: at, lineNumber, columnNumber: 0 },
  children: to,
});

test('time belongs to the part that was at work or had Node work for it', () => {
  const profile = {
    nodes: [
      node(1, '(root)', '', -1, 2, 5, 6, 7, 8),
      node(2, 'parse', url, 0, 3),
      node(3, 'seal', url, 1, 4),
      // A name that every object knows.
      node(4, 'toString', 'node:buffer', 10),
      node(5, '(garbage collector)', '', -1),
      node(6, '(idle)', '', -1),
      node(7, 'compileSourceTextModule', 'node:internal/modules', 3),
      node(8, 'post', 'node:inspector', 3, 9),
      node(9, 'dispatch', '', -1),
    ],
    samples: [2, 3, 4, 5, 6, 7, 4, 9],
    timeDeltas: [1000, 2000, 3000, 500, 250, 125, 3000, 9000],
  };
  expect(timesByPart(profile, { url, map })).toEqual([
    ['packages/notes', 8],
    ['zod', 1],
    ['garbage collection', 0.5],
    ['waiting', 0.25],
    ['Node and V8', 0.125],
  ]);
});
