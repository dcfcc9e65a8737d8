import { without, type Asked, type DayRange, type DueState } from './asked.ts';
import { searchWords } from './folded.ts';
import type { LedgerKind } from './ledger-kind.ts';

/** How near a date must be for practice to push it. */
const soon = 3 * 24 * 60 * 60 * 1_000;

/** @param now an instant, the house's own */
export function dueStateOf(due: string | null, now: string): DueState {
  if (due === null) return 'none';
  const left = Date.parse(due) - Date.parse(now);
  if (left <= 0) return 'overdue';
  return left <= soon ? 'soon' : 'later';
}

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
    ...kind.dimensions.flatMap(({ name, codesOf }) => {
      const chosen = asked.chosen[name];
      if (chosen === undefined) return [];
      const takesNone = chosen.includes(without);
      return [
        (row: Row) => {
          const codes = codesOf(row);
          return codes.length === 0 ? takesNone : codes.some((code) => chosen.includes(code));
        },
      ];
    }),
    ...kind.marks.flatMap(({ name, isOn }) => (asked.marks.includes(name) ? [isOn] : [])),
    ...kind.days.flatMap(({ name, dayOf }) => {
      const range = asked.days[name];
      return range === undefined ? [] : [(row: Row) => isWithin(dayOf(row), range)];
    }),
    ...(asked.due === undefined
      ? []
      : [(row: Row) => dueStateOf(kind.dueOf(row), now) === asked.due]),
    ...words.map((word) => (row: Row) => indexed(row).includes(word)),
  ];
}

function isWithin(day: string | null, { from, until }: DayRange): boolean {
  return (
    day !== null && (from === undefined || from <= day) && (until === undefined || day <= until)
  );
}
