import { expect, test } from 'vitest';
import { words } from '../../texts/zh/words.ts';
import { workspace } from '../../texts/zh/workspace.ts';
import { changedFields } from '../changed-fields.ts';
import { fieldsOfInspection } from './inspection-fields.ts';
import { inspections as texts } from './zh.ts';

type Said = Parameters<typeof fieldsOfInspection>[0];
const seen: Said = { stage: 'approved', from: '2027-01-04', until: '2027-02-02', team: null };

test.each<[string, Partial<Said>, string, string, string]>([
  ['stage', { stage: 'cancelled' }, '阶段', '已批准', '已取消'],
  [
    'window, though it was approved anew',
    { from: '2027-03-01' },
    '进驻时间',
    '2027年1月4日至2027年2月2日',
    '2027年3月1日至2027年2月2日',
  ],
  ['team', { team: { leader: 'a', deputies: ['b'], members: ['c'] } }, '督察组', '', 'a、b、c'],
])('who is overtaken is told of another %s', (_what, changed, label, before, after) => {
  const say = { words, workspace, texts, language: 'zh' as const };
  const newest = { ...seen, ...changed };
  expect(changedFields(fieldsOfInspection(seen, say), fieldsOfInspection(newest, say))).toEqual([
    { label, before, after },
  ]);
});
