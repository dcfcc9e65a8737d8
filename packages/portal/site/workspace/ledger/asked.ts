import { searchWords } from './folded.ts';
import type { LedgerKind, Order } from './ledger-kind.ts';

/** How near a row's date is. */
export const dueStates = ['overdue', 'soon', 'later', 'none'] as const;
export type DueState = (typeof dueStates)[number];

/** The code of those that have no value of a dimension. */
export const without = '-';

/** Stands between several codes of an address; no code has it. */
export const betweenCodes = '.';

/** What somebody asks of a ledger. It stands in the address: it can be kept, sent, and gone back to. */
export interface Asked {
  readonly typed: string;
  /** By the name of a dimension, the codes of which a row must have one. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  /** By the name of a day, between which days it must be, both included. */
  readonly days: Readonly<Record<string, DayRange>>;
  readonly due: DueState | undefined;
  /** The marks that must be on. */
  readonly marks: readonly string[];
  readonly order: Order;
  /** What the rows are grouped by: a dimension or a day. */
  readonly group: string | undefined;
}

export interface DayRange {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

type Query = Readonly<Record<string, string | undefined>>;

/** What an address asks. What it says without sense is left out. */
export function askedIn<Row>(query: Query, kind: LedgerKind<Row>): Asked {
  const { dimensions, days, marks, columns, usualOrder } = kind;
  const ranges = days.flatMap(({ name }): [string, DayRange][] => {
    const range = { from: dayIn(query[`${name}From`]), until: dayIn(query[`${name}Until`]) };
    return range.from === undefined && range.until === undefined ? [] : [[name, range]];
  });
  const [column = '', way] = (query['sort'] ?? '').split('.');
  return {
    typed: query['q'] ?? '',
    chosen: Object.fromEntries(
      dimensions.flatMap(({ name }) => {
        const codes = [...new Set((query[name] ?? '').split(betweenCodes))].filter(
          (code) => code !== '',
        );
        return codes.length === 0 ? [] : [[name, codes]];
      }),
    ),
    days: Object.fromEntries(ranges),
    due: dueStates.find((state) => state === query['due']),
    marks: marks.filter(({ name }) => query[name] === 'yes').map(({ name }) => name),
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

function dayIn(text: string | undefined): string | undefined {
  const isDay =
    text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
  return isDay ? text : undefined;
}
