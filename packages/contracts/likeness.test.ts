import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likelyOnes, likenessIndex, type Compared, type Told } from './likeness.ts';

const row = (id: string, gist: string | null, more: Partial<Compared> = {}): Compared => ({
  id,
  gist,
  number: `W3BJ2026112300${id.padStart(2, '0')}`,
  district: '110105',
  mainType: 'noise',
  ...more,
});
const rows = [
  row('1', '望京西路工地夜间施工噪声扰民'),
  row('2', '望京西路餐饮油烟直排', { mainType: 'air' }),
  row('3', '学院路工地夜间施工噪声扰民', { district: '110108' }),
  row('4', '酒仙桥路鑫旺汽修店喷漆异味', { mainType: 'air' }),
  row('5', '广渠路渣土车遗撒扬尘', { mainType: 'air' }),
  row('6', null),
];
const index = likenessIndex(rows, (one) => one);
const found = (text: string, told: Partial<Told> = {}) =>
  likelyOnes(index, { id: 'new', texts: [text], district: null, type: null, ...told });

test('the same matter at the same place comes first, and says why', () => {
  const [first, ...others] = found(
    '朝阳区望京西路路北侧那个工地，每天晚上10点以后还在施工，吵得睡不着，夜间施工噪声太大',
    { district: '110105', type: 'noise' },
  );
  expect(first?.row.id).toBe('1');
  expect(first?.score).toBeGreaterThan(60);
  expect(first?.reasons).toEqual([
    { kind: 'place', text: '望京西路' },
    { kind: 'words', texts: ['工地', '夜间施工噪声'] },
    { kind: 'type' },
    { kind: 'district' },
  ]);
  // The same words about another district, and other words about the same road, count less.
  expect(others.every(({ score }) => score < 50)).toBe(true);
});

test('the same firm is named', () => {
  expect(found('鑫旺汽修店整天在路边喷漆，异味呛人')[0]).toMatchObject({
    row: { id: '4' },
    reasons: [{ kind: 'accused', text: '鑫旺汽修店' }, { kind: 'words' }],
  });
});

test('a number that stands in the words is the complaint that bears it, however it is written', () => {
  const [first] = found('我之前举报过，编号Ｗ3BJ 2026 1123 0005，一直没解决');
  expect(first).toMatchObject({ row: { id: '5' }, score: 100, reasons: [{ kind: 'number' }] });
});

test('nothing is alike in what is about something else, nor in nothing', () => {
  expect(found('河里漂着很多死鱼，水发黑发臭')).toEqual([]);
  expect(found('')).toEqual([]);
  expect(
    likelyOnes(
      likenessIndex([], (one: Compared) => one),
      toldOf('工地夜间施工'),
    ),
  ).toEqual([]);
});

test('it is never compared with itself', () => {
  expect(
    found('望京西路工地夜间施工噪声扰民', { id: '1' }).map(({ row: { id } }) => id),
  ).not.toContain('1');
});

test('whatever is told: at most five, none that is less alike than is shown, in their order, from 0 to 100', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(fc.constantFrom('望京西路', '工地', '夜间', '施工', '油烟', '汽修店', '，', 'W3BJ'), {
        maxLength: 30,
      })
      .map((words) => words.join('')),
  );
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 30 }), (told, gists) => {
      const among = likenessIndex(
        gists.map((gist, at) => row(String(at), gist)),
        (one) => one,
      );
      const likely = likelyOnes(among, toldOf(told));
      const scores = likely.map(({ score }) => score);
      expect(scores.length).toBeLessThanOrEqual(5);
      expect(scores.every((score) => score >= 35 && score <= 100)).toBe(true);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      expect(likely.every(({ reasons }) => reasons.length > 0)).toBe(true);
    }),
  );
});

function toldOf(text: string): Told {
  return { id: 'new', texts: [text], district: null, type: null };
}
