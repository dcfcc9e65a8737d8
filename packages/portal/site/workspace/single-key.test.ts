import { afterEach, expect, test, vi } from 'vitest';
import { keepSingleKeys, singleKeysAreOn } from './single-key.ts';

afterEach(() => void vi.unstubAllGlobals());

test('single keys are on until they are switched off, and kept so', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  expect(singleKeysAreOn()).toBe(true);
  keepSingleKeys(false);
  expect([singleKeysAreOn(), kept.size]).toEqual([false, 1]);
  keepSingleKeys(true);
  expect([singleKeysAreOn(), kept.size]).toEqual([true, 0]);
});

test('on a device that keeps nothing they are off all the same, as long as the page is open', () => {
  const refuse = (): never => {
    throw new Error('nothing is kept here');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  keepSingleKeys(false);
  expect(singleKeysAreOn()).toBe(false);
  keepSingleKeys(true);
  expect(singleKeysAreOn()).toBe(true);
});
