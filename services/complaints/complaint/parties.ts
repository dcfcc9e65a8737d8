import type { Assignment } from '@ducha/contracts';

/** 回避: whose case a complaint is: the district's that it is about, and theirs who have a part in it. */
export function partiesTo({ intake, assignments }: Case): string[] {
  const district = intake?.district ?? null;
  const organisations = assignments.map(({ organisation }) => organisation);
  return [...new Set([...(district === null ? [] : [district]), ...organisations])];
}

/** What a complaint, or its row in a list, says of that. */
export interface Case {
  readonly intake: { readonly district: string | null } | null;
  readonly assignments: readonly Pick<Assignment, 'organisation'>[];
}
