import type { RowIdentity } from './held-rows.ts';

/**
 * What the ledger has to know of the rows of one kind - complaints, tasks - in the reader's language. All the
 * rest, from the search to the printed page, is the same for every kind.
 */
export interface LedgerKind<Row> {
  readonly identity: RowIdentity<Row>;
  /** Where a row is opened. */
  readonly hrefOf: (row: Row) => string;
  /** What the row is about, in its bold line. */
  readonly gistOf: (row: Row) => string;
  /** Its number and what tells it apart, in its grey line. */
  readonly aboutOf: (row: Row) => readonly string[];
  /** Everything that a part of may be searched for. */
  readonly searchedOf: (row: Row) => readonly string[];
  /** The moment from which it is late; null where nothing is due (any more). */
  readonly dueOf: (row: Row) => string | null;
  /** What it may be filtered and grouped by. */
  readonly dimensions: readonly Dimension<Row>[];
  /** The days it may be filtered and grouped by. */
  readonly days: readonly DayFact<Row>[];
  /** What it either is or is not. */
  readonly marks: readonly Mark<Row>[];
  /** What it may be ordered by, and what is written out of it, in the order of the sheet. */
  readonly columns: readonly Column<Row>[];
  /** How it is ordered unless somebody chooses otherwise. */
  readonly usualOrder: Order;
}

/** One of few values, or several of them. */
export interface Dimension<Row> {
  /** In the address. */
  readonly name: string;
  readonly label: string;
  /** Codes; none: it has no such value. */
  readonly codesOf: (row: Row) => readonly string[];
  readonly textOf: (code: string) => string;
  /** What it is called to have none. */
  readonly none: string;
  /** The codes in their own order; otherwise the most frequent comes first. */
  readonly inOrder?: readonly string[];
  /** Steps that most rows go through: for each, the codes of those that have come so far. */
  readonly steps?: readonly { readonly text: string; readonly codes: ReadonlySet<string> }[];
}

/** A calendar date of a row. */
export interface DayFact<Row> {
  /** In the address, with `From` and `Until` behind it. */
  readonly name: string;
  readonly label: string;
  readonly dayOf: (row: Row) => string | null;
}

export interface Mark<Row> {
  readonly name: string;
  readonly label: string;
  readonly isOn: (row: Row) => boolean;
}

export interface Column<Row> {
  readonly name: string;
  readonly label: string;
  /** How its order is told: names by their sound, days and ranks by what comes first. */
  readonly form: 'text' | 'day' | 'rank' | 'code';
  /** What it is ordered by; null comes last, whichever way. */
  readonly keyOf: (row: Row) => string | number | null;
  /** What is written into a sheet; empty where there is nothing. */
  readonly textOf: (row: Row) => string;
}

export interface Order {
  readonly column: string;
  /** The last comes first. */
  readonly down: boolean;
}
