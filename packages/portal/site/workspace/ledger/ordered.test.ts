import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ordered } from './ordered.ts';
import { matter, matters, type Matter } from './testing/matter.ts';

const idsBy = (rows: readonly Matter[], column: string, down = false): string =>
  ordered(rows, { column, down }, matters)
    .map(({ id }) => id)
    .join('');

test('days, ranks and codes, both ways; those without one last', () => {
  const rows = [
    matter({ id: 'a', due: null, stage: 'done', number: 'W2' }),
    matter({ id: 'b', due: '2026-12-02T16:00:00.000Z', stage: 'new', number: null }),
    matter({ id: 'c', due: '2026-12-01T16:00:00.000Z', stage: 'open', number: 'D1' }),
  ];
  expect([idsBy(rows, 'due'), idsBy(rows, 'due', true)]).toEqual(['cba', 'bca']);
  expect([idsBy(rows, 'stage'), idsBy(rows, 'stage', true)]).toEqual(['bca', 'acb']);
  expect([idsBy(rows, 'number'), idsBy(rows, 'number', true)]).toEqual(['cab', 'acb']);
});

test('Chinese by its sound', () => {
  const rows = ['油烟', '噪声', '扬尘', '臭味'].map((gist, at) => matter({ id: String(at), gist }));
  // chou, yang, you, zao
  expect(idsBy(rows, 'gist')).toBe('3201');
});

const some = fc.uniqueArray(
  fc.record({
    id: fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1, maxLength: 4 }),
    due: fc.option(fc.constantFrom('2026-12-01T16:00:00.000Z', '2026-12-02T16:00:00.000Z')),
    stage: fc.constantFrom('new' as const, 'open' as const),
  }),
  { selector: ({ id }) => id },
);
const column = fc.constantFrom('due', 'stage', 'gist', 'number', 'no such column');

test('two people see one order however the rows came, and no row is lost', () => {
  fc.assert(
    fc.property(
      some,
      column,
      fc.boolean(),
      fc.infiniteStream(fc.nat()),
      (given, by, down, luck) => {
        const rows = given.map(matter);
        const shuffled = rows
          .map((row) => ({ row, at: luck.next().value ?? 0 }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ row }) => row);
        expect(idsBy(shuffled, by, down)).toBe(idsBy(rows, by, down));
        expect(Array.from(idsBy(rows, by, down)).toSorted()).toEqual(
          Array.from(rows.map(({ id }) => id).join('')).toSorted(),
        );
      },
    ),
  );
});

test('equal rows stand as the kind says, whichever way', () => {
  const rows = [
    matter({ id: 'a', number: 'W1' }),
    matter({ id: 'b', number: 'W2' }),
    matter({ id: 'c', number: null }),
  ];
  const kind = { ...matters, ties: [{ column: 'number', down: true }] };
  const by = (down: boolean): string =>
    ordered(rows, { column: 'due', down }, kind)
      .map(({ id }) => id)
      .join('');
  expect([by(false), by(true)]).toEqual(['bac', 'bac']);
});

test('the other way round, equal rows keep their order', () => {
  const rows = ['a', 'b', 'c'].map((id) => matter({ id }));
  expect([idsBy(rows, 'due'), idsBy(rows, 'due', true)]).toEqual(['abc', 'abc']);
});
