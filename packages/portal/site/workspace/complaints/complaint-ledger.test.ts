import { shownDueOf } from '@ducha/contracts/complaint-facts.ts';
import { complaintStage } from '@ducha/contracts';
import { expect, test } from 'vitest';
import { words } from '../../texts/zh/words.ts';
import { ledger } from '../ledger/zh.ts';
import { askedIn } from '../ledger/asked.ts';
import { filtered } from '../ledger/filter.ts';
import { searchIndex } from '../ledger/folded.ts';
import { ordered } from '../ledger/ordered.ts';
import { sheetOf } from '../ledger/written-sheet.ts';
import { complaintLedger, type ComplaintRow } from './complaint-ledger.ts';
import { complaints } from './zh.ts';

const names: Readonly<Record<string, string>> = { '110105': '朝阳区', '110108': '海淀区' };
const kind = complaintLedger({
  texts: complaints,
  words,
  language: 'zh',
  nameOf: (code) => names[code] ?? code,
  typeOf: (code) => (code === 'noise' ? '噪声' : code),
  types: ['water', 'noise'],
});
const now = '2026-11-28T10:00:00.000Z';
const inspection = '0'.repeat(26);

const row = (given: Partial<ComplaintRow>): ComplaintRow => ({
  complaint: '1'.repeat(26),
  version: 3,
  inspection,
  stage: 'handling',
  channel: 'web',
  number: 'W3BJ202611230001',
  receivedOn: '2026-11-23',
  district: '110105',
  township: null,
  mainType: 'noise',
  keyAttention: false,
  organisations: [{ organisation: '110105', role: 'lead' }],
  batch: `${inspection}-4`,
  replyDue: '2026-12-04T16:00:00.000Z',
  replyDueUnpublished: [],
  outerDue: null,
  result: null,
  office: null,
  todo: null,
  gist: '工地夜间施工扰民',
  transferredOn: '2026-11-24',
  closedOn: null,
  repliedOn: null,
  verdict: null,
  ...given,
});

test('a row says what it is about; without a gist its type and place; without those how it came', () => {
  expect(kind.gistOf(row({}))).toBe('工地夜间施工扰民');
  expect(kind.gistOf(row({ gist: null }))).toBe('噪声·朝阳区');
  expect(kind.gistOf(row({ gist: null, mainType: null }))).toBe('朝阳区');
  expect(kind.gistOf(row({ gist: null, mainType: null, district: null }))).toBe(
    '网络举报，尚未审查',
  );
});

test('its grey line: number, place, channel, age', () => {
  expect(kind.aboutOf(row({}), now)).toEqual(['W3BJ202611230001', '朝阳区', '网络', '收到 5 天']);
  expect(kind.aboutOf(row({ number: null, receivedOn: '2026-11-28' }), now)).toEqual([
    '尚未编号',
    '朝阳区',
    '网络',
    '今天收到',
  ]);
});

test('what has ended says what the office still has to do about it, since its date stands beside 已办结', () => {
  const office: ComplaintRow['office'] = { act: 'answer-message', due: null, unpublished: [] };
  expect(kind.aboutOf(row({ stage: 'closed', office }), now).at(-1)).toBe(
    '督察办待办：给举报人留言',
  );
  expect(kind.aboutOf(row({ stage: 'handling', office }), now)).not.toContain(
    '督察办待办：给举报人留言',
  );
});

test('what waits for the asking person is due first, then the reply, until there is an end of it', () => {
  const mine: NonNullable<ComplaintRow['todo']> = {
    act: 'approve-reply',
    due: '2026-11-30T16:00:00.000Z',
    unpublished: [],
  };
  expect(kind.dueOf(row({ todo: mine }))).toBe('2026-11-30T16:00:00.000Z');
  expect(kind.dueOf(row({ todo: { ...mine, due: null } }))).toBe('2026-12-04T16:00:00.000Z');
  const ended = complaintStage.options.filter((stage) => kind.dueOf(row({ stage })) === null);
  expect(ended).toEqual(['declined', 'merged', 'staged', 'closed', 'withdrawn']);
});

test('of what the office has to do and the reply the sooner date is shown, and whose it is', () => {
  const office = (due: string | null, stage: ComplaintRow['stage'] = 'handling') =>
    shownDueOf(row({ stage, office: { act: 'answer-message', due, unpublished: [] } }));
  const [before, reply, later] = ['2026-12-01', '2026-12-04', '2026-12-08'].map(
    (day) => `${day}T16:00:00.000Z`,
  );
  expect(office(before ?? '')).toMatchObject({ due: before, of: 'office' });
  expect(office(later ?? '')).toMatchObject({ due: reply, of: 'organisation' });
  expect(office(null)).toMatchObject({ due: reply, of: 'organisation' });
  // The reply has come: its date is met, whenever that was.
  expect(office(later ?? '', 'approved')).toMatchObject({ due: later, of: 'office' });
  expect(office(later ?? '', 'closed')).toMatchObject({ due: later, of: 'office' });
});

test('the years without a notice on days off are told of the date that is shown', () => {
  const unpublishedOf = (todo: ComplaintRow['todo']): readonly number[] =>
    kind.lookOf(row({ replyDueUnpublished: [2027], todo })).unpublished;
  const mine = (due: string | null): ComplaintRow['todo'] => ({
    act: 'review-reply',
    due,
    unpublished: [],
  });
  expect(unpublishedOf(null)).toEqual([2027]);
  expect(unpublishedOf(mine(null))).toEqual([2027]);
  expect(unpublishedOf(mine('2026-11-30T16:00:00.000Z'))).toEqual([]);
});

