import { expect, test } from 'vitest';
import { isUnsettled, sentAs } from './sending.ts';

const refused = (status: number, code: string) =>
  ({
    ok: false,
    status,
    problem: { type: `urn:ducha:problem:${code}`, title: '', status },
  }) as const;
const receipt = {
  receipt: '1'.repeat(20),
  receivedAt: '2026-04-10T02:05:00.000Z',
  receivedOn: '2026-04-10',
  notice: { chinese: '', english: '' },
};

test('a receipt settles it', () => {
  const sent = sentAs({ ok: true, status: 201, body: receipt, version: undefined });
  expect(sent).toEqual({ is: 'received', receipt });
  expect(isUnsettled(sent)).toBe(false);
});

test.each([
  ['no answer', undefined],
  ['the house is down', refused(503, 'unavailable')],
  ['the gateway gave up waiting', refused(504, 'gateway')],
  ['it took too long', refused(408, 'gateway')],
])('%s: it may have been taken, so it is kept and sent again', (_, called) => {
  const sent = sentAs(called);
  expect(sent.is).toBe('unanswered');
  expect(isUnsettled(sent)).toBe(true);
});

test('too many at once: it is kept, and sent later', () => {
  expect(isUnsettled(sentAs(refused(429, 'too-many')))).toBe(true);
});

test('another report under the same key is no fault of the form', () => {
  expect(sentAs(refused(422, 'idempotency-key-reused'))).toEqual({ is: 'taken-otherwise' });
});

test('what is refused is not kept', () => {
  const sent = sentAs(refused(422, 'inspection-not-open'));
  expect(sent.is).toBe('refused');
  expect(isUnsettled(sent)).toBe(false);
});
