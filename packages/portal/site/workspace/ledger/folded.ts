/**
 * A text as it is searched: full width and half width, upper and lower case are the same. Chinese has no blanks
 * between its words, so that any part of it may be a word. What is pasted may hold signs that nobody sees.
 */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .toLowerCase();
}

/** What somebody looks for: several words, all of which must be there. */
export function searchWords(typed: string): readonly string[] {
  return folded(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Between the texts of a row, so that no word is found across two of them. */
const between = '\n';

/** The searched texts of rows, each folded once for as long as the row is the same. */
export function searchIndex<Row extends object>(
  searchedOf: (row: Row) => readonly string[],
): (row: Row) => string {
  const known = new WeakMap<Row, string>();
  return (row) => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const text = folded(searchedOf(row).join(between));
    known.set(row, text);
    return text;
  };
}
