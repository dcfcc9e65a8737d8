import { urgencyOf, type Urgency } from '../urgency.ts';
import { todoKinds, type TodoKind, type TodoRow } from './todo-row.ts';

/** Which of the to-dos are shown: it stands in the address, so that it can be kept and sent. */
export interface TodoFilter {
  readonly kind: TodoKind | undefined;
  readonly urgency: Urgency | undefined;
  /** The name of an endpoint. */
  readonly act: string | undefined;
  /** A part of a number. */
  readonly number: string;
  /** Whether the list is grouped by what is to be done. */
  readonly isGrouped: boolean;
}

export const urgencies = ['red', 'yellow', 'calm'] as const satisfies readonly Urgency[];

export function filterIn(query: Readonly<Record<string, string | undefined>>): TodoFilter {
  return {
    kind: todoKinds.find((kind) => kind === query['kind']),
    urgency: urgencies.find((urgency) => urgency === query['urgency']),
    act: query['act'] === '' ? undefined : query['act'],
    number: query['number'] ?? '',
    isGrouped: query['group'] === 'act',
  };
}

/** The address of the list under a filter. */
export function addressOf({ kind, urgency, act, number, isGrouped }: TodoFilter): string {
  const group = isGrouped ? 'act' : undefined;
  const entries = Object.entries({ kind, urgency, act, number, group }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  const query = new URLSearchParams(entries).toString();
  return query === '' ? '/todo' : `/todo?${query}`;
}

/** Rows by what is to be done, in the order of the first of each. */
export function byAct(
  rows: readonly TodoRow[],
): readonly { readonly act: string; readonly rows: readonly TodoRow[] }[] {
  return [...Map.groupBy(rows, ({ act }) => act)].map(([act, found]) => ({ act, rows: found }));
}

/** @param now the house's own time */
export function shown(
  rows: readonly TodoRow[],
  filter: TodoFilter,
  now: string,
): readonly TodoRow[] {
  // Numbers are pasted from chats and letters, full-width and with spaces.
  const part = filter.number.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
  return rows.filter(
    ({ kind, act, due, number }) =>
      (filter.kind === undefined || kind === filter.kind) &&
      (filter.act === undefined || act === filter.act) &&
      (filter.urgency === undefined || urgencyOf(due, now) === filter.urgency) &&
      (part === '' || (number ?? '').toUpperCase().includes(part)),
  );
}
