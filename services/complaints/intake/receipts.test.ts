import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secretKeys } from '@ducha/lambda';
import { complaintBehind, receiptsFor, withCheckDigit } from './receipts.ts';

const now = '2025-12-20T01:00:00.000Z';
const generated = secretKeys.parse({ secret: 'a'.repeat(64) });
const rotated = (since: string) =>
  secretKeys.parse({
    keys: [
      { version: 1, secret: 'a'.repeat(64), since: '1970-01-01T00:00:00Z' },
      { version: 2, secret: 'b'.repeat(64), since },
    ],
  });
const request = (idempotencyKey: string, caller = 'public') => ({
  endpoint: 'submitComplaint',
  caller,
  idempotencyKey,
});

test('a receipt is 20 digits, the same for the same request, and opens its complaint', () => {
  fc.assert(
    fc.property(fc.uuid({ version: 4 }), (key) => {
      const [first] = receiptsFor(generated, request(key), now);
      const [again] = receiptsFor(generated, request(key), now);
      expect(first.receipt).toMatch(/^1\d{19}$/);
      expect(again).toEqual(first);
      expect(complaintBehind(generated, first.receipt)).toBe(first.complaint);
      expect(receiptsFor(generated, request(key, 'clerk'), now)[0].receipt).not.toBe(first.receipt);
    }),
  );
});

test('one wrong digit opens nothing', () => {
  fc.assert(
    fc.property(
      fc.uuid({ version: 4 }),
      fc.integer({ min: 0, max: 19 }),
      fc.integer({ min: 1, max: 9 }),
      (key, at, more) => {
        const [{ receipt, complaint }] = receiptsFor(generated, request(key), now);
        const digits = receipt.split('');
        digits[at] = String((Number(digits[at]) + more) % 10);
        expect(complaintBehind(generated, digits.join(''))).not.toBe(complaint);
      },
    ),
  );
});

test.each([
  (receipt: string) => ` ${receipt} `,
  (receipt: string) => receipt.replaceAll(/(.{4})/g, '$1 '),
  (receipt: string) => receipt.replaceAll(/(.{4})(?=.)/g, '$1-'),
  (receipt: string) => receipt.replaceAll(/(.{4})/g, '$1　'),
  (receipt: string) =>
    receipt.replaceAll(/\d/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
])('a receipt is read as people type it (%#)', (typed) => {
  const [{ receipt, complaint }] = receiptsFor(generated, request('k'), now);
  expect(complaintBehind(generated, typed(receipt))).toBe(complaint);
});

test('after a rotation, new receipts are of the new key and old ones still open', () => {
  const [old] = receiptsFor(generated, request('k'), now);
  const keys = rotated('2025-12-19T01:00:01.000Z');
  const [newest, before] = receiptsFor(keys, request('k'), now);
  expect(newest.receipt).toMatch(/^2/);
  expect(before).toEqual(old);
  expect(complaintBehind(keys, old.receipt)).toBe(old.complaint);
  expect(complaintBehind(keys, newest.receipt)).toBe(newest.complaint);
});

test('48 hours after a rotation the key before is no longer tried for retries', () => {
  expect(receiptsFor(rotated('2025-12-18T01:00:00.000Z'), request('k'), now)).toHaveLength(1);
  expect(receiptsFor(rotated('2025-12-18T01:00:00.001Z'), request('k'), now)).toHaveLength(2);
});

test('a receipt of a version that does not exist opens nothing', () => {
  const [{ receipt, complaint }] = receiptsFor(rotated(now), request('k'), now);
  expect(complaintBehind(generated, receipt)).not.toBe(complaint);
  expect(complaintBehind(generated, receipt)).toMatch(/^[0-9a-z]{26}$/);
});

test('the check digit is that of ISO 7064 MOD 11,10, and of the receipt', () => {
  expect(withCheckDigit('0794')).toBe('07945');
  const [{ receipt }] = receiptsFor(generated, request('k'), now);
  expect(withCheckDigit(receipt.slice(0, 19))).toBe(receipt);
});
