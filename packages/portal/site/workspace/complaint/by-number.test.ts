import { expect, test } from 'vitest';
import { numberTyped } from './by-number.ts';

test('a number is the same however it was typed', () => {
  expect(numberTyped(' ＊ｄ3bj 20251220 0017 ')).toBe('D3BJ202512200017');
});
