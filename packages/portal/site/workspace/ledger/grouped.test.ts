import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsOf, grouped, groupText, valueText } from './grouped.ts';
import { matter, matters, type Matter } from './testing/matter.ts';

const sizes = (rows: readonly Matter[], name: string): readonly [string, number][] =>
  (grouped(rows, name, matters)?.groups ?? []).map(({ code, rows: { length } }) => [code, length]);

const rows = [
  matter({ id: 'a', units: ['u1'], stage: 'done', closed: '2026-11-27' }),
  matter({ id: 'b', units: ['u2', 'u1'], stage: 'new', received: '2026-11-19' }),
  matter({ id: 'c', units: [], stage: 'new' }),
];

test('the most frequent first, values in their own order where they have one, days by their date, none last', () => {
  expect(sizes(rows, 'unit')).toEqual([
    ['u1', 2],
    ['u2', 1],
    ['-', 1],
  ]);
  expect(sizes(rows, 'stage')).toEqual([
    ['new', 2],
    ['done', 1],
  ]);
  expect(sizes(rows, 'received')).toEqual([
    ['2026-11-19', 1],
    ['2026-11-20', 2],
  ]);
  expect(sizes(rows, 'closed')).toEqual([
    ['2026-11-27', 1],
    ['-', 2],
  ]);
  expect(grouped(rows, 'shoe-size', matters)).toBeUndefined();
});

test('it is said whether a row is in several groups', () => {
  expect(grouped(rows, 'unit', matters)?.isManifold).toBe(true);
  expect(grouped(rows, 'stage', matters)?.isManifold).toBe(false);
});

test('groups have names, and to have no value has one', () => {
  const say = { day: (day: string) => `on ${day}`, noDay: 'no day' };
  const text = (name: string, code: string): string =>
    groupText(grouped(rows, name, matters)!, code, say);
  expect([text('unit', 'u1'), text('unit', '-')]).toEqual(['朝阳区', '未定']);
  expect(valueText(matters.dimensions[1]!, '-')).toBe('未定');
  expect([text('closed', '2026-11-27'), text('closed', '-')]).toEqual(['on 2026-11-27', 'no day']);
});

test('every row is in as many groups as it has values, and in one when it has none', () => {
  const unit = fc.constantFrom('u1', 'u2', 'u3');
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(unit)), (all) => {
      const some = all.map((units, at) => matter({ id: String(at), units }));
      const expected = all.reduce((sum, { length }) => sum + Math.max(1, length), 0);
      const groups = sizes(some, 'unit');
      expect(groups.reduce((sum, [, size]) => sum + size, 0)).toBe(expected);
      expect(groups).toEqual([...countsOf(some, matters.dimensions[1]!)]);
    }),
  );
});
