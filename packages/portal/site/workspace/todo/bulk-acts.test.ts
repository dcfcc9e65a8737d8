import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBulkActs, undoTime, type Sent, type Target } from './bulk-acts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const targets = (count: number): Target[] =>
  Array.from({ length: count }, (_, place) => ({
    act: 'signIn',
    complaint: `c${place}`,
    version: 3,
  }));

/** A house that answers when it is told to. */
function house() {
  const asked: { complaint: string; key: string; answer: (sent: Sent) => void }[] = [];
  const settled = vi.fn<() => void>();
  const acts = createBulkActs(
    ({ complaint }, key) =>
      new Promise((resolve) => {
        asked.push({ complaint, key, answer: resolve });
      }),
    settled,
  );
  return { asked, settled, acts };
}
const signed: Sent = { is: 'done', version: 4 };

test('several go when the time for undoing is over, and not before', async () => {
  const { asked, acts, settled } = house();
  acts.begin(targets(6));
  expect(acts.stateOf('signIn', 'c0')).toEqual({ is: 'waiting' });
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
  expect(acts.stateOf('signIn', 'c1')).toEqual({ is: 'refused', code: 'already-done' });
  expect(acts.stateOf('signIn', 'c5')).toEqual(signed);
});

test('what is undone was never sent', async () => {
  const { asked, acts } = house();
  acts.begin(targets(2));
  acts.undo();
  await vi.advanceTimersByTimeAsync(undoTime * 2);
  expect(asked).toEqual([]);
  expect([acts.stateOf('signIn', 'c0'), acts.several()]).toEqual([undefined, undefined]);
});

test('once sent nothing can be undone', async () => {
  const { acts } = house();
  acts.begin(targets(1));
  await vi.advanceTimersByTimeAsync(undoTime);
  acts.undo();
  expect(acts.several()?.goesAt).toBe(null);
  expect(acts.stateOf('signIn', 'c0')).toEqual({ is: 'sending' });
});

test('a second press does nothing; a lost answer goes again as the very same; a refused one as another', async () => {
  const { asked, acts, settled } = house();
  const [target] = targets(1);
  void acts.one(target!);
  void acts.one(target!);
  expect(asked).toHaveLength(1);
  asked[0]!.answer({ is: 'unanswered' });
  await vi.advanceTimersByTimeAsync(0);
  acts.again('signIn', 'c0');
  expect(asked[1]!.key).toBe(asked[0]!.key);
  asked[1]!.answer({ is: 'refused', code: 'version-moved' });
  await vi.advanceTimersByTimeAsync(0);
  expect(settled).not.toHaveBeenCalled();
  void acts.one({ ...target!, version: 5 });
  expect(asked[2]!.key).not.toBe(asked[0]!.key);
  asked[2]!.answer(signed);
  await vi.advanceTimersByTimeAsync(0);
  void acts.one(target!);
  expect(asked).toHaveLength(3);
});

test('what was done to a complaint says nothing of another act on it', async () => {
  const { asked, acts } = house();
  const [target] = targets(1);
  void acts.one(target!);
  asked[0]!.answer(signed);
  await vi.advanceTimersByTimeAsync(0);
  expect(acts.stateOf('decideReply', 'c0')).toBeUndefined();
  acts.begin([{ ...target!, act: 'decideReply', version: 9 }]);
  await vi.advanceTimersByTimeAsync(undoTime);
  expect(asked).toHaveLength(2);
  expect(acts.several()).toMatchObject({ act: 'decideReply' });
});

describe('what says of another one where its figures stand', () => {
  const reply = (complaint: string, after?: string): Target => ({
    act: 'reply',
    complaint,
    version: 3,
    body: {} as never,
    draft: {} as never,
    after,
  });
  const three = [reply('c1', 'c0'), reply('c0'), reply('c2')];
  const begun = async () => {
    const { asked, acts, settled } = house();
    acts.begin(three);
    await vi.advanceTimersByTimeAsync(undoTime);
    return { asked, acts, settled };
  };

  test('goes after that one, and not beside it', async () => {
    const { asked, acts, settled } = await begun();
    expect(asked.map(({ complaint }) => complaint)).toEqual(['c0', 'c2']);
    asked[1]!.answer(signed);
    await vi.advanceTimersByTimeAsync(0);
    expect(acts.stateOf('reply', 'c1')).toEqual({ is: 'waiting' });
    asked[0]!.answer(signed);
    await vi.advanceTimersByTimeAsync(0);
    expect(asked.map(({ complaint }) => complaint)).toEqual(['c0', 'c2', 'c1']);
    asked[2]!.answer(signed);
    await vi.advanceTimersByTimeAsync(0);
    expect(settled).toHaveBeenCalledOnce();
  });

  test('does not go where that one was refused; it can be chosen anew once the account is read', async () => {
    const { asked, acts, settled } = await begun();
    asked[0]!.answer({ is: 'refused', code: 'already-done' });
    asked[1]!.answer(signed);
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toHaveLength(2);
    expect(acts.stateOf('reply', 'c1')).toEqual({ is: 'held' });
    expect(settled).toHaveBeenCalledOnce();
    acts.close();
    expect(acts.stateOf('reply', 'c1')).toBeUndefined();
  });

  test('waits for an answer that was lost, and follows as soon as it came', async () => {
    const { asked, acts } = await begun();
    asked[0]!.answer({ is: 'unanswered' });
    asked[1]!.answer(signed);
    await vi.advanceTimersByTimeAsync(0);
    acts.again('reply', 'c1');
    expect(acts.stateOf('reply', 'c1')).toEqual({ is: 'held' });
    acts.again('reply', 'c0');
    expect(asked[2]!.key).toBe(asked[0]!.key);
    asked[2]!.answer(signed);
    await vi.advanceTimersByTimeAsync(0);
    expect(asked.map(({ complaint }) => complaint)).toEqual(['c0', 'c2', 'c0', 'c1']);
  });
});
