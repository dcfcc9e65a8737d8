import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountForms } from './account.ts';
import { addressForms } from './address.ts';
import { nameAlone } from './name.ts';
import { documentForms } from './document.ts';
import { householdForms } from './household.ts';
import type { PersonalDataKind } from './kinds.ts';
import { numberForms } from './number.ts';
import type { OwnData } from './own-data.ts';
import { findPersonalData, weighed, withoutWhose } from './personal-data.ts';
import { plateForms } from './plate.ts';
import { read } from './reading.ts';

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
  ['phone', '打138\u200b1111\u200b2222', '138\u200b1111\u200b2222'],
  ['phone', '打①③⑧①①①①②②②②找', '①③⑧①①①①②②②②'],
  [
    'phone',
    '打1\ufe0f\u20e338\ufe0f\u20e31111\u200d2222找',
    '1\ufe0f\u20e338\ufe0f\u20e31111\u200d2222',
  ],
  ['phone', '打𝟏𝟑𝟖𝟏𝟏𝟏𝟏𝟐𝟐𝟐𝟐 找', '𝟏𝟑𝟖𝟏𝟏𝟏𝟏𝟐𝟐𝟐𝟐'],
  ['phone', '打138、1111、2222', '138、1111、2222'],
  ['phone', '打138*1111*2222', '138*1111*2222'],
  ['phone', '打壹叁捌壹壹壹壹贰贰贰贰', '壹叁捌壹壹壹壹贰贰贰贰'],
  ['phone', '打138○○138○○○', '138○○138○○○'],
  ['phone', '打l38OOl38OOO', 'l38OOl38OOO'],
  ['phone', '面积800m²13811112222', '13811112222'],
  ['phone', '电话87654321，2人', '87654321'],
  ['id-number', '身份证110105199003072316的人', '110105199003072316'],
  ['id-number', '身份证1101 0519 9003 0723 1 X的人', '1101 0519 9003 0723 1 X'],
  ['id-number', '身份证11010519900307231Ｘ', '11010519900307231Ｘ'],
  ['id-number', '旧证110105900307231号', '110105900307231'],
  ['e-mail', '发到zhang.san@example.com吧', 'zhang.san@example.com'],
  ['e-mail', '发到ｚhang＠example．com', 'ｚhang＠example．com'],
  ['contact-account', '加微信号abc_12345', 'abc_12345'],
  ['contact-account', '扣扣一二三四五六七，在线', '一二三四五六七'],
  ['contact-account', '微博@朝阳小王，发了', '朝阳小王'],
  ['e-mail', '发zhang88艾特163点com吧', 'zhang88艾特163点com'],
  ['phone', '打幺三八洞洞幺两两三三四', '幺三八洞洞幺两两三三四'],
  ['phone', '打❶❸❽❶❶❶❶❷❷❷❷', '❶❸❽❶❶❶❶❷❷❷❷'],
  ['phone', '聯繫電話：82345678', '82345678'],
  ['phone', '82345678是我家座机', '82345678'],
  ['phone', '一三八，一一一一，二二二二', '一三八，一一一一，二二二二'],
  ['passport', '我的护照Ｅ１２３４５６７８', 'Ｅ１２３４５６７８'],
  ['passport', '护照EA1234567', 'EA1234567'],
  ['passport', '通行证 H 1234 5678', 'H 1234 5678'],
  ['passport', '台胞证01234567', '01234567'],
  ['id-number', '香港身份证A123456(7)', 'A123456(7)'],
  ['bank-card', '卡6222 0202 0012 3456 788', '6222 0202 0012 3456 788'],
  ['bank-card', '工行卡号1234567890123456', '1234567890123456'],
  ['plate', '京A12345的车', '京A12345'],
  ['plate', '京·A12345的车', '京·A12345'],
  ['plate', '京AD12345的车', '京AD12345'],
  ['plate', '京A一二三四五的车', '京A一二三四五'],
  ['plate', '豫A·88V66挂的车', '豫A·88V66挂'],
  ['name', '我叫王小明，家住附近', '王小明'],
  ['name', '姓 名：王 小 明', '王 小 明'],
  ['name', '投诉人欧阳雪反映噪声', '欧阳雪'],
  ['name', '业主高峰投诉油烟', '高峰'],
  ['name', '联系人：李红，白天在', '李红'],
  ['name', '可以找李福来了解情况', '李福来'],
  ['name', '李红来电反映油烟', '李红'],
  ['name', '隔壁王大妈家全是灰', '王大妈'],
  ['name', '邻居老宋家养鸽子', '老宋'],
  ['name', '我叫阿卜杜拉·买买提，', '阿卜杜拉·买买提'],
  ['name', '望查处。\n此致\n敬礼\n张伟\n2025年12月8日', '张伟'],
  ['name', '工厂偷排。——李小红', '李小红'],
  ['name', '王建国（业主）说夜里很吵', '王建国'],
  ['name', '石子轩反映：夜间施工', '石子轩'],
  ['name', '村民李家豪可以作证', '李家豪'],
  ['name', '我爸爸陈强可以作证', '陈强'],
  ['name', '本人姓张，名建军', '张，名建军'],
  ['name', '我是隔壁小区的吴建华', '吴建华'],
  ['contact-account', '加我V：zhang123456', 'zhang123456'],
  ['address', '我家是5号楼2单元的301', '5号楼2单元的301'],
  ['name', '我叫Li Ming，住附近', 'Li Ming'],
  ['address', '我住3号楼2单元501，很吵', '3号楼2单元501'],
  ['address', '家住阳光花园12-3-501，很吵', '阳光花园12-3-501'],
  ['address', '住在五栋一二零一室', '五栋一二零一室'],
  ['address', '住址：建国路88号院3号楼2单元501室', '建国路88号院3号楼2单元501室'],
  ['address', '我住3 号 楼 2 单 元 5 0 1', '3 号 楼 2 单 元 5 0 1'],
  ['address', '家住周庄村4组27号', '周庄村4组27号'],
  ['address', '2单元4层东户天天吵', '2单元4层东户'],
  ['household', '楼下502那家在喷漆', '502那家'],
  ['household', '我父亲住在李家村，很吵', '我父亲住在李家村'],
  ['household', '我家孩子在花园小学三年级2班', '我家孩子在花园小学三年级2班'],
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
  '面积12000㎡，高35㎝，3号厂房、2号车间',
  'oil12345，Li 10月投诉',
  '点位1#、3#、5#、6#、7#、8#、9#、10#、11#超标',
  '测得13.5，18.2，14.32，15.1分贝',
  '东经130.123456，北纬45.123456',
  '工单号13812345678，合同编号E12345678',
  '投资13812345678元',
  '按新GB12348-2008执行',
  '编号D20251220，标准HJ2.3-2018',
  '12345热线，微信12369，抖音20251220',
  '统一社会信用代码911101087886543216',
  '电话2025-12-20打过',
  '早晚高峰，王府井、张家湾、马连洼周边，金属粉尘、黄河、白天、常年',
  '居民高度重视，业主方面何时反映，村民于2023年、住户万分焦急',
  '本人常年居住于此，本人曾多次投诉，我是一名市民，我叫不出名字',
  '联系人不方便透露，举报人要求保密，负责人说要整改',
  '老王烧烤、李先生牛肉面、王大妈饺子馆油烟大',
  '保安大哥、历史老师、快递师傅都说有味',
  '此致敬礼！一名热心市民',
  '望查处。\n小区全体业主\n2025年12月8日',
  '南苑路',
  '噪声扰民。\n白马路',
  '我是这个小区的老业主了，我是代表全体业主来的，由施工单位负责',
  '新GB3096-2008，发票号码12345678，项目代码2401-110105-04-01-123456',
  '某先生、王某、张某某、李某某住在附近',
  '1号楼、2号楼、3号楼居民，3单元门口，5号楼2001年建成，12栋600户',
  '2025-12-20至12-31，23:00-3:00，2-3次，12-3号线',
  '邻居家装修，楼上300米外，我父亲住在医院附近',
  '',
])('nothing is found in %s', (text) => {
  expect(found(text)).toEqual([]);
});

