import { expect, test } from 'vitest';
import { nextPlaces } from './next-places.ts';

const inspection = '0'.repeat(26);
const newest = { batch: `${inspection}-3`, closedOn: '2026-11-23' };

test('the next batch has the next number, or is the next sub-batch of the newest', () => {
  expect(nextPlaces(newest, '2026-11-23')).toEqual({
    asNew: `${inspection}-4`,
    asSub: `${inspection}-3.2`,
    usual: 'new',
  });
  expect(nextPlaces({ ...newest, batch: `${inspection}-3.2` }, '2026-11-23')).toMatchObject({
    asNew: `${inspection}-4`,
    asSub: `${inspection}-3.3`,
  });
});

test('after one that went ahead it is a sub-batch on the same day, and on no other', () => {
  const ahead = { ...newest, ahead: true } as const;
  expect(nextPlaces(ahead, '2026-11-23')?.usual).toBe('sub');
  expect(nextPlaces(ahead, '2026-11-24')?.usual).toBe('new');
});

test('before the first batch there is nothing to choose', () => {
  expect(nextPlaces(undefined, '2026-11-23')).toBeUndefined();
});
