import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { InspectionShown } from './inspection-shown.ts';
import { TeamChanges } from './team-changes.tsx';
import { inspections as texts } from './zh.ts';

type Change = InspectionShown['teamChanges'][number];

/** What stands there for a reader, a line for each change. */
function lines(...changes: Change[]): string[] {
  return [...renderToString(h(TeamChanges, { texts, changes })).matchAll(/<li>(.*?)<\/li>/g)].map(
    ([, line = '']) => line.replaceAll(/<[^>]*>/g, ''),
  );
}

test('a change of the team says who left and who joined, each in a list; the newest stands first', () => {
  const both: Change = {
    on: '2027-01-05',
    left: ['a', 'b'],
    joined: [
      { subject: 'c', seat: 'leader' },
      { subject: 'd', seat: 'member' },
    ],
    reason: '工作需要',
  };
  const one: Change = {
    on: '2027-01-06',
    left: [],
    joined: [{ subject: 'e', seat: 'deputy' }],
    reason: null,
  };
  expect(lines(both, one)).toEqual([
    '2027年1月6日，加入：副组长 e',
    '2027年1月5日，退出：a、b，加入：组长 c、成员 d工作需要',
  ]);
  expect(lines()).toEqual([]);
});
