import { expect, test } from 'vitest';
import { findPersonalData } from './personal-data.ts';
import { cleanText, proposalsFor } from './replacement.ts';

const nobody = { name: null, phone: null, address: null };
const cleaned = (text: string) => cleanText(text, findPersonalData(text, nobody));

test.each([
  ['我叫王小明，电话13811112222。', '我叫某某，电话×××。'],
  ['邻居王大妈说很吵', '邻居某大妈说很吵'],
  ['我住阳光花园3号楼2单元501，很吵', '我住某小区某号楼，很吵'],
  ['楼上502天天喷漆', '楼上某住户天天喷漆'],
  ['我父亲住在李家村，很吵', '家人住在附近，很吵'],
  ['我家孩子在花园小学三年级2班', '孩子在附近学校'],
  ['车牌京A12345，微信abc_12345', '车牌×××，微信×××'],
  ['夜间施工噪声扰民', '夜间施工噪声扰民'],
])('%s is proposed as %s', (text, clean) => {
  expect(cleaned(text)).toBe(clean);
  expect(findPersonalData(clean, nobody)).toEqual([]);
});

test('hits that overlap are replaced as one', () => {
  const text = '电话13811112222';
  const own = { ...nobody, phone: '13811112222' };
  expect(proposalsFor(text, findPersonalData(text, own))).toHaveLength(1);
  expect(cleanText(text, findPersonalData(text, own))).toBe('电话×××');
});
