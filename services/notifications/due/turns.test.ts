import { expect, test } from 'vitest';
import { turns } from './turns.ts';

test('one after another for a key, side by side for different keys, whatever fails', async () => {
  const inTurn = turns();
  const told: string[] = [];
  const gates = new Map<string, () => void>();
  const work = (key: string, name: string, fails = false) =>
    inTurn(key, async () => {
      told.push(`${name} begins`);
      await new Promise<void>((resolve) => gates.set(name, resolve));
      told.push(`${name} ends`);
      if (fails) throw new Error(name);
    });
  const first = work('x', 'first', true);
  const second = work('x', 'second');
  const other = work('y', 'other');
  await expect.poll(() => gates.size).toBe(2);
  expect(told).toEqual(['first begins', 'other begins']);
  gates.get('other')?.();
  await other;
  gates.get('first')?.();
  await expect(first).rejects.toThrow('first');
  await expect.poll(() => gates.has('second')).toBe(true);
  gates.get('second')?.();
  await second;
  expect(told.slice(2)).toEqual(['other ends', 'first ends', 'second begins', 'second ends']);
});
