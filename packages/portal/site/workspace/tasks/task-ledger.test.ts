import { expect, test } from 'vitest';
import { words } from '../../texts/zh/words.ts';
import { askedIn } from '../ledger/asked.ts';
import { filtered } from '../ledger/filter.ts';
import { searchIndex } from '../ledger/folded.ts';
import { taskLedger, type TaskRow } from './task-ledger.ts';
import { tasks } from './zh.ts';

const names: Readonly<Record<string, string>> = {
  '110105': '朝阳区',
  '110108': '海淀区',
  sthjj: '市生态环境局',
};
const kindOf = (own: string | null) =>
  taskLedger({
    texts: tasks,
    words,
    language: 'zh',
    nameOf: (code) => names[code] ?? code,
    own,
  });
const kind = kindOf('110105');
const now = '2026-11-28T10:00:00.000Z';

const row = (given: Partial<TaskRow>): TaskRow => ({
  task: '1'.repeat(26),
  version: 1,
  number: 'W3BJ202611230001-Z1',
  source: 'complaint',
  lead: '110105',
  assisting: ['110108'],
  accepting: 'sthjj',
  deadline: '2026-12-31',
  deadlineUnpublished: [],
  finishedOn: null,
  status: 'behind',
  statusChinese: '未达到序时进度',
  gist: null,
  ...given,
});
const isFound = (query: Readonly<Record<string, string>>, given: Partial<TaskRow> = {}): boolean =>
  filtered([row(given)], askedIn(query, kind), {
    kind,
    indexed: searchIndex(kind.searchedOf),
    now,
  }).length === 1;

test('a row says what it is about; without a gist whence it came and who leads', () => {
  expect(kind.gistOf(row({ gist: '河道清淤' }))).toBe('河道清淤');
  expect(kind.gistOf(row({}))).toBe('举报件·朝阳区');
});

test('it is due when its day is over in Beijing, and not once its acceptance was asked for', () => {
  expect(kind.dueOf(row({}))).toBe('2026-12-31T16:00:00.000Z');
  expect(kind.dueOf(row({ finishedOn: '2026-11-20' }))).toBeNull();
  expect(kind.lookOf(row({ finishedOn: '2026-11-20' })).settled).toBe('2026年11月20日申请验收');
});

test('an organisation is found whether it leads or assists, not where it accepts', () => {
  expect(isFound({ organisation: '110105' })).toBe(true);
  expect(isFound({ organisation: '110108' })).toBe(true);
  expect(isFound({ organisation: 'sthjj' })).toBe(false);
  expect(isFound({ accepting: 'sthjj' })).toBe(true);
});

test('by any part of number, gist, source and organisations', () => {
  expect(['0001-z1', '举报件', '海淀', '生态环境局'].filter((q) => !isFound({ q }))).toEqual([]);
  expect(isFound({ q: '清淤' }, { gist: '河道清淤' })).toBe(true);
  expect(isFound({ q: 'behind' })).toBe(false);
});

test('an organisation can ask for those that it leads; the office has none of its own', () => {
  expect(isFound({ mine: 'yes' })).toBe(true);
  expect(isFound({ mine: 'yes' }, { lead: '110108' })).toBe(false);
  expect(kindOf(null).marks).toEqual([]);
});
