import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueStates } from '@ducha/contracts/row-filter.ts';
import { askedIn, isFiltered, queryOf, unfiltered, type Asked } from './asked.ts';
import { matters } from './testing/matter.ts';

const queryIn = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));

test('what is asked comes back from its address', () => {
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const range = fc
    .record({ from: fc.option(day, { nil: undefined }), until: fc.option(day, { nil: undefined }) })
    .filter(({ from, until }) => from !== undefined || until !== undefined);
  const dictionary = <Value>(names: readonly string[], value: fc.Arbitrary<Value>) =>
    fc.dictionary(fc.constantFrom(...names), value, { noNullPrototype: true });
  const code = fc.string({ minLength: 1 }).filter((each) => !each.includes('.'));
  const codes = fc.uniqueArray(code, { minLength: 1, maxLength: 3 });
  const asked: fc.Arbitrary<Asked> = fc.record({
    typed: fc.string({ unit: 'grapheme', minLength: 0 }),
    chosen: dictionary(['stage', 'unit'], codes),
    days: dictionary(['received', 'closed'], range),
    due: fc.option(fc.constantFrom(...dueStates), { nil: undefined }),
    marks: fc.subarray(['key']),
    order: fc.record({
      column: fc.constantFrom('number', 'gist', 'stage', 'due'),
      down: fc.boolean(),
    }),
    group: fc.option(fc.constantFrom('stage', 'unit', 'received'), { nil: undefined }),
  });
  fc.assert(
    fc.property(asked, (each) => {
      expect(askedIn(queryIn(queryOf(each, matters)), matters)).toEqual(each);
    }),
  );
});

test('what an address says without sense is left out', () => {
  const query = {
    stage: '..',
    unit: '.u9.u9',
    sort: 'shoe-size.down',
    group: 'nothing',
    due: 'never',
  };
  const days = { receivedFrom: 'yesterday', receivedUntil: '2026-13-40', key: 'no' };
  expect(askedIn({ ...query, ...days }, matters)).toEqual({
    ...askedIn({}, matters),
    chosen: { unit: ['u9'] },
  });
});

test('nothing asked is nothing in the address', () => {
  expect(queryOf(askedIn({}, matters), matters)).toBe('');
});

test('to clear the filter leaves the order and the groups', () => {
  const asked = askedIn(queryIn('q=a&stage=open&due=soon&key=yes&sort=gist&group=unit'), matters);
  expect(isFiltered(asked)).toBe(true);
  expect(isFiltered(unfiltered(asked))).toBe(false);
  expect(queryOf(unfiltered(asked), matters)).toBe('sort=gist&group=unit');
});
