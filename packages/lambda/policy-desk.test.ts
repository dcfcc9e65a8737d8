import { notificationsPolicy } from '@ducha/policy';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PolicyReader } from './policy-desk.ts';

const now = '2026-03-02T01:00:00.000Z';

beforeEach(() => void vi.useFakeTimers({ now: Date.parse(now) }));
afterEach(() => void vi.useRealTimers());

function reader(load: () => Promise<unknown>) {
  return new PolicyReader({ log: { load } as never }, notificationsPolicy);
}
const read = () => Promise.resolve({ state: { changes: [] }, version: 0, commits: [] });

test('however many ask while it is read, it is read once, and again after half a minute', async () => {
  const load = vi.fn(read);
  const policy = reader(load);
  const answers = await Promise.all(Array.from({ length: 40 }, () => policy.at(now)));
  expect(new Set(answers.map(({ change }) => change))).toEqual(new Set([0]));
  expect(load).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(30_000);
  await policy.at(now);
  expect(load).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1);
  await policy.at(now);
  expect(load).toHaveBeenCalledTimes(2);
});

test('a reading that failed is kept for nobody: whoever asks next reads anew', async () => {
  const load = vi.fn(read).mockRejectedValueOnce(new Error('away'));
  const policy = reader(load);
  const both = await Promise.allSettled([policy.at(now), policy.at(now)]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(load).toHaveBeenCalledOnce();
  await expect(policy.at(now)).resolves.toMatchObject({ change: 0 });
});
