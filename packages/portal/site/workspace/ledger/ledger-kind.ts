import type { RowFacts } from '@ducha/contracts/row-filter.ts';
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
  readonly aboutOf: (row: Row, now: string) => readonly string[];
  readonly lookOf: (row: Row) => RowLook;
  /** Everything that a part of may be searched for. */
  readonly searchedOf: (row: Row) => readonly string[];
  /** Nothing of it is ever due: nobody filters it by that. */
  readonly isTimeless?: true;
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
  /** The columns that the grid has heads of: what a row is about, whose it is, how it stands, until when. */
  readonly heads: {
    readonly what: string;
    readonly where: string;
    readonly state: string;
    readonly due: string;
  };
  /** How it is ordered unless somebody chooses otherwise. */
  readonly usualOrder: Order;
  /** How rows with the same value are ordered, whichever column was chosen. */
  readonly ties: readonly Order[];
}

/** What a row shows beside its lines. */
export interface RowLook {
  /** Its type, in one of eight colours, 0 to 7. */
  readonly chip: { readonly text: string; readonly hue: number } | null;
  /** How it stands, in one of four colours, or in none. */
  readonly state: {
    readonly text: string;
    readonly colour: '' | 'blue' | 'yellow' | 'violet' | 'green' | 'red';
  };
  /** With whom it is. */
  readonly where: string;
  /** What is said of few, `* 重点关注`, in red. */
  readonly marks: readonly string[];
  /** In the place of its date, where nothing is due. */
  readonly settled: string;
  /** The years of whose days off nothing was known when its date was counted. */
  readonly unpublished: readonly number[];
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
  /** Its codes belong to what the ledger is of, and mean nothing in another one. */
  readonly isOfItsOwn?: true;
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
  /** Stands on paper too, which has room for some. */
  readonly isPrinted: boolean;
  /** What is written into a sheet; empty where there is nothing. */
  readonly textOf: (row: Row) => string;
}

export interface Order {
  readonly column: string;
  /** The last comes first. */
  readonly down: boolean;
}

/** By what rows of a kind are filtered. */
export function factsOf<Row>({ dimensions, days, marks, dueOf }: LedgerKind<Row>): RowFacts<Row> {
  return {
    codes: Object.fromEntries(dimensions.map(({ name, codesOf }) => [name, codesOf])),
    days: Object.fromEntries(days.map(({ name, dayOf }) => [name, dayOf])),
    marks: Object.fromEntries(marks.map(({ name, isOn }) => [name, isOn])),
    dueOf,
  };
}