const foundOwn = (text: string, of: OwnData) =>
  found(text, of).filter(([kind]) => kind?.startsWith('complainant-'));
const own = {
  name: '张三丰',
  phone: '138 1111 2222',
  address: '朝阳区建国路88号院3号楼2单元501',
};

test.each<[PersonalDataKind, string, string]>([
  ['complainant-name', '举报人张三丰称', '张三丰'],
  ['complainant-name', '举报人张 三丰称', '张 三丰'],
  ['complainant-address', '住在建国路88号院3号楼，', '建国路88号院3号楼'],
  ['complainant-address', '建国路，88号院，3号楼，2单元，501', '建国路，88号院，3号楼，2单元，501'],
  ['complainant-name', '举报人张·三·丰称', '张·三·丰'],
  ['complainant-name', '举报人张\u200b三丰称', '张\u200b三丰'],
  ['complainant-phone', '尾号1111-2222的', '1111-2222'],
])('the own %s is found in %s', (kind, text, passage) => {
  expect(foundOwn(text, own)).toEqual([[kind, passage]]);
});

test.each<[PersonalDataKind, Partial<OwnData>, string, string]>([
  ['complainant-name', { name: '张三丰先生' }, '张三丰称', '张三丰'],
  ['complainant-name', { name: '张三丰（业主）' }, '张三丰称', '张三丰'],
  ['complainant-name', { name: '张先生' }, '张先生称', '张先生'],
  ['complainant-phone', { phone: '010-62345678' }, '找62345678', '62345678'],
  ['complainant-phone', { phone: '13911112222/62345678转8' }, '找62345678', '62345678'],
  ['complainant-phone', { phone: '微信zhangsan88' }, '加zhangsan88', 'zhangsan88'],
])('the own %s, given as %o, is found in %s', (kind, given, text, passage) => {
  expect(foundOwn(text, { ...nobody, ...given })).toEqual([[kind, passage]]);
});

