import { expect, test } from 'vitest';
import { groupsOf, type Alarm } from './grouped.ts';

const alarm = (of: Partial<Alarm>): Alarm => ({
  alarm: '0'.repeat(26),
  version: 1,
  kind: 'duty-vacant',
  organisation: '110105',
  duty: 'liaison',
  number: 'D3BJ202512200001',
  due: '2025-12-30T16:00:00.000Z',
  unpublished: [],
  at: '2025-12-20T01:00:00.000Z',
  ...of,
});

test('three posts of one organisation are one row, and so are its overdue matters', () => {
  const groups = groupsOf([
    alarm({ duty: 'principal', at: '2025-12-22T01:00:00.000Z' }),
    alarm({ duty: 'liaison' }),
    alarm({ duty: 'in-charge' }),
    alarm({ organisation: '110106', at: '2025-12-19T01:00:00.000Z' }),
    alarm({ kind: 'long-overdue', duty: null, due: '2025-12-29T16:00:00.000Z' }),
    alarm({ kind: 'long-overdue', duty: null, due: '2025-12-28T16:00:00.000Z' }),
  ]);
  expect(
    groups.map(({ kind, organisation, alarms }) => [kind, organisation, alarms.length]),
  ).toEqual([
    ['duty-vacant', '110106', 1],
    ['duty-vacant', '110105', 3],
    ['long-overdue', '110105', 2],
  ]);
  expect(groups[1]?.duties).toEqual(['liaison', 'in-charge', 'principal']);
  expect(groups[1]?.matters).toHaveLength(1);
  expect(groups[1]?.since).toBe('2025-12-20T01:00:00.000Z');
  expect(groups[2]?.matters[0]?.due).toBe('2025-12-28T16:00:00.000Z');
});

test('a provider that refuses is one thing, whichever organisations were not told', () => {
  const groups = groupsOf([
    alarm({ kind: 'provider-refuses' }),
    alarm({ kind: 'provider-refuses', organisation: '110106' }),
  ]);
  expect(groups).toHaveLength(1);
  expect(groups[0]?.organisation).toBeNull();
});
