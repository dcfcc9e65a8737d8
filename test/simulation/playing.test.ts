import { expect, test } from 'vitest';
import { playOne } from './workers.ts';

test('the same seed plays the same, to the byte of its trace, whatever was played before it', async () => {
  const [alone, again] = [
    await playOne({ seed: 6, length: 12 }),
    await playOne({ seed: 6, length: 12 }),
  ];
  expect(alone.played.trace.length).toBeGreaterThan(12);
  expect(again.played.trace).toEqual(alone.played.trace);
  expect(again.played.digest).toBe(alone.played.digest);
});

test('another seed plays another history', async () => {
  const [one, other] = [
    await playOne({ seed: 1, length: 5 }),
    await playOne({ seed: 2, length: 5 }),
  ];
  expect(one.played.digest).not.toBe(other.played.digest);
});
