import { expect, test } from 'vitest';
import { everyPage, type Answer } from './answer.ts';

interface Body {
  readonly rows: readonly number[];
  readonly next: string | null;
}
const pages = {
  nextOf: ({ next }: Body) => next,
  from: (after: string) => after,
  joined: (before: Body, { rows }: Body) => ({ ...before, rows: [...before.rows, ...rows] }),
};
const house: Readonly<Record<string, Body>> = {
  '': { rows: [1, 2], next: 'a' },
  a: { rows: [3], next: 'b' },
  // A page may hold nothing, though another follows.
  b: { rows: [], next: 'c' },
  c: { rows: [4], next: null },
};
const ask = async (after: string): Promise<Answer<Body>> => {
  const body = house[after];
  return body === undefined ? { state: 'gone' } : { state: 'ready', body };
};

test('a list of several pages is read to its end', async () => {
  expect(await everyPage(ask, '', pages)).toMatchObject({
    state: 'ready',
    body: { rows: [1, 2, 3, 4] },
  });
});

test('where a page cannot be had there is no part of the list, but why', async () => {
  const cut = async (after: string): Promise<Answer<Body>> =>
    after === 'b' ? { state: 'offline' } : ask(after);
  expect(await everyPage(cut, '', pages)).toEqual({ state: 'offline' });
  expect(await everyPage(ask, 'elsewhere', pages)).toEqual({ state: 'gone' });
});