test('two numbers after one word are both found', () => {
  expect(found('电话87654321，13811112222')).toEqual([
    ['phone', '87654321'],
    ['phone', '13811112222'],
  ]);
});

test('the own name is not read into other words', () => {
  expect(found('新店开张，三丰公司施工', { ...nobody, name: '张三丰' })).toEqual([]);
});

test.each([
  ['张三丰、李四光', '居民张三丰说夜里有噪声', '张三丰'],
  ['张三丰、李四光', '由李四光代表大家反映', '李四光'],
  ['王和平和赵子龙', '赵子龙等三人到场', '赵子龙'],
  ['王和平和赵子龙', '代表王和平陈述', '王和平'],
  ['张三丰（13811112222）；李四光 13933334444', '可与李四光联系', '李四光'],
  ['业主代表张三丰、李四光等七人', '李四光多次来访', '李四光'],
  ['业主代表张三丰、李四光等七人', '张三丰多次来访', '张三丰'],
  ['推选的代表：赵子龙，电话13811112222', '赵子龙陈述了情况', '赵子龙'],
])('who speaks for a group is the complainant as well: %s in %s', (representatives, text, name) => {
  expect(foundOwn(text, { ...nobody, representatives })).toContainEqual(['complainant-name', name]);
});

test('what stands beside the names of those who speak for a group is nobody’s name', () => {
  const representatives = '推选的居民代表张三丰、李四光等七人，联系电话13811112222';
  expect(foundOwn('居民代表七人来访，要求留下联系电话', { ...nobody, representatives })).toEqual(
    [],
  );
});

test('the phones of those who speak for a group are each looked for by itself', () => {
  const representatives = '张三丰（13811112222）；李四光 13933334444';
  const own = (text: string) => foundOwn(text, { ...nobody, representatives });
  expect(own('编号9139333344440')).toEqual([['complainant-phone', '13933334444']]);
  // The end of one and the beginning of the next are nobody's.
  expect(own('编号22221393')).toEqual([]);
  expect(own('河道有油污，每天夜里排放')).toEqual([]);
});

test.each([
  ['𠮷田三郎', '隔壁𠮷·田三 郎家', '𠮷·田三 郎'],
  ['𡃁𪚥', '是𡃁𪚥，不是𡃁，𪚥', '𡃁𪚥'],
])(
  'the own name %s is found in %s, also of characters outside the basic plane',
  (name, text, passage) => {
    expect(foundOwn(text, { ...nobody, name })).toEqual([['complainant-name', passage]]);
  },
);

test('a name that is one letter again and again is found as often as it fits into the text', () => {
  const hits = findPersonalData('x'.repeat(3_000), { ...nobody, name: 'x'.repeat(100) });
  expect(hits).toHaveLength(30);
  expect(hits[29]).toMatchObject({ start: 2_900, end: 3_000 });
});

test('the own phone is found inside a longer number too', () => {
  expect(found('编号9138111122220', own)).toEqual([['complainant-phone', '13811112222']]);
});

