import { beijingDay, dayAfter } from '../../dates.ts';
import { reached, type ComplaintRow } from '../complaints/complaint-ledger.ts';
import type { LedgerKind } from '../ledger/ledger-kind.ts';
import type { Came } from './came.ts';
import { counterOf, type Ask, type Counted, type CountedOf, type Counter } from './counted.ts';
import { unusualOf, type Unusual } from './unusual.ts';

/** How many days the picture of what came in shows, today the last of them. */
const daysShown = 7;

/** What there is to see in the morning of some complaints. Every number is of the rows that its link shows. */
export interface ComplaintMorning {
  readonly today: Counted;
  readonly yesterday: Counted;
  readonly week: Counted;
  readonly weekBefore: Counted;
  readonly days: readonly CountedOf[];
  readonly soon: Counted;
  readonly overdue: Counted;
  /** What waits for the person; a person to whom nothing ever waits has none. */
  readonly todo: Counted;
  /** Since yesterday morning. */
  readonly since: {
    readonly came: Counted;
    readonly transferred: Counted;
    readonly closed: Counted;
    readonly late: Counted;
  };
  readonly late: readonly Holder[];
  readonly soonBy: readonly Holder[];
  readonly unusual: readonly Unusual[];
  /** 办结率＝（办结＋阶段性办结）÷交办. */
  readonly rate: { readonly closed: Counted; readonly handedOver: Counted };
}

/**
 * With whom something is. To the office: the organisation that leads, `code`, or the office itself. To an
 * organisation, which knows that it is its own: in which stage it is, `code`.
 */
export type Holder =
  | (CountedOf & { readonly of: 'organisation' | 'stage' })
  | (Counted & { readonly of: 'office' });

/** Whose page it is: of the office or a team, to which complaints of all organisations come, or of one organisation. */
export type Reader = 'office' | 'organisation';

/** @param now an instant, the house's own */
export function complaintMorning(
  rows: readonly ComplaintRow[],
  kind: LedgerKind<ComplaintRow>,
  { now, reader }: { readonly now: string; readonly reader: Reader },
): ComplaintMorning {
  const came: Came = reader === 'office' ? 'received' : 'transferred';
  const today = beijingDay(now);
  const yesterday = dayAfter(today, -1);
  const from = dayAfter(today, 1 - daysShown);
  const counter = counterOf(rows, kind, now);
  const cameIn = (first: string, last: string): Counted =>
    counter.count({ days: { [came]: { from: first, until: last } } });
  const since = (day: string, ask: Ask = {}): Counted =>
    counter.count({ ...ask, days: { [day]: { from: yesterday } } });
  return {
    today: cameIn(today, today),
    yesterday: cameIn(yesterday, yesterday),
    week: cameIn(from, today),
    weekBefore: cameIn(dayAfter(from, -daysShown), dayAfter(from, -1)),
    days: counter.byDay(came, from, today),
    soon: counter.count({ due: 'soon' }),
    overdue: counter.count({ due: 'overdue' }),
    todo: counter.count({ marks: ['todo'] }),
    since: {
      came: since(came),
      transferred: since('transferred'),
      closed: since('closed'),
      late: since('dueOn', { due: 'overdue' }),
    },
    late: holdersOf(counter, reader, 'overdue'),
    soonBy: holdersOf(counter, reader, 'soon'),
    unusual: unusualOf(counter, rows, { today, came, ofAll: reader === 'office' }),
    rate: {
      closed: counter.count({ chosen: { stage: reached.closed } }),
      handedOver: counter.count({ chosen: { stage: reached.transferred } }),
    },
  };
}

function holdersOf(counter: Counter, reader: Reader, due: 'overdue' | 'soon'): readonly Holder[] {
  if (reader === 'organisation')
    return counter.by('stage', { due }).map((one) => ({ ...one, of: 'stage' }));
  const office = counter.count({ chosen: { dueWith: ['office'] }, due });
  return [
    ...counter
      .by('lead', { chosen: { dueWith: ['organisation'] }, due })
      .map((one): Holder => ({ ...one, of: 'organisation' })),
    ...(office.count === 0 ? [] : [{ ...office, of: 'office' as const }]),
  ];
}
