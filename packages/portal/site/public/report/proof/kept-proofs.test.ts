import { expect, test, vi } from 'vitest';
import { keptProofs } from './kept-proofs.ts';

const minute = 60_000;

test('a proof is worked for once, however often it is asked for at once and later', async () => {
  const work = vi.fn(async (key: string) => `proof of ${key}`);
  let now = 0;
  const proofs = keptProofs(work, () => now);
  expect(await Promise.all([proofs.of('a'), proofs.of('a')])).toEqual(['proof of a', 'proof of a']);
  now = 24 * minute;
  expect(await proofs.of('a')).toBe('proof of a');
  expect(work).toHaveBeenCalledTimes(1);
  expect(await proofs.of('b')).toBe('proof of b');
});

test('one that grew old is made anew before the house refuses it', async () => {
  const work = vi.fn(async () => `proof ${work.mock.calls.length}`);
  let now = 0;
  const proofs = keptProofs(work, () => now);
  await proofs.of('a');
  now = 26 * minute;
  expect(await proofs.of('a')).toBe('proof 2');
});

test('one that the house did not take is made anew, and that one is kept', async () => {
  const work = vi.fn(async () => `proof ${work.mock.calls.length}`);
  const proofs = keptProofs(work, () => 0);
  await proofs.of('a');
  expect(await proofs.anew('a')).toBe('proof 2');
  expect(await proofs.of('a')).toBe('proof 2');
});

test.each(['thrown', 'refused'])('what was %s is tried again the next time', async (how) => {
  const refused = { status: 429 };
  const work = vi.fn(async (): Promise<string | typeof refused> => {
    if (work.mock.calls.length > 1) return 'proof';
    if (how === 'thrown') throw new Error('no network');
    return refused;
  });
  const proofs = keptProofs(work, () => 0);
  const first = await proofs.of('a').catch(() => 'no network');
  expect(first).toEqual(how === 'thrown' ? 'no network' : refused);
  expect(await proofs.of('a')).toBe('proof');
});
