import { beforeEach, expect, test, vi } from 'vitest';
import type * as keptTurn from './kept-turn.ts';
import type { Turn } from './turn.ts';

const turn: Turn = {
  key: 'k1',
  list: '/todo?act=signIn&number=13912345678',
  act: 'signIn',
  matters: [{ kind: 'complaint', id: 'c1' }],
  done: ['c1'],
};
let kept: Map<string, string>;

/** The page as it is after it was loaded. */
async function loaded(): Promise<typeof keptTurn> {
  vi.resetModules();
  return import('./kept-turn.ts');
}

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

test('a turn outlives the page, but for what was typed to find it', async () => {
  const { keepTurn, turnOf } = await loaded();
  keepTurn(turn);
  expect(turnOf('k1')).toEqual(turn);
  expect([...kept.values()].join('')).not.toContain('13912345678');
  const again = await loaded();
  expect(again.turnOf('k1')).toEqual({ ...turn, list: '/todo?act=signIn' });
  expect(again.turnOf('k2')).toBeUndefined();
  expect(again.turnOf(undefined)).toBeUndefined();
});

test('whoever signs out leaves nothing', async () => {
  const { keepTurn, forgetTurn, turnOf } = await loaded();
  keepTurn(turn);
  forgetTurn();
  expect(turnOf('k1')).toBeUndefined();
  expect(kept.size).toBe(0);
});

test('where nothing can be kept, it lasts as long as the page', async () => {
  vi.stubGlobal('sessionStorage', undefined);
  const { keepTurn, turnOf } = await loaded();
  keepTurn(turn);
  expect(turnOf('k1')).toEqual(turn);
});

test.each([
  'no json',
  '[]',
  JSON.stringify({ ...turn, list: '//elsewhere.example' }),
  JSON.stringify({ ...turn, list: 'javascript:alert(1)' }),
  JSON.stringify({ ...turn, matters: [{ kind: 'complaint', id: '../x' }] }),
  JSON.stringify({ ...turn, done: [1] }),
])('what is no turn is none: %s', async (found) => {
  kept.set('ducha.turn', found);
  const { turnOf } = await loaded();
  expect(turnOf('k1')).toBeUndefined();
});