test('whoever leads is named, and how many assist', () => {
  const organisations: ComplaintRow['organisations'] = [
    { organisation: '110108', role: 'assist' },
    { organisation: '110105', role: 'lead' },
  ];
  expect(kind.lookOf(row({ organisations })).where).toBe('朝阳区，另有 1 家协办');
  expect(kind.lookOf(row({ organisations: [] })).where).toBe('朝阳区');
  expect(kind.lookOf(row({ organisations: [], district: null })).where).toBe('');
});

test('several stages of one leading organisation can be asked for in one address', () => {
  const isFound = (query: Readonly<Record<string, string>>): boolean =>
    filtered(
      [
        row({
          organisations: [
            { organisation: '110105', role: 'assist' },
            { organisation: '110108', role: 'lead' },
          ],
        }),
      ],
      askedIn(query, kind),
      { kind, indexed: searchIndex(kind.searchedOf), now },
    ).length === 1;
  expect(isFound({ stage: 'transferred.handling', lead: '110108' })).toBe(true);
  expect(isFound({ stage: 'transferred.handling', lead: '110105' })).toBe(false);
  expect(isFound({ stage: 'transferred.replied', lead: '110108' })).toBe(false);
  expect(isFound({ stage: 'transferred.handling', organisation: '110105' })).toBe(true);
});

test('in the place of a date stands when it came to its end', () => {
  expect(kind.lookOf(row({ stage: 'closed', closedOn: '2026-11-25' })).settled).toBe(
    '11月25日办完',
  );
  expect(kind.lookOf(row({ stage: 'merged' })).settled).toBe('');
});

test('four colours for stages, and none for what leaves the way', () => {
  const colours = complaintStage.options.map((stage) => kind.lookOf(row({ stage })).state.colour);
  expect(new Set(colours)).toEqual(new Set(['blue', 'yellow', 'violet', 'green', '']));
});

test('each step holds all that have come so far, fewer and fewer', () => {
  const { steps = [] } = kind.dimensions.find(({ name }) => name === 'stage') ?? {};
  expect(steps.map(({ text, codes }) => `${text} ${codes.size}`)).toEqual([
    '收到 13',
    '受理 9',
    '交办 7',
    '已反馈 4',
    '办结或阶段性办结 2',
  ]);
  for (const [at, { codes }] of steps.entries()) {
    const before = steps[at - 1]?.codes;
    if (before !== undefined) expect([...codes].every((code) => before.has(code))).toBe(true);
  }
});

test('it is found by any part of number, gist, place, organisation and type, and by nothing else', () => {
  const indexed = searchIndex(kind.searchedOf);
  const isFound = (typed: string): boolean =>
    filtered(
      [row({ organisations: [{ organisation: '110108', role: 'lead' }] })],
      askedIn({ q: typed }, kind),
      {
        kind,
        indexed,
        now,
      },
    ).length === 1;
  expect(
    ['1230001', '夜间', '朝阳', '海淀 噪声', 'w3bj'].filter((typed) => !isFound(typed)),
  ).toEqual([]);
  expect(['noise', '111111', 'handling', '2026-11-24'].filter(isFound)).toEqual([]);
});

test('what is due first is on top; of the same, what came last; what has no date, at the end', () => {
  const rows = [
    row({ complaint: 'a', stage: 'closed' }),
    row({ complaint: 'b', receivedOn: '2026-11-22' }),
    row({ complaint: 'c' }),
    row({ complaint: 'd', replyDue: '2026-12-01T16:00:00.000Z' }),
  ];
  const found = ordered(rows, kind.usualOrder, kind).map(({ complaint }) => complaint);
  expect(found.join('')).toBe('dcba');
});

test('a sheet of it: every column has its text, a date that ends a day is of that day', () => {
  const sheet = sheetOf([row({ keyAttention: true })], {
    title: complaints.title,
    asked: askedIn({ stage: 'handling', receivedFrom: '2026-11-01', due: 'later' }, kind),
    kind,
    asOf: now,
    texts: ledger,
    language: 'zh',
    isPrinted: false,
  });
  expect(sheet.head.map(({ name, says }) => `${name} ${says}`)).toEqual([
    '截至 2026年11月28日 18:00',
    '件数 1',
    '筛选条件 阶段：办理中；收到日期：2026年11月1日起；时限：3 天后到期',
    '排列 按当前时限排列，最早的在前，没有的在最后。',
  ]);
  expect(Object.fromEntries(sheet.columns.map((name, at) => [name, sheet.rows[0]?.[at]]))).toEqual({
    受理编号: 'W3BJ202611230001',
    要点: '工地夜间施工扰民',
    问题类型: '噪声',
    行政区域: '朝阳区',
    '街道（乡镇）': '',
    承办单位: '朝阳区',
    来源: '网络',
    阶段: '办理中',
    收到日期: '2026-11-23',
    交办日期: '2026-11-24',
    当前时限: '2026-12-04 24:00',
    办结日期: '',
    反馈总时限: '',
    反馈日期: '',
    办理结果: '',
    是否属实: '',
    批次: '第 4 批',
    重点关注: '是',
  });
});
