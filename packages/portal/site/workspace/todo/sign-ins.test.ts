import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSignIns, undoTime, type Sent, type Target } from './sign-ins.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const targets = (count: number): Target[] =>
  Array.from({ length: count }, (_, place) => ({ complaint: `c${place}`, version: 3 }));

/** A house that answers when it is told to. */
function house() {
  const asked: { complaint: string; key: string; answer: (sent: Sent) => void }[] = [];
  const settled = vi.fn<() => void>();
  const signIns = createSignIns(
    ({ complaint }, key) =>
      new Promise((resolve) => {
        asked.push({ complaint, key, answer: resolve });
      }),
    settled,
  );
  return { asked, settled, signIns };
}
const signed: Sent = { is: 'signed', version: 4 };

test('several go when the time for undoing is over, and not before', async () => {
  const { asked, signIns, settled } = house();
  signIns.begin(targets(6));
  expect(signIns.stateOf('c0')).toEqual({ is: 'waiting' });
  await vi.advanceTimersByTimeAsync(undoTime - 1);
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  // Four at once.
  expect(asked.map(({ complaint }) => complaint)).toEqual(['c0', 'c1', 'c2', 'c3']);
  asked[1]!.answer({ is: 'refused', code: 'already-done' });
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveLength(5);
  for (const { answer } of asked) answer(signed);
  await vi.advanceTimersByTimeAsync(0);
  expect(settled).not.toHaveBeenCalled();
  asked[5]!.answer(signed);
  await vi.advanceTimersByTimeAsync(0);
  expect(settled).toHaveBeenCalledOnce();
  expect(signIns.stateOf('c1')).toEqual({ is: 'refused', code: 'already-done' });
  expect(signIns.stateOf('c5')).toEqual(signed);
});

test('what is undone was never sent', async () => {
  const { asked, signIns } = house();
  signIns.begin(targets(2));
  signIns.undo();
  await vi.advanceTimersByTimeAsync(undoTime * 2);
  expect(asked).toEqual([]);
  expect([signIns.stateOf('c0'), signIns.several()]).toEqual([undefined, undefined]);
});

test('once sent nothing can be undone', async () => {
  const { signIns } = house();
  signIns.begin(targets(1));
  await vi.advanceTimersByTimeAsync(undoTime);
  signIns.undo();
  expect(signIns.several()?.goesAt).toBe(null);
  expect(signIns.stateOf('c0')).toEqual({ is: 'sending' });
});

test('a second press does nothing; a lost answer goes again as the very same; a refused one as another', async () => {
  const { asked, signIns, settled } = house();
  const [target] = targets(1);
  void signIns.one(target!);
  void signIns.one(target!);
  expect(asked).toHaveLength(1);
  asked[0]!.answer({ is: 'unanswered' });
  await vi.advanceTimersByTimeAsync(0);
  void signIns.one(target!);
  expect(asked[1]!.key).toBe(asked[0]!.key);
  asked[1]!.answer({ is: 'refused', code: 'version-moved' });
  await vi.advanceTimersByTimeAsync(0);
  expect(settled).not.toHaveBeenCalled();
  void signIns.one({ ...target!, version: 5 });
  expect(asked[2]!.key).not.toBe(asked[0]!.key);
  asked[2]!.answer(signed);
  await vi.advanceTimersByTimeAsync(0);
  void signIns.one(target!);
  expect(asked).toHaveLength(3);
});
