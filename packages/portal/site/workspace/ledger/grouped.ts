import { without } from '@ducha/contracts/row-filter.ts';
import type { DayFact, Dimension, LedgerKind } from './ledger-kind.ts';

/** Rows with the same value of a dimension, or of the same day. */
export interface Group<Row> {
  /** `-` for those without a value. */
  readonly code: string;
  readonly rows: readonly Row[];
}

/** The groups of some rows. A row with several values is in each of their groups. */
export interface Grouped<Row> {
  readonly name: string;
  readonly label: string;
  readonly by: Dimension<Row> | DayFact<Row>;
  readonly groups: readonly Group<Row>[];
  /** Some row is in more than one: the groups add up to more than the rows. */
  readonly isManifold: boolean;
}

/** @param name of a dimension or a day; another: nothing is grouped */
export function grouped<Row>(
  rows: readonly Row[],
  name: string | undefined,
  kind: LedgerKind<Row>,
): Grouped<Row> | undefined {
  const by = [...kind.dimensions, ...kind.days].find((each) => each.name === name);
  if (by === undefined) return undefined;
  const codesOf = 'codesOf' in by ? by.codesOf : dayCodesOf(by);
  const groups = new Map<string, Row[]>();
  let isManifold = false;
  for (const row of rows) {
    const codes = codesOf(row);
    if (codes.length > 1) isManifold = true;
    for (const code of codes.length === 0 ? [without] : codes) {
      const group = groups.get(code);
      if (group === undefined) groups.set(code, [row]);
      else group.push(row);
    }
  }
  const counts = new Map([...groups].map(([code, members]) => [code, members.length]));
  return {
    name: by.name,
    label: by.label,
    by,
    isManifold,
    groups: codesInOrder(by, counts).map((code) => ({ code, rows: groups.get(code) ?? [] })),
  };
}

/** What a value of a dimension is called, or to have none. */
export function valueText<Row>({ none, textOf }: Dimension<Row>, code: string): string {
  return code === without ? none : textOf(code);
}

/** What a group is called. */
export function groupText<Row>(
  { by }: Pick<Grouped<Row>, 'by'>,
  code: string,
  say: { readonly day: (day: string) => string; readonly noDay: string },
): string {
  if ('codesOf' in by) return valueText(by, code);
  return code === without ? say.noDay : say.day(code);
}

/** How many rows have each value of a dimension, in the order of the values. */
export function countsOf<Row>(
  rows: readonly Row[],
  dimension: Dimension<Row>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const codes = dimension.codesOf(row);
    for (const code of codes.length === 0 ? [without] : codes)
      counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return new Map(codesInOrder(dimension, counts).map((code) => [code, counts.get(code) ?? 0]));
}

function dayCodesOf<Row>({ dayOf }: DayFact<Row>): (row: Row) => readonly string[] {
  return (row) => {
    const day = dayOf(row);
    return day === null ? [] : [day];
  };
}

/** Days by their date, values in their own order where they have one, else the most frequent first; none last. */
function codesInOrder<Row>(
  by: Dimension<Row> | DayFact<Row>,
  counts: ReadonlyMap<string, number>,
): readonly string[] {
  const inOrder = 'codesOf' in by ? by.inOrder : [];
  const place = (code: string): number => {
    if (code === without) return Number.MAX_SAFE_INTEGER;
    if (inOrder === undefined) return -(counts.get(code) ?? 0);
    const own = inOrder.indexOf(code);
    return own < 0 ? inOrder.length : own;
  };
  return [...counts.keys()].toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}
