import { expect, test } from 'vitest';
import { digitsOf, faultsOfOfficial } from './official.ts';

test('a mobile number is the same however it was typed', () => {
  for (const typed of [
    '138 0000 0001',
    '１３８－００００－０００１',
    '+86 13800000001',
    '008613800000001',
  ]) {
    expect(digitsOf(typed)).toBe('13800000001');
  }
});

test('a name and one way to reach the person are enough', () => {
  expect(faultsOfOfficial({ name: '王某', mobile: '13800000001', email: '' })).toEqual([]);
  expect(faultsOfOfficial({ name: '王某', mobile: ' ', email: 'w@example.cn' })).toEqual([]);
});

test('what is missing or wrong is said, each thing once', () => {
  expect(faultsOfOfficial({ name: ' ', mobile: '', email: '' })).toEqual(['noName', 'noAddress']);
  expect(faultsOfOfficial({ name: '王某', mobile: '12800000001', email: 'w@' })).toEqual([
    'badMobile',
    'badEmail',
  ]);
  expect(faultsOfOfficial({ name: '王某', mobile: '138000000012', email: '' })).toEqual([
    'badMobile',
  ]);
});
