import { matterNumber } from '@ducha/contracts';
import { expect, test } from 'vitest';
import { numberTyped, wholeNumber } from './number-typed.ts';

test('a number is the same however it was typed', () => {
  expect(numberTyped(' ＊ｄ3bj 20251220 0017 ')).toBe('D3BJ202512200017');
});

test('the house is asked for what it takes for a number, and for no word', () => {
  for (const typed of ['d3bj202512200017', 'TS-2025-88', '*１２３４５６']) {
    expect(matterNumber.safeParse(wholeNumber(typed)).success, typed).toBe(true);
  }
  for (const typed of ['', '12345', 'NOISE-AT-NIGHT', '朝阳区 2025 年', '1'.repeat(41)]) {
    expect(wholeNumber(typed), typed).toBeUndefined();
  }
});