test('without whose it is, a passage is marked once, as what it is of anybody, and none as the own', () => {
  const text = '张三丰，手机13811112222，尾号1111-2222，住建国路88号院3号楼';
  const hits = withoutWhose(findPersonalData(text, own));
  expect(hits.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
    ['name', '张三丰'],
    ['phone', '13811112222'],
    ['phone', '1111-2222'],
    ['address', '建国路88号院3号楼'],
  ]);
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

test('a person may confirm a passage in any writing, and the reason goes with each of its hits', () => {
  fc.assert(
    fc.property(written, written, (mine, theirs) => {
      fc.pre(mine.number !== theirs.number);
      const text = `${mine.passage}，${theirs.passage}`;
      const hits = findPersonalData(text, { ...nobody, phone: mine.number });
      const reason = 'public-contact';
      const { standing, reasoned } = weighed(text, hits, [{ passage: theirs.number, reason }]);
      expect([...standing, ...reasoned]).toHaveLength(hits.length);
      expect(reasoned.map(({ kind, reason: why }) => [kind, why])).toEqual([['phone', reason]]);
      expect(standing.map(({ kind }) => kind)).toContain('complainant-phone');
    }),
  );
});

test.each([
  ['高峰', '早晚高峰货车排队', []],
  ['高峰', '高峰期尾气大，用电高峰', []],
  ['高峰', '我叫高峰，住附近', ['高峰']],
  ['高峰', '联系人：高峰', ['高峰']],
  ['高峰', '高峰反映夜间噪声', ['高峰']],
  ['高峰', '很吵。高峰，12月8日', ['高峰']],
  ['白天', '白天黑夜都吵', []],
  ['王府', '王府井大街油烟', []],
  ['张三', '是张三说的', ['张三']],
])('the own name %s in %s is found where it is a name', (name, text, passages) => {
  expect(foundOwn(text, { ...nobody, name }).map(([, passage]) => passage)).toEqual(passages);
});

test.each([
  ...numberForms,
  ...documentForms,
  ...accountForms,
  ...plateForms.map((rule) => ({ kind: 'plate' as const, ...rule })),
  ...addressForms.map((rule) => ({ kind: 'address' as const, ...rule })),
  ...householdForms.map((rule) => ({ kind: 'household' as const, ...rule })),
])('$example is an example of its rule', ({ kind, example, form }) => {
  const [hit, ...others] = findPersonalData(example, nobody);
  expect(others).toEqual([]);
  expect(hit?.kind).toBe(kind);
  const { figures } = read(kind === 'phone' ? example.replaceAll('-', '') : example);
  const match = new RegExp(form.source, 'u').exec(figures);
  expect(match).not.toBeNull();
  const passage = match?.groups?.['hit'] ?? match?.[0] ?? '';
  const told = read(example.slice(hit?.start, hit?.end)).figures;
  // Of an address the town or the estate before the house is told too.
  expect(kind === 'phone' ? told.replaceAll('-', '') : told).toContain(passage);
});

test.each([
  ['王小明先生', '王小明'],
  ['王小明（业主）', '王小明'],
  ['王小明 老师', '王小明'],
  ['张先生', '张先生'],
  ['欧阳', '欧阳'],
  [null, ''],
])('of %s the name is %s', (given, alone) => {
  expect(nameAlone(given)).toBe(alone);
});

/** Digits of every writing, separators, letters and what numbers and names are called with. */
const anything = fc.string({
  unit: fc.constantFrom(
    ...Array.from(
      '0123456789０５一三八壹①⑧○oOlxX-－ 　·*.，。：（）@电话手机微信号是第共户年月日abcQ张三丰',
    ),
  ),
  maxLength: 60,
});

test('what holds fewer than five digits in any writing, and no account, holds no number', () => {
  const few = anything.filter(
    (text) => (text.match(/[0-9０５一三八壹①⑧○olx]/gi) ?? []).length < 5 && !/[a-zA-Z@]/.test(text),
  );
  fc.assert(
    fc.property(few, (text) => {
      expect(found(text).filter(([kind]) => kind !== 'name')).toEqual([]);
    }),
  );
});

test('whatever the text, a hit is a passage of it, and nothing is left once all are taken out', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const hits = findPersonalData(text, nobody);
      for (const { start, end } of hits) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      const rest = hits.reduceRight(
        (left, { start, end }) => `${left.slice(0, start)}。。。。${left.slice(end)}`,
        text,
      );
      expect(findPersonalData(rest, nobody)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test('a number is found in any text that is put around it', () => {
  fc.assert(
    fc.property(anything, mobile, anything, (before, number, after) => {
      const text = `${before}。。。。${number}。。。。${after}`;
      const at = before.length + 4;
      const covered = findPersonalData(text, nobody).some(
        ({ start, end }) => start <= at && end >= at + number.length,
      );
      expect(covered).toBe(true);
    }),
    { numRuns: 500 },
  );
});
