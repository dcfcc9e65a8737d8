import { expect, test } from 'vitest';
import type { AlarmGroup } from '../alarms/grouped.ts';
import { alarmTodos, batchTodos, inspectionsWithBatches, sampleTodos } from './office-rows.ts';
import type { InspectionLine } from './todo-row.ts';

const inspection = { inspection: 'i1', stage: 'stationed' } as InspectionLine;
const waiting = { complaints: 12, keyAttention: 1, since: '2025-12-19T01:00:00.000Z' };
const batch = (
  state: string,
  todo: { unreviewed: number; inTime: number; behind: number } | null,
  of = {},
) => ({ batch: 'i1-1', ordinal: 1, state, total: 45, todo, ...of }) as never;
const none = { batches: [], waiting, cutOff: null, asOf: '2025-12-20T02:00:00.000Z' };
const both = () => true;
const acts = (...batches: never[]) =>
  batchTodos(inspection, { ...none, batches, waiting: { ...waiting, complaints: 0 } }, both).map(
    ({ act, line }) => [act, 'behind' in line ? line.behind : undefined],
  );

test('accepted complaints that no batch took are to be handed over, by whoever may, one batch at a time', () => {
  const [row, ...others] = batchTodos(inspection, { ...none, waiting }, both);
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    act: 'closeBatch',
    href: '/work/batches?inspection=i1#act-closeBatch',
    line: { complaints: 12, keyAttention: 1 },
  });
  expect(
    batchTodos(inspection, { ...none, batches: [batch('closing', null)], waiting }, both),
  ).toEqual([]);
  expect(batchTodos(inspection, { ...none, waiting }, (act) => act === 'discloseBatch')).toEqual(
    [],
  );
  expect(acts()).toEqual([]);
});

test('what the clock hands over is no to-do, but what it left behind is, and that it is late', () => {
  const nextAt = '2025-12-20T10:00:00.000Z';
  const rows = (last: string | null, asOf: string) =>
    batchTodos(inspection, { ...none, cutOff: { nextAt, last }, asOf }, both).map(({ line }) =>
      'cutOff' in line ? line.cutOff : undefined,
    );
  expect(rows(null, none.asOf)).toEqual([]);
  // The first that waits came after the last time.
  expect(rows('2025-12-18T10:00:00.000Z', none.asOf)).toEqual([]);
  expect(rows('2025-12-19T10:00:00.000Z', none.asOf)).toEqual(['left']);
  expect(rows(null, '2025-12-20T10:05:00.000Z')).toEqual([]);
  expect(rows(null, '2025-12-20T10:11:00.000Z')).toEqual(['late']);
});

test('a batch is to be disclosed when every reply is confirmed or late, and again when its table is behind', () => {
  const todo = { unreviewed: 0, inTime: 0, behind: 0 };
  expect(acts(batch('handed-over', { ...todo, unreviewed: 2, inTime: 1 }))).toEqual([]);
  expect(acts(batch('handed-over', todo))).toEqual([['discloseBatch', 0]]);
  // One that nobody answers does not keep the others from the public.
  expect(acts(batch('handed-over', { ...todo, unreviewed: 1 }))).toEqual([['discloseBatch', 0]]);
  expect(acts(batch('disclosed', { ...todo, unreviewed: 1 }))).toEqual([]);
  expect(acts(batch('disclosed', { ...todo, unreviewed: 1, behind: 2 }))).toEqual([
    ['discloseBatch', 2],
  ]);
  // Everything on its list stayed behind.
  expect(acts(batch('handed-over', todo, { total: 0 }))).toEqual([]);
});

test('winning numbers are to be entered from the day after the draw on, until two persons have', () => {
  const rows = (state: string, today: string) =>
    sampleTodos(
      inspection,
      {
        samples: [{ sample: 'i1-1-1', ordinal: 1, size: 3, state, drawnOn: '2026-12-01' } as never],
      },
      today,
    ).map(({ act, href, line }) => [act, href, 'draw' in line ? line.draw : undefined]);
  const due = ['enterWinningNumbers', '/work/samples/i1-1-1'];
  expect(rows('announced', '2026-12-01')).toEqual([]);
  for (const state of ['announced', 'entered', 'differing']) {
    expect(rows(state, '2026-12-02')).toEqual([[...due, state]]);
  }
  expect(rows('drawn', '2026-12-02')).toEqual([]);
});

test('what is archived, or has not begun, is not asked about', () => {
  const lines = ['draft', 'preparing', 'stationed', 'rectifying', 'archived'].map(
    (stage) => ({ inspection: stage, stage }) as InspectionLine,
  );
  expect(inspectionsWithBatches(lines).map(({ stage }) => stage)).toEqual([
    'stationed',
    'rectifying',
  ]);
});

test('alarms are to-dos of whoever can do something about them', () => {
  const group = (kind: AlarmGroup['kind'], organisation: string | null): AlarmGroup => ({
    kind,
    organisation,
    duties: [],
    alarms: [],
    matters: [],
    since: '2025-12-19T01:00:00.000Z',
  });
  const groups = [
    group('duty-vacant', '110105'),
    group('provider-refuses', null),
    group('long-overdue', '110105'),
  ];
  const hrefs = (role: string) => alarmTodos(groups, [role]).map(({ href }) => href);
  expect(hrefs('notification-administrator')).toEqual([
    '/work/duties?organisation=110105',
    '/work/alarms?kind=provider-refuses',
  ]);
  expect(hrefs('office-head')).toEqual(['/work/alarms?kind=long-overdue']);
  expect(hrefs('office-clerk')).toEqual([]);
});
