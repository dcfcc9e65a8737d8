import { beforeEach, expect, test, vi } from 'vitest';
import { hasBegun, keepBegun } from './begun.ts';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
});

test('what one person has put away is there for another, and nothing kept tells who it was', async () => {
  const [one, other] = ['0123456789abcdef0123456789abcdef', 'fedcba9876543210fedcba9876543210'];
  expect(await hasBegun(one)).toBe(false);
  await keepBegun(one);
  await keepBegun(one);
  expect(await hasBegun(one)).toBe(true);
  expect(await hasBegun(other)).toBe(false);
  await keepBegun(other);
  expect([...kept]).toEqual([['ducha.begun', expect.stringMatching(/^[0-9a-f]{4} [0-9a-f]{4}$/)]]);
});
