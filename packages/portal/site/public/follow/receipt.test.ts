import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inGroups, typedReceipt } from './receipt.ts';

const receipt = '12345678901234567890';

test.each([
  ['plain', receipt],
  ['full-width digits', '１２３４５６７８９０１２３４５６７８９０'],
  ['blanks', '1234 5678 9012 3456 7890'],
  ['full-width blanks', '1234　5678　9012　3456　7890'],
  ['dashes', '12345-67890–12345—67890'],
  ['full-width dashes', '12345－67890－12345－67890'],
  ['points', '1234.5678.9012.3456.7890'],
  ['line ends', '1234567890\n1234567890\n'],
  ['unseen characters of a copy', '\u200b12345678901234567890\ufeff'],
])('%s are read', (_, typed) => {
  expect(typedReceipt(typed)).toEqual({ is: 'receipt', receipt });
});

test('whatever groups a receipt is written in, its digits are found', () => {
  const separators = fc.constantFrom('', ' ', '-', '　', '－', '\u00a0');
  fc.assert(
    fc.property(fc.array(separators, { minLength: 20, maxLength: 20 }), (between) => {
      const typed = receipt
        .split('')
        .map((digit, place) => `${digit}${between[place]}`)
        .join('');
      expect(typedReceipt(typed)).toEqual({ is: 'receipt', receipt });
    }),
  );
});

test.each([
  ['', { is: 'empty' }],
  [' － ', { is: 'empty' }],
  ['1234', { is: 'too-short', digits: 4 }],
  [`${receipt}1`, { is: 'too-long', digits: 21 }],
  ['D3BJ202512200017', { is: 'number' }],
  ['d3bj202512200017', { is: 'number' }],
  ['1234O678901234S67890', { is: 'foreign', characters: 'OS' }],
  ['凭证12345678901234567890', { is: 'foreign', characters: '凭证' }],
])('%j says what is wrong', (typed, wrong) => {
  expect(typedReceipt(typed)).toEqual(wrong);
});

test('a receipt is shown in five groups of four', () => {
  expect(inGroups(receipt)).toEqual(['1234', '5678', '9012', '3456', '7890']);
});
