import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  findPersonalData,
  unconfirmed,
  type OwnData,
  type PersonalDataKind,
} from './personal-data.ts';

const nobody: OwnData = { name: null, phone: null, address: null };
const found = (text: string, own = nobody) =>
  findPersonalData(text, own).map(({ start, end, kind }) => [kind, text.slice(start, end)]);

test.each<[PersonalDataKind, string, string]>([
  ['phone', '请打13811112222联系', '13811112222'],
  ['phone', '电话１３８１１１１２２２２。', '１３８１１１１２２２２'],
  ['phone', '手机138-1111-2222找我', '138-1111-2222'],
  ['phone', '手机 138 1111 2222 找我', '138 1111 2222'],
  ['phone', '一三八一一一一二二二二是我的号', '一三八一一一一二二二二'],
  ['phone', '+8613811112222', '8613811112222'],
  ['phone', '共3户13811112222', '13811112222'],
  ['phone', '共三13811112222', '13811112222'],
  ['phone', '厂家010-87654321', '010-87654321'],
  ['phone', '厂家（0311）8765432', '0311）8765432'],
  ['phone', '热线400-810-8888', '400-810-8888'],
  ['phone', '座机是87654321', '87654321'],
  ['id-number', '身份证110105199003072316的人', '110105199003072316'],
  ['id-number', '身份证11010519900307231Ｘ', '11010519900307231Ｘ'],
  ['id-number', '旧证110105900307231号', '110105900307231'],
  ['e-mail', '发到zhang.san@example.com吧', 'zhang.san@example.com'],
  ['e-mail', '发到ｚhang＠example．com', 'ｚhang＠example．com'],
  ['contact-account', '加微信号abc_12345', '微信号abc_12345'],
])('a %s is found in %s', (kind, text, passage) => {
  expect(found(text)).toEqual([[kind, passage]]);
});

test.each([
  '2025年12月20日夜间22时至次日6时施工',
  '受理编号D3BJ202512200017',
  '罚款50000元，超标1.35倍，面积12000平方米',
  '位于朝阳区建国路88号院',
  '共一百三十八户，一二三期',
  '第87654321号许可证',
  '',
])('nothing is found in %s', (text) => {
  expect(found(text)).toEqual([]);
});

const own = {
  name: '张三丰',
  phone: '138 1111 2222',
  address: '朝阳区建国路88号院3号楼2单元501',
};

test.each<[PersonalDataKind, string, string]>([
  ['complainant-name', '举报人张三丰称', '张三丰'],
  ['complainant-name', '举报人张 三丰称', '张 三丰'],
  ['complainant-address', '住在建国路88号院3号楼，', '建国路88号院3号楼'],
])('the own %s is found in %s', (kind, text, passage) => {
  expect(found(text, own)).toEqual([[kind, passage]]);
});

test('the own phone is found inside a longer number too', () => {
  expect(found('编号9138111122220', own)).toEqual([['complainant-phone', '13811112222']]);
});

const digit = fc.integer({ min: 0, max: 9 });
const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.array(digit, { minLength: 9, maxLength: 9 }))
  .map(([second, rest]) => `1${second}${rest.join('')}`);
const separator = fc.constantFrom('', '', ' ', '-', '－', '　', '·', ' - ');
/** A digit in any of its writings. */
const writing = fc.constantFrom(
  (one: string) => one,
  (one: string) => String.fromCharCode(one.charCodeAt(0) + 0xfee0),
);
const chinese = fc.constantFrom('举报人', '请打', '夜间噪声', '。', '，', '（', '找我', '');
const written = fc
  .tuple(mobile, writing, fc.array(separator, { minLength: 10, maxLength: 10 }))
  .map(([number, write, gaps]) => ({
    number,
    passage: number
      .split('')
      .map((one, index) => `${write(one)}${gaps[index] ?? ''}`)
      .join(''),
  }));

test('a mobile number is found however it is written and whatever Chinese stands beside it', () => {
  fc.assert(
    fc.property(chinese, written, chinese, (before, { passage }, after) => {
      const text = `${before}${passage}${after}`;
      const hits = findPersonalData(text, nobody);
      expect(hits).toHaveLength(1);
      expect(hits[0]).toMatchObject({ kind: 'phone', start: before.length });
      expect(hits[0]?.end).toBe(before.length + passage.length);
    }),
    { numRuns: 500 },
  );
});

test("a person may confirm a number in any writing, but never the complainant's own", () => {
  fc.assert(
    fc.property(written, written, (mine, theirs) => {
      const text = `${mine.passage}，${theirs.passage}`;
      const contact = { ...nobody, phone: mine.number };
      const hits = findPersonalData(text, contact);
      const left = unconfirmed(text, hits, [mine.number, theirs.number]);
      expect(left.map(({ kind }) => kind)).toContain('complainant-phone');
      expect(left.filter(({ kind }) => kind === 'phone')).toEqual([]);
    }),
  );
});

test('a text without digits and letters holds nothing', () => {
  const plain = fc.string({
    unit: fc.constantFrom(...'夜间施工噪声很大，大气水土，。；（）'.split('')),
  });
  fc.assert(
    fc.property(plain, (text) => {
      expect(findPersonalData(text, nobody)).toEqual([]);
    }),
  );
});
