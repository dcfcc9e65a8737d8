import { submitComplaint } from '@ducha/contracts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyDraft, noContact, type ReportDraft } from './draft.ts';
import { pendingIn, requestOf } from './request.ts';

const draft: ReportDraft = {
  ...emptyDraft('a key'),
  inspection: '3'.repeat(26),
  problem: '夜间施工扰民',
};
const contact = { name: '张三', phone: ' 13800000000 ', address: '' };

test('what was left empty is left out', () => {
  expect(requestOf(draft, noContact)).toEqual({
    inspection: draft.inspection,
    problem: '夜间施工扰民',
  });
});

test('who chose to stay anonymous does, whatever was typed before', () => {
  expect(requestOf(draft, contact)).not.toHaveProperty('contact');
  expect(requestOf({ ...draft, reach: 'contact' }, contact)).toMatchObject({
    contact: { name: '张三', phone: '13800000000' },
  });
});

test('only photographs that were uploaded are named', () => {
  const photograph = {
    id: 'a',
    key: 'k',
    mediaType: 'image/jpeg',
    bytes: 1,
    sha256: 'ab',
    inspection: draft.inspection,
  };
  const photographs = [
    { ...photograph, uploaded: '4'.repeat(26) },
    { ...photograph, uploaded: null },
  ];
  expect(requestOf({ ...draft, photographs }, noContact)).toMatchObject({
    photographs: ['4'.repeat(26)],
  });
});

test('whatever characters are typed, the house takes them', () => {
  // Any code units, halves of characters among them.
  const hostile = fc
    .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 40 })
    .map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(hostile, hostile, hostile, (problem, place, phone) => {
      const body = requestOf(
        { ...draft, problem: `x${problem}\r\n\u0000\ud800`, place, reach: 'contact' },
        { ...noContact, phone },
      );
      expect(submitComplaint.body.safeParse(body).error).toBeUndefined();
    }),
  );
});

test('a kept request is sent again as it was', () => {
  const pending = { key: 'a key', body: requestOf(draft, contact) };
  expect(pendingIn(JSON.parse(JSON.stringify(pending)))).toEqual(pending);
  expect(pendingIn({ key: 'a key' })).toBeUndefined();
  expect(pendingIn(undefined)).toBeUndefined();
});
