import type { Column } from './ledger-kind.ts';

/** A column that is ordered by what is written of it, and stands on paper, unless it is said otherwise. */
export function columnOf<Row>(
  given: Pick<Column<Row>, 'name' | 'label' | 'form' | 'textOf'> &
    Partial<Pick<Column<Row>, 'keyOf' | 'isPrinted'>>,
): Column<Row> {
  return {
    isPrinted: true,
    keyOf: (row) => {
      const text = given.textOf(row);
      return text === '' ? null : text;
    },
    ...given,
  };
}
