import type { Assignment } from '@ducha/contracts';
import { placeOf, type Complaint } from './complaint-state.ts';

/** 回避: whose case a complaint is: the district's that it is about, and theirs who have a part in it. */
export function partiesTo(its: Case): string[] {
  const { assignments } = its;
  const { district } = placeOf(its);
  const organisations = assignments.map(({ organisation }) => organisation);
  return [...new Set([...(district === null ? [] : [district]), ...organisations])];
}

/** What a complaint, or its row in a list, says of that. */
export interface Case {
  readonly intake: Pick<NonNullable<Complaint['intake']>, 'district'> | null;
  /** Where its matter was found to be; null where nobody said so, or a row tells it. */
  readonly located: Complaint['located'];
  readonly assignments: readonly Pick<Assignment, 'organisation'>[];
}
