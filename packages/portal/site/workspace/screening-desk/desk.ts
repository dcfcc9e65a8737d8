import type { readScreeningDesk } from '@ducha/contracts';
import type { BodyOf } from '../../answer.ts';

/** What the house says of the screeners' desk. */
export type Desk = BodyOf<typeof readScreeningDesk>;
export type ClaimTold = Desk['claims'][number];
export type AsideTold = Desk['setAside'][number];

/** Which colleague has a complaint open; undefined where nobody has, or the person themselves. */
export function colleagueAt(
  desk: Pick<Desk, 'claims'> | undefined,
  complaint: string,
): ClaimTold | undefined {
  return desk?.claims.find((one) => one.complaint === complaint && !one.mine);
}

/** Who has set a complaint aside, the person themselves first. */
export function asideOf(
  desk: Pick<Desk, 'setAside'> | undefined,
  complaint: string,
): readonly AsideTold[] {
  const its = desk?.setAside.filter((one) => one.complaint === complaint) ?? [];
  return its.toSorted((a, b) => Number(b.mine) - Number(a.mine));
}

/** What the person has set aside comes last, in the order in which it stands otherwise. */
export function asideLast<Row extends { readonly id: string }>(
  rows: readonly Row[],
  desk: Pick<Desk, 'setAside'> | undefined,
): readonly Row[] {
  const mine = new Set(
    desk?.setAside.filter((one) => one.mine).map(({ complaint }) => complaint) ?? [],
  );
  if (mine.size === 0) return rows;
  return [...rows.filter(({ id }) => !mine.has(id)), ...rows.filter(({ id }) => mine.has(id))];
}
