import { expect, test, vi } from 'vitest';
import {
  isEndedBy,
  matterAddress,
  nextIn,
  placeOf,
  withDone,
  withLast,
  type Turn,
} from './turn.ts';

const turn: Turn = {
  key: 'k',
  list: '/todo?act=screenComplaint',
  act: 'screenComplaint',
  matters: ['a', 'b', 'c', 'd'].map((id) => ({ kind: 'complaint', id })),
  done: [],
};

/** A house in which these wait no longer. */
const without =
  (...gone: readonly string[]) =>
  async ({ id }: { readonly id: string }) =>
    !gone.includes(id);

test('the next one is the first behind that still waits; those that somebody else did are told', async () => {
  expect(await nextIn(turn, 0, without())).toEqual({ place: 1, skipped: [], held: [] });
  expect(await nextIn(turn, 0, without('b', 'c'))).toEqual({ place: 3, skipped: [1, 2], held: [] });
  expect(await nextIn(turn, 2, without('a', 'd'))).toEqual({
    place: undefined,
    skipped: [3],
    held: [],
  });
  expect(await nextIn(turn, 3, without())).toEqual({ place: undefined, skipped: [], held: [] });
});

test('what one has done oneself is passed over without a word, and not asked for', async () => {
  const waits = vi.fn<() => Promise<boolean>>(async () => true);
  const after = withDone(withDone(withDone(turn, 'b'), 'b'), 'c');
  expect(after.done).toEqual(['b', 'c']);
  expect(await nextIn(after, 0, waits)).toEqual({ place: 3, skipped: [], held: [] });
  expect(waits).toHaveBeenCalledOnce();
});

test('one that a colleague has open is passed over, and told apart', async () => {
  const waits = async ({ id }: { readonly id: string }) =>
    id === 'b' ? ('held' as const) : id !== 'c';
  expect(await nextIn(turn, 0, waits)).toEqual({ place: 3, skipped: [2], held: [1] });
});

test('what is set aside comes after all others, once', () => {
  const last = withLast(withLast(turn, 'b'), 'a');
  expect(last.matters.map(({ id }) => id)).toEqual(['c', 'd', 'b', 'a']);
  expect(withLast(turn, 'x')).toEqual(turn);
});

test('only what ends the waiting leads on', () => {
  expect(isEndedBy(turn, 'screenComplaint')).toBe(true);
  expect(isEndedBy(turn, 'correctComplaintText')).toBe(false);
  expect(isEndedBy({ ...turn, act: 'reply' }, 'refuse')).toBe(true);
  expect(isEndedBy({ ...turn, act: 'postProgress' }, 'postProgress')).toBe(false);
  expect(isEndedBy({ ...turn, act: 'postProgress' }, 'finishTask')).toBe(true);
});

test('an address names its turn beside the act', () => {
  expect(matterAddress({ kind: 'task', id: 't1' }, 'postProgress')).toBe('/t/t1#act-postProgress');
  expect(matterAddress({ kind: 'inspection', id: 'i1' }, 'decideInspection', 'k')).toBe(
    '/work/inspections/i1?turn=k#act-decideInspection',
  );
  expect(placeOf(turn, { kind: 'complaint', id: 'c' })).toBe(2);
  expect(placeOf(turn, { kind: 'task', id: 'c' })).toBe(-1);
});
