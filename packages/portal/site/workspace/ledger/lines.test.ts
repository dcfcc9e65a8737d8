import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grouped } from './grouped.ts';
import { linesOf, type Lines } from './lines.ts';
import { matter, matters, type Matter } from './testing/matter.ts';

const idOf = ({ id }: Matter): string => id;
const all = (lines: Lines<Matter>) => Array.from({ length: lines.count }, (_, at) => lines.at(at)!);

test('rows stand below the heads of their groups, in each of which they are', () => {
  const rows = [matter({ id: 'a', units: ['u1', 'u2'] }), matter({ id: 'b', units: ['u1'] })];
  const lines = linesOf(rows, grouped(rows, 'unit', matters), idOf);
  expect(all(lines).map(({ key }) => key)).toEqual(['u1/', 'u1/a', 'u1/b', 'u2/', 'u2/a']);
  expect(lines.at(0)).toMatchObject({ is: 'group', code: 'u1', count: 2 });
  expect([lines.at(-1), lines.at(5)]).toEqual([undefined, undefined]);
});

test('each line is found by its key, and no other', () => {
  const some = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'));
  const units = fc.uniqueArray(fc.constantFrom('u1', 'u2', 'u'));
  fc.assert(
    fc.property(some, units, fc.boolean(), (ids, each, isGrouped) => {
      const rows = ids.map((id) => matter({ id, units: each }));
      const lines = linesOf(rows, isGrouped ? grouped(rows, 'unit', matters) : undefined, idOf);
      const keys = all(lines).map(({ key }) => key);
      expect(keys.map(lines.indexOf)).toEqual(keys.map((_, at) => at));
      expect(new Set(keys).size).toBe(keys.length);
      expect(lines.indexOf('u9/a')).toBe(-1);
    }),
  );
});
