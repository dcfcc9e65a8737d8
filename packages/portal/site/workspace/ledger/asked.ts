import { askedOfRows, betweenCodes, type AskedOfRows } from '@ducha/contracts/row-filter.ts';
import { searchWords } from './folded.ts';
import { factsOf, type LedgerKind, type Order } from './ledger-kind.ts';

/** What somebody asks of a ledger. It stands in the address: it can be kept, sent, and gone back to. */
export interface Asked extends AskedOfRows {
  readonly typed: string;
  readonly order: Order;
  /** What the rows are grouped by: a dimension or a day. */
  readonly group: string | undefined;
}

type Query = Readonly<Record<string, string | undefined>>;

/** What an address asks. What it says without sense is left out. */
export function askedIn<Row>(query: Query, kind: LedgerKind<Row>): Asked {
  const { dimensions, days, columns, usualOrder } = kind;
  const [column = '', way] = (query['sort'] ?? '').split('.');
  return {
    typed: query['q'] ?? '',
    ...askedOfRows(query, factsOf(kind)),
    order: columns.some(({ name }) => name === column)
      ? { column, down: way === 'down' }
      : usualOrder,
    group: [...dimensions, ...days].find(({ name }) => name === query['group'])?.name,
  };
}

/** The query of an address that asks it, in the order of the ledger's own parts; empty: nothing is asked. */
export function queryOf<Row>(asked: Asked, kind: LedgerKind<Row>): string {
  const { usualOrder } = kind;
  const query = new URLSearchParams();
  const say = (name: string, value: string | undefined): void => {
    if (value !== undefined && value !== '') query.set(name, value);
  };
  say('q', asked.typed);
  for (const { name } of kind.dimensions) say(name, asked.chosen[name]?.join(betweenCodes));
  for (const { name } of kind.days) {
    say(`${name}From`, asked.days[name]?.from);
    say(`${name}Until`, asked.days[name]?.until);
  }
  say('due', asked.due);
  for (const { name } of kind.marks) if (asked.marks.includes(name)) say(name, 'yes');
  const { column, down } = asked.order;
  if (column !== usualOrder.column || down !== usualOrder.down)
    say('sort', down ? `${column}.down` : column);
  say('group', asked.group);
  return query.toString();
}

/** The same order and groups, and every row. */
export function unfiltered(asked: Asked): Asked {
  return { ...asked, typed: '', chosen: {}, days: {}, due: undefined, marks: [] };
}

export function isFiltered({ typed, chosen, days, due, marks }: Asked): boolean {
  return (
    searchWords(typed).length > 0 ||
    Object.keys(chosen).length > 0 ||
    Object.keys(days).length > 0 ||
    due !== undefined ||
    marks.length > 0
  );
}
