/**
 * By what rows of a ledger are filtered: the same for the pages, which hold the rows, and for the endpoints that list
 * them by pages. Pure, and without a schema, so that a page can carry it.
 */
export interface RowFacts<Row> {
  /** By its name, of which a row has one code, several, or none. */
  readonly codes: Readonly<Record<string, (row: Row) => readonly string[]>>;
  /** By its name, a calendar date of a row; null: it has none. */
  readonly days: Readonly<Record<string, (row: Row) => string | null>>;
  /** By its name, what a row either is or is not. */
  readonly marks: Readonly<Record<string, (row: Row) => boolean>>;
  /** The moment from which it is late, UTC; null where nothing is due (any more). */
  readonly dueOf: (row: Row) => string | null;
}

/** How near a row's date is. */
export const dueStates = ['overdue', 'soon', 'later', 'none'] as const;
export type DueState = (typeof dueStates)[number];

/** The code of those that have none. */
export const without = '-';

/** Stands between several codes of an address; no code has it. */
export const betweenCodes = '.';

/** How near a date must be for practice to push it. */
const soon = 3 * 24 * 60 * 60 * 1_000;

/** @param now an instant, the house's own */
export function dueStateOf(due: string | null, now: string): DueState {
  if (due === null) return 'none';
  const left = Date.parse(due) - Date.parse(now);
  if (left <= 0) return 'overdue';
  return left <= soon ? 'soon' : 'later';
}

/** Both days included; of a row without a day never. */
export interface DayRange {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** What is asked of rows; what is left out is not asked. */
export interface AskedOfRows {
  /** By name, the codes of which a row must have one. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  readonly days: Readonly<Record<string, DayRange>>;
  readonly due: DueState | undefined;
  /** The marks that must be on. */
  readonly marks: readonly string[];
}

/** One test for each part that is asked and known here, the quick ones first. */
export function testsOfRows<Row>(
  asked: AskedOfRows,
  facts: RowFacts<Row>,
  now: string,
): readonly ((row: Row) => boolean)[] {
  const { due } = asked;
  return [
    ...Object.entries(facts.codes).flatMap(([name, codesOf]) => {
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
    ...Object.entries(facts.marks).flatMap(([name, isOn]) =>
      asked.marks.includes(name) ? [isOn] : [],
    ),
    ...Object.entries(facts.days).flatMap(([name, dayOf]) => {
      const range = asked.days[name];
      return range === undefined ? [] : [(row: Row) => isWithin(dayOf(row), range)];
    }),
    ...(due === undefined ? [] : [(row: Row) => dueStateOf(facts.dueOf(row), now) === due]),
  ];
}

function isWithin(day: string | null, { from, until }: DayRange): boolean {
  return (
    day !== null && (from === undefined || from <= day) && (until === undefined || day <= until)
  );
}

type Query = Readonly<Record<string, unknown>>;

/** What the query of an address asks of rows, where each part of it makes sense. */
export function askedOfRows(query: Query, facts: RowFacts<never>): AskedOfRows {
  const said = (name: string): string => {
    const value = query[name];
    return typeof value === 'string' ? value : '';
  };
  const codes = Object.keys(facts.codes).flatMap((name): [string, readonly string[]][] => {
    const chosen = [...new Set(said(name).split(betweenCodes))].filter((code) => code !== '');
    return chosen.length === 0 ? [] : [[name, chosen]];
  });
  const days = Object.keys(facts.days).flatMap((name): [string, DayRange][] => {
    const range = { from: dayIn(said(`${name}From`)), until: dayIn(said(`${name}Until`)) };
    return range.from === undefined && range.until === undefined ? [] : [[name, range]];
  });
  return {
    chosen: Object.fromEntries(codes),
    days: Object.fromEntries(days),
    due: dueStates.find((state) => state === query['due']),
    marks: Object.keys(facts.marks).filter((name) => query[name] === 'yes'),
  };
}

function dayIn(text: string): string | undefined {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}
