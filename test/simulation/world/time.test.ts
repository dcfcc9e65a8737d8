import { expect, test } from 'vitest';
import { VirtualTime } from './time.ts';

const happened = async (plan: (time: VirtualTime, say: (word: string) => void) => void) => {
  const time = new VirtualTime(1_000);
  const words: string[] = [];
  plan(time, (word) => words.push(`${time.now} ${word}`));
  await time.runUntil(10_000);
  return words;
};

test('what is planned happens in the order of its moments, and of two at once the first planned is first', async () => {
  expect(
    await happened((time, say) => {
      time.after(30, () => say('c'));
      time.after(10, () => say('a'));
      time.after(30, () => say('d'));
      time.after(20, () => say('b'));
    }),
  ).toEqual(['1010 a', '1020 b', '1030 c', '1030 d']);
});

test('all that follows at once from what happens, follows before the next', async () => {
  expect(
    await happened((time, say) => {
      time.after(
        10,
        () =>
          void Promise.resolve()
            .then(() => Promise.resolve())
            .then(() => say('after a')),
      );
      time.after(10, () => say('b'));
    }),
  ).toEqual(['1010 after a', '1010 b']);
});

test('what was taken back does not happen', async () => {
  expect(
    await happened((time, say) => {
      const cancel = time.after(10, () => say('a'));
      time.after(5, () => cancel());
      time.after(20, () => say('b'));
    }),
  ).toEqual(['1020 b']);
});

test('after a jump, what was planned before it is late', async () => {
  expect(
    await happened((time, say) => {
      time.after(10, () => time.jump(500));
      time.after(20, () => say('late'));
    }),
  ).toEqual(['1510 late']);
});

test('the world rests while nothing is coming but looks whether there is something to do', async () => {
  const time = new VirtualTime(0);
  time.after(1_000, () => undefined, true);
  expect(time.atRest).toBe(true);
  let done = false;
  time.after(100, () => (done = true));
  expect(time.atRest).toBe(false);
  expect(await time.settle(10_000)).toBe(true);
  expect(done).toBe(true);
  expect(time.now).toBe(100);
});

test('what never ends does not rest, and that is said', async () => {
  const time = new VirtualTime(0);
  const again = (): void => void time.after(10, again);
  again();
  expect(await time.settle(1_000)).toBe(false);
});
