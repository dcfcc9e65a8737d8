/** One answer of a ledger's endpoint: rows that are new or have changed, and those that are no longer in it. */
export interface LedgerPage<Row> {
  readonly rows: readonly Row[];
  /** Ids. */
  readonly gone: readonly string[];
  /** What the next question begins at. */
  readonly cursor: string;
  /** The rest is to be asked for at once. */
  readonly more: boolean;
  /** An instant. */
  readonly asOf: string;
}

/** What tells a row apart, and which of two is the newer. */
export interface RowIdentity<Row> {
  readonly idOf: (row: Row) => string;
  /** Counts up with every change. */
  readonly versionOf: (row: Row) => number;
}

/** The rows of a ledger as far as they have come. They are in the page's memory, and nowhere else on the device. */
export interface HeldRows<Row> {
  readonly byId: Map<string, Row>;
  /** The same rows; another array whenever one of them has changed, and only then. */
  readonly rows: readonly Row[];
  readonly cursor: string | undefined;
  /** Every row has come at least once. */
  readonly whole: boolean;
  readonly asOf: string | undefined;
}

export function noRows<Row>(): HeldRows<Row> {
  return { byId: new Map(), rows: [], cursor: undefined, whole: false, asOf: undefined };
}

/**
 * Rows come again whenever they have changed, and may come twice: the higher version is kept. Of one version the
 * later counts, if it says anything else: part of what a row says is found by the time of its reading. What is gone
 * goes first, so that a row that left and came back is there.
 */
export function withPage<Row>(
  held: HeldRows<Row>,
  page: LedgerPage<Row>,
  { idOf, versionOf }: RowIdentity<Row>,
): HeldRows<Row> {
  // Until it is whole the map grows where it is: to copy it with every part takes as long as their square.
  const byId = held.whole ? new Map(held.byId) : held.byId;
  let isChanged = false;
  for (const id of page.gone) isChanged = byId.delete(id) || isChanged;
  for (const row of page.rows) {
    const known = byId.get(idOf(row));
    if (known !== undefined && !isNewer(row, known)) continue;
    byId.set(idOf(row), row);
    isChanged = true;
  }
  function isNewer(row: Row, known: Row): boolean {
    const ahead = versionOf(row) - versionOf(known);
    return ahead === 0 ? JSON.stringify(row) !== JSON.stringify(known) : ahead > 0;
  }
  return {
    byId: isChanged ? byId : held.byId,
    rows: isChanged ? [...byId.values()] : held.rows,
    cursor: page.cursor,
    whole: held.whole || !page.more,
    asOf: page.asOf,
  };
}
