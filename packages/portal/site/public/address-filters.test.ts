import { expect, test } from 'vitest';
import { addressWith, batchIn, idIn, oneOf, ordinalIn, sampleIn } from './address-filters.ts';

const id = '7z11e6rsb25b28d6rz7n3b1a49';

test('an address is read strictly: what makes no sense counts as left out', () => {
  expect(oneOf(['notice', 'table'], 'table')).toBe('table');
  expect(oneOf(['notice', 'table'], 'Table')).toBeUndefined();
  expect(oneOf(['notice'], null)).toBeUndefined();
  expect(['1', '42', '999'].map(ordinalIn)).toEqual([1, 42, 999]);
  expect(['0', '-1', '1e2', '1000', '01', ' 1', '', undefined].map(ordinalIn)).toEqual(
    Array.from({ length: 8 }, () => undefined),
  );
  expect(idIn(id)).toBe(id);
  expect([id.slice(1), `${id}a`, `${id.slice(1)}u`, '', null].map(idIn)).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
});

test('a batch is named by its inspection, its ordinal, and that of a sub-batch', () => {
  expect(batchIn(`${id}-12`)).toEqual({ batch: `${id}-12`, inspection: id });
  expect(batchIn(`${id}-12.2`)).toEqual({ batch: `${id}-12.2`, inspection: id });
  expect(sampleIn(`${id}-12.2-1`)).toEqual({ sample: `${id}-12.2-1`, batch: `${id}-12.2` });
  expect([`${id}-0`, `${id}-1.1`, `${id}-`, id, `${id}-1/../2`, '<script>'].map(batchIn)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  );
});

test('an address holds the words that were given, escaped', () => {
  expect(addressWith({ id: 'a', edition: 2, part: undefined })).toBe('?id=a&edition=2');
  expect(addressWith({ after: 'x&y=é' })).toBe('?after=x%26y%3D%C3%A9');
});
