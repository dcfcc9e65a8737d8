import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchesAfter, batchIdOf, batchPlaceOf } from './batch-place.ts';
import { batchId, sampleId } from './code.ts';

const inspection = '0'.repeat(26);

describe('the place of a batch', () => {
  test('is what its id says, of a whole batch and of each sub-batch', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 99 }), (o, s) => {
        const place = { inspection, ordinal: o, subBatch: s };
        const id = batchIdOf(place);
        expect(batchId.safeParse(id).success).toBe(true);
        expect(batchPlaceOf(id)).toEqual(place);
      }),
    );
  });

  test('is none where a sub-batch is the first, beyond the last, or something else', () => {
    for (const place of ['3.1', '3.0', '3.02', '3.100', '3.', '0', '03', '3-2', '']) {
      expect(() => batchPlaceOf(`${inspection}-${place}`), place).toThrow('no batch');
    }
  });

  test('is followed by a new one, or by one more sub-batch', () => {
    expect(batchesAfter(`${inspection}-3`)).toEqual({
      asNew: `${inspection}-4`,
      asSub: `${inspection}-3.2`,
    });
    expect(batchesAfter(`${inspection}-3.2`).asSub).toBe(`${inspection}-3.3`);
  });

  test('and an edition are never taken for a sub-batch', () => {
    expect(sampleId.safeParse(`${inspection}-3-2`).success).toBe(true);
    expect(sampleId.safeParse(`${inspection}-3.2`).success).toBe(false);
    expect(sampleId.safeParse(`${inspection}-3.2-1`).success).toBe(true);
  });
});
