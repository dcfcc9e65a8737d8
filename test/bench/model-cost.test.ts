import { expect, test } from 'vitest';
import { modelCost, type Used } from './model-cost.ts';
import { publishedPrices } from './published-prices.ts';

const nothing: Used = {
  writeUnits: 0,
  readUnits: 0,
  queueRequests: 0,
  httpRequests: 0,
  invocations: 0,
  gigabyteSeconds: 0,
  keyRequests: 0,
  secretRequests: 0,
  bucketWrites: 0,
  logGigabytes: 0,
};

test('each quantity is scaled from the complaints counted to those wanted, times its price', () => {
  const { dollars, parts } = modelCost(
    { ...nothing, writeUnits: 800, queueRequests: 50 },
    10,
    1_000_000,
  );
  // 80 write units a complaint: 80 million at 0.625; 5 queue requests: 5 million at 0.4.
  expect(parts[0]).toEqual({ priced: 'writeUnits', quantity: 80_000_000, dollars: 50 });
  expect(parts[1]).toEqual({ priced: 'queueRequests', quantity: 5_000_000, dollars: 2 });
  expect(dollars).toBe(52);
});

test('everything that has a price is in the sum', () => {
  const one = Object.fromEntries(Object.keys(nothing).map((priced) => [priced, 1])) as Used;
  const { dollars, parts } = modelCost(one, 1, 1);
  expect(parts.map(({ priced }) => priced).toSorted()).toEqual(
    Object.keys(publishedPrices).toSorted(),
  );
  const sum = Object.values(publishedPrices).reduce(
    (all, price) => all + price.dollars / price.per,
    0,
  );
  expect(dollars).toBeCloseTo(sum, 12);
});

test('prices of ten thousand and of a thousand are not prices of a million', () => {
  expect(modelCost({ ...nothing, keyRequests: 1 }, 1, 10_000).dollars).toBeCloseTo(0.03, 12);
  expect(modelCost({ ...nothing, bucketWrites: 1 }, 1, 1_000).dollars).toBeCloseTo(0.005, 12);
});

test('no complaint counted is an error', () => {
  expect(() => modelCost(nothing, 0, 1)).toThrow('no complaint');
});
