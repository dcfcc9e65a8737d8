import { testsOfRows } from '@ducha/contracts/row-filter.ts';
import type { Asked } from './asked.ts';
import { searchWords } from './folded.ts';
import { factsOf, type LedgerKind } from './ledger-kind.ts';

/** The rows that meet everything that is asked, in the order in which they are given. */
export function filtered<Row>(
  rows: readonly Row[],
  asked: Asked,
  given: {
    readonly kind: LedgerKind<Row>;
    /** The folded text of a row. */
    readonly indexed: (row: Row) => string;
    readonly now: string;
  },
): readonly Row[] {
  const tests = testsOf(asked, given);
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((meets) => meets(row)));
}

/** One test for each part that is asked, the quick ones first. */
function testsOf<Row>(
  asked: Asked,
  { kind, indexed, now }: Parameters<typeof filtered<Row>>[2],
): readonly ((row: Row) => boolean)[] {
  const words = searchWords(asked.typed);
  return [
    ...testsOfRows(asked, factsOf(kind), now),
    ...words.map((word) => (row: Row) => indexed(row).includes(word)),
  ];
}
