import type { Grouped } from './grouped.ts';

/** A line of the ledger: the head of a group, or a row. */
export type Line<Row> =
  | { readonly is: 'group'; readonly key: string; readonly code: string; readonly count: number }
  | { readonly is: 'row'; readonly key: string; readonly row: Row };

/** The lines of the ledger, each made when it is looked at: of thousands, some thirty are. */
export interface Lines<Row> {
  readonly count: number;
  readonly at: (index: number) => Line<Row> | undefined;
  /** Where a line is; -1: nowhere. */
  readonly indexOf: (key: string) => number;
}

/** Rows one below the other, or below the heads of their groups. */
export function linesOf<Row>(
  rows: readonly Row[],
  grouped: Grouped<Row> | undefined,
  idOf: (row: Row) => string,
): Lines<Row> {
  if (grouped === undefined) {
    return {
      count: rows.length,
      at: (index) => {
        const row = rows[index];
        return row === undefined ? undefined : { is: 'row', key: idOf(row), row };
      },
      indexOf: (key) => rows.findIndex((row) => idOf(row) === key),
    };
  }
  const { groups } = grouped;
  /** At which line each group begins. */
  const starts: number[] = [];
  let count = 0;
  for (const group of groups) {
    starts.push(count);
    count += group.rows.length + 1;
  }
  const at = (index: number): Line<Row> | undefined => {
    const place = starts.findLastIndex((start) => start <= index);
    const group = groups[place];
    if (group === undefined) return undefined;
    const within = index - (starts[place] ?? 0);
    const { code } = group;
    if (within === 0) return { is: 'group', key: headKey(code), code, count: group.rows.length };
    const row = group.rows[within - 1];
    return row === undefined ? undefined : { is: 'row', key: rowKey(code, idOf(row)), row };
  };
  return {
    count,
    at,
    indexOf: (key) => {
      for (const [place, { code, rows: members }] of groups.entries()) {
        const start = starts[place] ?? 0;
        if (headKey(code) === key) return start;
        if (!key.startsWith(headKey(code))) continue;
        const within = members.findIndex((row) => rowKey(code, idOf(row)) === key);
        if (within >= 0) return start + 1 + within;
      }
      return -1;
    },
  };
}

/** A row is in several groups when it has several values: its key names the group too. */
function headKey(code: string): string {
  return `${code}/`;
}

function rowKey(code: string, id: string): string {
  return `${headKey(code)}${id}`;
}
