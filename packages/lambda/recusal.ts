import { isSamePlace, type Relation } from '@ducha/contracts';
import type { Person } from './request.ts';

/** How anybody stands to what is no case of an organisation. */
export const anyone: ReadonlySet<Relation> = new Set(['any']);

/**
 * 回避: whether somebody holds a role at an organisation whose case it is, or in the district of its
 * township. Whatever else they are - of the office, of a team - they have no part in it as such: neither
 * do they act on it nor read it. What their organisation may read, they read as one of it.
 */
export function isRecused(
  person: Pick<Person, 'organisation'> | null,
  organisations: readonly (string | null)[],
): boolean {
  const own = person?.organisation ?? null;
  if (own === null) return false;
  return organisations.some((one) => one !== null && isSamePlace(one, own));
}
