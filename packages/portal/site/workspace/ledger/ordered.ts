import type { LedgerKind, Order } from './ledger-kind.ts';

/** Chinese by its sound, numbers within texts by their size. */
const bySound = new Intl.Collator('zh-CN', { numeric: true });

/**
 * Rows by one of their columns. Those without a value come last whichever way; those with the same value stand as
 * the kind says, and at last by their id, so that two people see one order however the rows came.
 */
export function ordered<Row>(
  rows: readonly Row[],
  order: Order,
  kind: LedgerKind<Row>,
): readonly Row[] {
  const compares = [order, ...kind.ties].flatMap((one) => comparesBy(one, kind));
  const { idOf } = kind.identity;
  return rows.toSorted((a, b) => {
    for (const compare of compares) {
      const found = compare(a, b);
      if (found !== 0) return found;
    }
    return compareKeys(idOf(a), idOf(b));
  });
}

function comparesBy<Row>(
  { column, down }: Order,
  kind: LedgerKind<Row>,
): readonly ((a: Row, b: Row) => number)[] {
  const by = kind.columns.find(({ name }) => name === column);
  if (by === undefined) return [];
  const compare = by.form === 'text' ? compareTexts : compareKeys;
  const way = down ? -1 : 1;
  return [
    (a, b) => {
      const [left, right] = [by.keyOf(a), by.keyOf(b)];
      if (left === null || right === null) return Number(left === null) - Number(right === null);
      return way * compare(left, right);
    },
  ];
}

function compareKeys(a: string | number, b: string | number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function compareTexts(a: string | number, b: string | number): number {
  return bySound.compare(String(a), String(b));
}
