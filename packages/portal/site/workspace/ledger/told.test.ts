import { expect, test } from 'vitest';
import { askedIn, isFiltered, queryOf } from './asked.ts';
import { matters } from './testing/matter.ts';
import { conditionsOf, orderTold } from './told.ts';
import { ledger } from './zh.ts';

const say = { texts: ledger, language: 'zh' } as const;
const everything = {
  q: ' 油烟 ',
  stage: 'open.done',
  unit: '-',
  receivedFrom: '2026-11-01',
  receivedUntil: '2026-11-30',
  closedUntil: '2026-11-20',
  due: 'soon',
  key: 'yes',
};

test('each condition is told, as people say it', () => {
  const told = conditionsOf(askedIn(everything, matters), matters, say);
  expect(told.map(({ name, value }) => `${name}：${value}`)).toEqual([
    '搜索：油烟',
    '阶段：办理中、办结',
    '单位：未定',
    '收到：2026年11月1日至2026年11月30日',
    '办结：2026年11月20日止',
    '时限：3 天内到期',
    '筛选：重点关注',
  ]);
});

test('to take one away leaves exactly the others; all of them, none', () => {
  const asked = askedIn(everything, matters);
  const told = conditionsOf(asked, matters, say);
  const namesOf = (some: typeof asked): readonly string[] =>
    conditionsOf(some, matters, say).map(({ name }) => name);
  for (const { name, others } of told)
    expect(namesOf(others)).toEqual(namesOf(asked).filter((other) => other !== name));
  let left = asked;
  for (const _ of told) left = conditionsOf(left, matters, say)[0]?.others ?? left;
  expect(isFiltered(left)).toBe(false);
  expect(queryOf(left, matters)).toBe('');
});

test.each([
  [{ receivedFrom: '2026-11-01', receivedUntil: '2026-11-01' }, '2026年11月1日'],
  [{ receivedFrom: '2026-11-01' }, '2026年11月1日起'],
])('days: %j', (query, says) => {
  expect(conditionsOf(askedIn(query, matters), matters, say)[0]?.value).toBe(says);
});

test('the order is told in a sentence', () => {
  const told = (sort: string): string => orderTold(askedIn({ sort }, matters), matters, ledger);
  expect(told('due')).toBe('按期限排列，最早的在前，没有的在最后。');
  expect(told('gist.down')).toBe('按要点排列，按拼音从 Z 到 A，没有的在最后。');
});
