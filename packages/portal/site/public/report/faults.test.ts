import { expect, test } from 'vitest';
import { emptyDraft, noContact } from './draft.ts';
import { faultsIn, faultsOf, faultsOn, firstFaulty } from './faults.ts';

const draft = { ...emptyDraft('k'), inspection: '3'.repeat(26), problem: '噪声' };
const photograph = {
  id: 'a',
  key: 'k',
  mediaType: 'image/jpeg',
  bytes: 1,
  sha256: 'ab',
  inspection: '',
  uploaded: null,
};

test('an anonymous report needs an inspection and a problem, nothing else', () => {
  expect(faultsOf(draft, noContact)).toEqual({});
  expect(faultsOf({ ...draft, inspection: '', problem: ' ' }, noContact)).toEqual({
    inspection: 'missing',
    problem: 'missing',
  });
});

test('who wants to be reached gives a phone or an address', () => {
  const reached = { ...draft, reach: 'contact' } as const;
  expect(faultsOf(reached, { ...noContact, name: '张三' })).toEqual({ contact: 'missing' });
  expect(faultsOf(reached, { ...noContact, phone: '1' })).toEqual({});
  expect(faultsOf(reached, { ...noContact, address: '某路' })).toEqual({});
});

test('a photograph that is not uploaded holds up the report, until it is removed', () => {
  expect(faultsOf({ ...draft, photographs: [photograph] }, noContact)).toEqual({
    photographs: 'unfinished',
  });
});

test('a step asks only for its own', () => {
  const found = faultsOf({ ...draft, problem: '', photographs: [photograph] }, noContact);
  expect(faultsOn('what', found)).toEqual({ problem: 'missing' });
  expect(faultsOn('photographs', found)).toEqual({ photographs: 'unfinished' });
  expect(faultsOn('reach', found)).toEqual({});
  expect(firstFaulty(found)).toBe('what');
  expect(firstFaulty({})).toBeUndefined();
});

test('the faults that the house names come to their fields', () => {
  const fault = (pointer: string, code: string) => ({ pointer, code, detail: '' });
  const problem = {
    type: 'urn:ducha:problem:invalid',
    title: '',
    status: 422,
    faults: [
      fault('#/photographs/1', 'missing'),
      fault('#/district', 'unknown-code'),
      fault('#/contact/phone', 'too-big'),
      fault('header/Idempotency-Key', 'x'),
    ],
  };
  expect(faultsIn(problem)).toEqual({
    photographs: 'again',
    district: 'unknown',
    phone: 'refused',
  });
  expect(faultsIn({ ...problem, faults: undefined })).toEqual({});
});
