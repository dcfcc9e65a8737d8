import { expect, test, vi } from 'vitest';
import { latestWrite } from './latest-write.ts';

test('the newest value is written last, and never two at a time', async () => {
  const written: number[] = [];
  const ends: (() => void)[] = [];
  const { write } = latestWrite<number>(
    async (value) => {
      written.push(value);
      await new Promise<void>((resolve) => void ends.push(resolve));
    },
    () => expect.unreachable(),
  );
  for (const value of [1, 2, 3]) write(value);
  expect(written).toEqual([1]);
  ends.shift()?.();
  await vi.waitFor(() => expect(written).toEqual([1, 3]));
  ends.shift()?.();
  await vi.waitFor(() => expect(ends).toEqual([]));
  write(4);
  await vi.waitFor(() => expect(written).toEqual([1, 3, 4]));
});

test('a device that takes no more is told of, and asked again the next time', async () => {
  const failed = vi.fn<() => void>();
  let full = true;
  const written: number[] = [];
  const { write } = latestWrite<number>(async (value) => {
    if (full) throw new Error('no room');
    written.push(value);
  }, failed);
  write(1);
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce());
  full = false;
  write(2);
  await vi.waitFor(() => expect(written).toEqual([2]));
});

test('when it is stopped nothing is written afterwards', async () => {
  const written: number[] = [];
  const ends: (() => void)[] = [];
  const { write, stop } = latestWrite<number>(
    async (value) => {
      await new Promise<void>((resolve) => void ends.push(resolve));
      written.push(value);
    },
    () => expect.unreachable(),
  );
  write(1);
  write(2);
  const stopped = stop();
  ends.shift()?.();
  await stopped;
  expect([written, ends]).toEqual([[1], []]);
});
