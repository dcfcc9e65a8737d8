import { expect, test } from 'vitest';
import type { Answer } from '../answer.ts';
import { answersTogether } from './answers-together.ts';

const ready: Answer<string> = { state: 'ready', body: 'a' };
const loading: Answer<string> = { state: 'loading' };
const slow: Answer<string> = { state: 'slow' };
const gone: Answer<string> = { state: 'gone' };

test('two answers are there when both are', () => {
  expect(answersTogether(ready, { state: 'ready', body: 1 })).toEqual({
    state: 'ready',
    body: ['a', 1],
  });
});

test('of two answers the one that says most about why there is nothing is shown', () => {
  for (const [first, second, shown] of [
    [ready, loading, loading],
    [loading, ready, loading],
    [loading, slow, slow],
    [loading, gone, gone],
    [gone, loading, gone],
    [ready, gone, gone],
    [gone, ready, gone],
  ] as const) {
    expect(answersTogether(first, second)).toBe(shown);
  }
});
