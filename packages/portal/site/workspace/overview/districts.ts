import { without } from '@ducha/contracts/row-filter.ts';
import { reached, type ComplaintRow } from '../complaints/complaint-ledger.ts';
import type { LedgerKind } from '../ledger/ledger-kind.ts';
import { counterOf, type Ask, type Counted } from './counted.ts';

/** What the tiles of the districts may show. */
export const districtFigures = ['received', 'open', 'overdue', 'soon', 'rate'] as const;
export type DistrictFigure = (typeof districtFigures)[number];

/** A figure of one place. Of a share also what it is a share of. */
export interface PlaceFigure {
  readonly code: string;
  readonly found: Counted;
  readonly of: Counted | null;
}

/** What each counts; the rate is a share of what was handed over: 办结率＝（办结＋阶段性办结）÷交办. */
const asks: Readonly<Record<DistrictFigure, Ask>> = {
  received: {},
  open: { chosen: { standing: ['open'] } },
  overdue: { due: 'overdue' },
  soon: { due: 'soon' },
  rate: { chosen: { stage: reached.closed } },
};
const handedOver: Ask = { chosen: { stage: reached.transferred } };

/**
 * A figure of each place: of those that are asked for, and of every other that some complaint is of; `-` are those
 * of which no place is known.
 */
export function byDistrict(
  rows: readonly ComplaintRow[],
  kind: LedgerKind<ComplaintRow>,
  given: {
    readonly now: string;
    readonly figure: DistrictFigure;
    readonly places: readonly string[];
  },
): readonly PlaceFigure[] {
  const { now, figure, places } = given;
  const counter = counterOf(rows, kind, now);
  const found = counter.of('district', asks[figure]);
  const of = figure === 'rate' ? counter.of('district', handedOver) : undefined;
  const others = counter
    .by('district')
    .flatMap(({ code }) => (places.includes(code) ? [] : [code]))
    .toSorted((a, b) => Number(a === without) - Number(b === without));
  return [...places, ...others].map((code) => ({
    code,
    found: found(code),
    of: of?.(code) ?? null,
  }));
}
