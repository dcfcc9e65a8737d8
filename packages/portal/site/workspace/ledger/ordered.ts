import type { LedgerKind, Order } from './ledger-kind.ts';

/** Chinese by its sound, numbers within texts by their size. */
const bySound = new Intl.Collator('zh-CN', { numeric: true });

/**
 * Rows by one of their columns. Those without a value come last whichever way, and those with the same value
 * stand by their id, so that two people see one order however the rows came.
 */
export function ordered<Row>(
  rows: readonly Row[],
  { column, down }: Order,
  kind: LedgerKind<Row>,
): readonly Row[] {
  const by = kind.columns.find(({ name }) => name === column);
  const keyed = rows.map((row) => ({
    row,
    key: by?.keyOf(row) ?? null,
    id: kind.identity.idOf(row),
  }));
  const compare = by?.form === 'text' ? compareTexts : compareKeys;
  const way = down ? -1 : 1;
  return keyed
    .toSorted((a, b) => {
      if (a.key === null || b.key === null)
        return Number(a.key === null) - Number(b.key === null) || compareKeys(a.id, b.id);
      return way * compare(a.key, b.key) || compareKeys(a.id, b.id);
    })
    .map(({ row }) => row);
}

function compareKeys(a: string | number, b: string | number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function compareTexts(a: string | number, b: string | number): number {
  return bySound.compare(String(a), String(b));
}
