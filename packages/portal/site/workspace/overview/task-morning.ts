import type { LedgerKind } from '../ledger/ledger-kind.ts';
import type { TaskRow } from '../tasks/task-ledger.ts';
import { counterOf, type Counted, type CountedOf } from './counted.ts';

/** What there is to see in the morning of some rectification tasks. */
export interface TaskMorning {
  /** Whose acceptance was not asked for yet, whatever their date. */
  readonly soon: Counted;
  readonly overdue: Counted;
  readonly behind: Counted;
  /** Of the overdue, by who leads. */
  readonly late: readonly CountedOf[];
}

/** @param now an instant, the house's own */
export function taskMorning(
  rows: readonly TaskRow[],
  kind: LedgerKind<TaskRow>,
  now: string,
): TaskMorning {
  const counter = counterOf(rows, kind, now);
  return {
    soon: counter.count({ due: 'soon' }),
    overdue: counter.count({ due: 'overdue' }),
    behind: counter.count({ chosen: { status: ['behind'] } }),
    late: counter.by('lead', { due: 'overdue' }),
  };
}
