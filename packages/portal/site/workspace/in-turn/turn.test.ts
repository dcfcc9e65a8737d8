import { expect, test, vi } from 'vitest';
import { isEndedBy, matterAddress, nextIn, placeOf, withDone, type Turn } from './turn.ts';

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
  expect(await nextIn(turn, 0, without())).toEqual({ place: 1, skipped: [] });
  expect(await nextIn(turn, 0, without('b', 'c'))).toEqual({ place: 3, skipped: [1, 2] });
  expect(await nextIn(turn, 2, without('a', 'd'))).toEqual({ place: undefined, skipped: [3] });
  expect(await nextIn(turn, 3, without())).toEqual({ place: undefined, skipped: [] });
});

test('what one has done oneself is passed over without a word, and not asked for', async () => {
  const waits = vi.fn<() => Promise<boolean>>(async () => true);
  const after = withDone(withDone(withDone(turn, 'b'), 'b'), 'c');
  expect(after.done).toEqual(['b', 'c']);
  expect(await nextIn(after, 0, waits)).toEqual({ place: 3, skipped: [] });
  expect(waits).toHaveBeenCalledOnce();
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
