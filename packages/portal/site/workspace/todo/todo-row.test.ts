import { expect, test } from 'vitest';
import { addressOf, byAct, filterIn, shown } from './todo-filter.ts';
import { complaintTodos, inOrder, inspectionTodos, taskTodos, type TodoRow } from './todo-row.ts';

const complaint = (id: string, due: string | null, act = 'sign-in') =>
  ({ complaint: id, number: `D3BJ20251220${id}`, todo: { act, due } }) as never;
const rows = complaintTodos([
  complaint('0003', null),
  complaint('0002', '2025-12-23T16:00:00.000Z'),
  complaint('0001', '2025-12-22T16:00:00.000Z', 'reply'),
  { complaint: '0009', todo: null } as never,
]);
const tasks = taskTodos(
  [
    { task: 't1', number: 'T1', lead: '110105', finishedOn: null, deadline: '2025-12-23' },
    { task: 't2', number: 'T2', lead: '110105', finishedOn: '2025-12-01', deadline: '2025-12-01' },
    { task: 't3', number: 'T3', lead: '110106', finishedOn: null, deadline: '2025-12-01' },
  ] as never,
  '110105',
);
const ids = (all: readonly TodoRow[]) => all.map(({ id }) => id);
const everything = inOrder([...rows, ...tasks]);
const now = '2025-12-22T00:00:00.000Z';

test('what is due first stands on top, what has no date last, whatever it is about', () => {
  expect(ids(everything)).toEqual(['0001', '0002', 't1', '0003']);
});

test('a row leads to the form of the act itself', () => {
  const inspections = inspectionTodos([
    { inspection: 'i1', todo: { act: 'open-stationing', due: null } } as never,
  ]);
  expect([...everything, ...inspections].map(({ href }) => href)).toEqual([
    '/c/0001#act-reply',
    '/c/0002#act-signIn',
    '/t/t1#act-postProgress',
    '/c/0003#act-signIn',
    '/work/inspections/i1#act-openStationing',
  ]);
});

test('a task is over when its day in Beijing is', () => {
  expect(tasks[0]?.due).toBe('2025-12-23T16:00:00.000Z');
});

test('filters narrow, each and together', () => {
  const by = (query: Record<string, string>) => ids(shown(everything, filterIn(query), now));
  expect(by({})).toEqual(ids(everything));
  expect(by({ kind: 'task' })).toEqual(['t1']);
  expect(by({ urgency: 'red' })).toEqual(['0001']);
  expect(by({ urgency: 'yellow' })).toEqual(['0002', 't1']);
  expect(by({ urgency: 'calm', act: 'signIn' })).toEqual(['0003']);
  expect(by({ number: ' ｄ3bj2025 12200002' })).toEqual(['0002']);
  expect(by({ number: 'x' })).toEqual([]);
  expect(by({ kind: 'nonsense' })).toEqual(ids(everything));
});

test('grouped, what is to be done first comes first, and within it what is due first', () => {
  expect(byAct(everything).map(({ act, rows: of }) => [act, ids(of)])).toEqual([
    ['reply', ['0001']],
    ['signIn', ['0002', '0003']],
    ['postProgress', ['t1']],
  ]);
});

test('a filter comes back from its address', () => {
  const filter = {
    kind: 'complaint',
    urgency: 'red',
    act: 'signIn',
    number: 'D3',
    isGrouped: true,
  } as const;
  const { searchParams } = new URL(addressOf(filter), 'http://localhost');
  expect(filterIn(Object.fromEntries(searchParams))).toEqual(filter);
  expect(addressOf(filterIn({}))).toBe('/todo');
});
