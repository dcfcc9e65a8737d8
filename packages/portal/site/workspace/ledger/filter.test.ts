import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueStateOf } from '@ducha/contracts/row-filter.ts';
import { askedIn, type Asked } from './asked.ts';
import { filtered } from './filter.ts';
import { folded, searchIndex, searchWords } from './folded.ts';
import { matter, matters, type Matter } from './testing/matter.ts';

const now = '2026-11-28T10:00:00.000Z';
const nothing = askedIn({}, matters);
const idsOf = (rows: readonly Matter[], asked: Partial<Asked>): readonly string[] =>
  filtered(
    rows,
    { ...nothing, ...asked },
    { kind: matters, indexed: searchIndex(matters.searchedOf), now },
  ).map(({ id }) => id);

const rows = [
  matter({ id: 'a' }),
  matter({ id: 'b', gist: '餐馆油烟直排', units: ['u2', 'u3'], number: null, stage: 'new' }),
  matter({
    id: 'c',
    gist: 'KTV噪音',
    number: 'D3BJ202611270002',
    closed: '2026-11-27',
    stage: 'done',
  }),
];

describe('the search', () => {
  test.each([
    ['油烟', ['b']],
    ['烟直', ['b']],
    ['w3bj', ['a']],
    ['Ｗ３ＢＪ', ['a']],
    ['280001', ['a']],
    ['ｋｔｖ', ['c']],
    ['朝阳', ['a', 'c']],
    ['朝阳 施工', ['a']],
    ['朝阳　ktv', ['c']],
    ['朝阳 油烟', []],
    ['  ', ['a', 'b', 'c']],
    ['\u200b', ['a', 'b', 'c']],
    ['油\u200b烟', ['b']],
    ['海淀 东城', ['b']],
  ])('%s', (typed, found) => {
    expect(idsOf(rows, { typed })).toEqual(found);
  });

  test('a word is not found across two texts of a row', () => {
    expect(idsOf([matter({ number: 'W3BJ1', gist: '油烟' })], { typed: '1油' })).toEqual([]);
  });

  test('whoever is found by a text is found by every part of it, however wide or large it is written', () => {
    const text = fc.string({
      unit: fc.constantFrom('烟', '油', 'A', 'b', '3', 'Ｗ', '。'),
      minLength: 1,
    });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), fc.boolean(), (gist, from, length, isUpper) => {
        const part = gist.slice(
          from % gist.length,
          (from % gist.length) + 1 + (length % gist.length),
        );
        const typed = isUpper ? part.toUpperCase() : part.normalize('NFKC');
        expect(idsOf([matter({ gist })], { typed })).toEqual(['m1']);
      }),
    );
  });

  test('a row is folded once', () => {
    let times = 0;
    const indexed = searchIndex((row: Matter) => {
      times += 1;
      return [row.gist];
    });
    const row = matter({ gist: 'ＫＴＶ' });
    expect([indexed(row), indexed(row)]).toEqual(['ktv', 'ktv']);
    indexed({ ...row });
    expect(times).toBe(2);
  });

  test('several words are those between blanks of any width', () => {
    expect(searchWords(' Ａ　b\tc ')).toEqual(['a', 'b', 'c']);
    expect(folded('ＡＢ１')).toBe('ab1');
  });
});

describe('the filters', () => {
  test.each<[string, Partial<Asked>, readonly string[]]>([
    ['a value', { chosen: { stage: ['open'] } }, ['a']],
    ['one of several values', { chosen: { unit: ['u3'] } }, ['b']],
    ['two values', { chosen: { unit: ['u1'], stage: ['done'] } }, ['c']],
    ['either of two', { chosen: { stage: ['new', 'done'] } }, ['b', 'c']],
    ['a mark', { marks: ['key'] }, []],
    [
      'a day, both ends included',
      { days: { closed: { from: '2026-11-27', until: '2026-11-27' } } },
      ['c'],
    ],
    ['days up to one', { days: { received: { until: '2026-11-19' } } }, []],
    ['days from one on', { days: { received: { from: '2026-11-20' } } }, ['a', 'b', 'c']],
    ['nothing', {}, ['a', 'b', 'c']],
  ])('%s', (_, asked, found) => {
    expect(idsOf(rows, asked)).toEqual(found);
  });

  test('those without a value can be asked for', () => {
    const all = [matter({ id: 'x', units: [] }), ...rows];
    expect(idsOf(all, { chosen: { unit: ['-'] } })).toEqual(['x']);
    expect(idsOf(all, { chosen: { unit: ['-', 'u3'] } })).toEqual(['x', 'b']);
  });

  test.each([
    [null, 'none'],
    ['2026-11-28T10:00:00.000Z', 'overdue'],
    ['2026-11-28T10:00:00.001Z', 'soon'],
    ['2026-12-01T10:00:00.000Z', 'soon'],
    ['2026-12-01T10:00:00.001Z', 'later'],
  ])('due at %s: %s', (due, state) => {
    expect(dueStateOf(due, now)).toBe(state);
    expect(idsOf([matter({ due })], { due: dueStateOf(due, now) })).toEqual(['m1']);
    expect(idsOf([matter({ due })], { due: state === 'none' ? 'later' : 'none' })).toEqual([]);
  });
});
