import { expect, test } from 'vitest';
import { inserted } from './inserted.ts';

test('a phrase stands where somebody was writing, in the place of what they had marked, and goes nowhere where it has no room', () => {
  const at = (start: number, end: number, most = 20) =>
    inserted('经查，属实。', '现场', { start, end, most });
  expect(at(3, 3)).toEqual({ value: '经查，现场属实。', at: 5 });
  expect(at(0, 2)).toEqual({ value: '现场，属实。', at: 2 });
  expect(at(6, 6, 7)).toBeUndefined();
});
