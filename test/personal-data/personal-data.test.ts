import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPersonalData, type Hit } from '@ducha/contracts/personal-data.ts';
import { cleanText } from '@ducha/contracts/clean-text.ts';
import { generate } from './generator.ts';
import { heldOut } from './labelled-text.ts';
import { markedOf, recallOf, total } from './measure.ts';

const nobody = { name: null, phone: null, address: null };
const find = (text: string) => findPersonalData(text, nobody);

/** A sample; the benchmark takes the whole. */
const { telling, clean } = generate(20_251_220, 1_500);
const written = heldOut('telling');

test('of what generated texts tell, at least 98 in 100 is found, of each kind', () => {
  const recalls = recallOf(telling, find);
  expect(recalls).toHaveLength(10);
  for (const { kind, passages, found, whole } of recalls) {
    expect(passages).toBeGreaterThan(100);
    expect([kind, found / passages >= 0.98, whole / passages >= 0.95]).toEqual([kind, true, true]);
  }
});

test('of generated texts that tell of nobody, at most 3 in 100 are marked', () => {
  expect(markedOf(clean, find) / clean.length).toBeLessThanOrEqual(0.03);
});

test('of what was written by hand before the rules, nearly all is found, and little else marked', () => {
  const { passages, found, whole } = total(recallOf(written, find));
  const others = heldOut('clean');
  expect(passages).toBeGreaterThanOrEqual(150);
  expect(others.length).toBeGreaterThanOrEqual(150);
  expect(found / passages).toBeGreaterThanOrEqual(0.95);
  expect(whole / passages).toBeGreaterThanOrEqual(0.9);
  expect(markedOf(others, find) / others.length).toBeLessThanOrEqual(0.03);
});

const texts = fc.constantFrom(...[...telling, ...clean, ...written].map(({ text }) => text));

test('hits lie within the text, those of a kind do not overlap, and all are in order', () => {
  fc.assert(
    fc.property(texts, texts, fc.nat(200), (one, other, cut) => {
      const text = one.slice(0, cut) + other;
      const last = new Map<string, number>();
      let before = 0;
      for (const { start, end, kind } of find(text)) {
        expect(start).toBeGreaterThanOrEqual(before);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(start).toBeGreaterThanOrEqual(last.get(kind) ?? 0);
        last.set(kind, end);
        before = start;
      }
    }),
    { numRuns: 500 },
  );
});

/** The text written otherwise, with where each place of it is then. */
function inOther(text: string, write: (character: string) => string): [string, Hit[]] {
  const places = [0];
  let other = '';
  for (const character of text) {
    other += write(character);
    for (let unit = 1; unit <= character.length; unit += 1) places.push(other.length);
  }
  return [
    other,
    find(text).map(({ start, end, kind }) => ({
      start: places[start] ?? 0,
      end: places[end] ?? 0,
      kind,
    })),
  ];
}

test.each<[string, (character: string) => string]>([
  ['NFD', (character) => character.normalize('NFD')],
  ['NFC', (character) => character.normalize('NFC')],
  [
    'full width',
    (character) =>
      /^[!-~]$/.test(character)
        ? String.fromCharCode(character.charCodeAt(0) + 0xfee0)
        : character === ' '
          ? '\u3000'
          : character,
  ],
])('the hits are the same in %s', (_, write) => {
  const accented = '加微信zhāng_1234，邮箱josé@example.com，我叫𠮷田𝟏';
  for (const text of [
    accented,
    ...written.map((one) => one.text),
    ...telling.slice(0, 700).map((one) => one.text),
  ]) {
    const [other, hits] = inOther(text, write);
    expect(find(other)).toEqual(hits);
  }
});

test('a sentence before that tells of nobody moves the hits by its length', () => {
  for (const before of [
    '工地夜间施工噪声扰民。',
    '早晚高峰严重！\n',
    '受理编号D3BJ202512200017。',
  ]) {
    expect(find(before)).toEqual([]);
    for (const { text } of [...written, ...telling.slice(0, 700)]) {
      const moved = find(text).map((hit) => ({
        ...hit,
        start: hit.start + before.length,
        end: hit.end + before.length,
      }));
      expect(find(before + text)).toEqual(moved);
    }
  }
});

test('in the text that is proposed hardly anything is found any more', () => {
  const proposed = [...telling, ...written].map(({ text }) => ({
    text: cleanText(text, find(text)),
    passages: [],
  }));
  expect(markedOf(proposed, find) / proposed.length).toBeLessThanOrEqual(0.01);
});

/** What rules begin with, so that every one of them begins again and again, and comes to nothing. */
const seeds = [
  '1',
  '1 ',
  '1-',
  '12、',
  '一',
  '-',
  'a',
  'a.',
  'a@',
  'a@a.',
  '微信',
  'qq:',
  'qq号是',
  '京A',
  '京',
  'o',
  'l1',
  '我叫',
  '联系人：',
  '业主',
  '王',
  '王小明、',
  '住在',
  '3号楼',
  '3单元',
  '12-3-',
  '村4组',
  '园',
  '孩子在',
  '孩子小学',
  '我父亲住在',
  '楼上',
  '先生',
  '。',
  '。王',
  '敬礼',
  ' ',
  '\n',
  '护照',
  '身份证',
  'E1',
  '电话',
  '卡号',
  '\u200b',
  'e\u0301',
  '两',
];

test.each(seeds)('%j again and again takes time as its length does', (seed) => {
  const text = seed.repeat(Math.ceil(40_000 / seed.length));
  const time = (): number => {
    const began = performance.now();
    find(text);
    return performance.now() - began;
  };
  // A fiftieth of a second where nobody else is at work; what took the square of its length would take many seconds.
  expect(Math.min(time(), time(), time())).toBeLessThan(1_000);
});
