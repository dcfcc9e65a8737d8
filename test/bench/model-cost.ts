import { publishedPrices, type Priced } from './published-prices.ts';

/** How much of each priced thing was used. */
export type Used = Readonly<Record<Priced, number>>;

/** What one thing costs for all that was asked about. */
export interface CostPart {
  readonly priced: Priced;
  readonly quantity: number;
  readonly dollars: number;
}

/**
 * The cost of `wanted` complaints when `counted` of them used so much: each quantity scaled, times its
 * published price; the dearest part first. Throws when no complaint was counted.
 */
export function modelCost(
  used: Used,
  counted: number,
  wanted: number,
): { readonly dollars: number; readonly parts: readonly CostPart[] } {
  if (counted <= 0) throw new Error('the cost of no complaint');
  const parts = pricedThings
    .map((priced): CostPart => {
      const quantity = (used[priced] * wanted) / counted;
      const { dollars, per } = publishedPrices[priced];
      return { priced, quantity, dollars: (quantity * dollars) / per };
    })
    .toSorted((a, b) => b.dollars - a.dollars);
  return { dollars: parts.reduce((sum, part) => sum + part.dollars, 0), parts };
}

const pricedThings: readonly Priced[] = [
  'writeUnits',
  'readUnits',
  'queueRequests',
  'httpRequests',
  'invocations',
  'gigabyteSeconds',
  'keyRequests',
  'secretRequests',
  'bucketWrites',
  'logGigabytes',
];
