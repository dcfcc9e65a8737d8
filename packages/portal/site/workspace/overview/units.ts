import { without } from '@ducha/contracts/row-filter.ts';
import { daysBetween } from '../../dates.ts';
import { withOrganisations, type ComplaintRow } from '../complaints/complaint-ledger.ts';
import type { LedgerKind } from '../ledger/ledger-kind.ts';
import { counterOf, type Counted } from './counted.ts';

/** How an organisation does with the complaints that it leads. */
export interface Unit {
  readonly code: string;
  /** Being handled by it, and of these the late and the soon due. */
  readonly held: Counted;
  readonly overdue: Counted;
  readonly soon: Counted;
  /** To which it has replied, in a reply that stood. */
  readonly answered: Counted;
  /** From the hand-over to the reply to these, on average; null of none. */
  readonly days: number | null;
}

/** What the table of units may be ordered by. */
export const unitColumns = ['held', 'overdue', 'soon', 'answered', 'days'] as const;
export type UnitColumn = (typeof unitColumns)[number];

/** Every organisation that leads one, in the order of their codes. */
export function unitsOf(
  rows: readonly ComplaintRow[],
  kind: LedgerKind<ComplaintRow>,
  now: string,
): readonly Unit[] {
  const counter = counterOf(rows, kind, now);
  const chosen = { stage: withOrganisations };
  const held = counter.of('lead', { chosen });
  // What of theirs waits for the office is not late with them.
  const theirs = { ...chosen, dueWith: ['organisation'] };
  const overdue = counter.of('lead', { chosen: theirs, due: 'overdue' });
  const soon = counter.of('lead', { chosen: theirs, due: 'soon' });
  const answered = counter.of('lead', { marks: ['answered'] });
  const days = daysByLead(rows);
  return counter
    .by('lead')
    .flatMap(({ code }) => (code === without ? [] : [code]))
    .toSorted()
    .map((code): Unit => ({
      code,
      held: held(code),
      overdue: overdue(code),
      soon: soon(code),
      answered: answered(code),
      days: averageOf(days.get(code) ?? []),
    }));
}

/** By one column, the most first; those with nothing in it come last whichever way. */
export function unitsInOrder(
  units: readonly Unit[],
  { column, down }: { readonly column: UnitColumn; readonly down: boolean },
): readonly Unit[] {
  const valueOf = (unit: Unit): number | null =>
    column === 'days' ? unit.days : unit[column].count;
  const way = down ? -1 : 1;
  return units.toSorted((a, b) => {
    const [left, right] = [valueOf(a), valueOf(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return way * (left - right) || (a.code < b.code ? -1 : 1);
  });
}

function daysByLead(rows: readonly ComplaintRow[]): ReadonlyMap<string, readonly number[]> {
  const days = new Map<string, number[]>();
  for (const { transferredOn, repliedOn, organisations } of rows) {
    if (transferredOn === null || repliedOn === null) continue;
    for (const { organisation, role } of organisations) {
      if (role !== 'lead') continue;
      const taken = daysBetween(transferredOn, repliedOn);
      const others = days.get(organisation);
      if (others === undefined) days.set(organisation, [taken]);
      else others.push(taken);
    }
  }
  return days;
}

function averageOf(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
