import type { Assignment } from '@ducha/contracts';

/** Adds an organisation: the first leads, each further one assists; one that is there stays as it is. */
export function withOrganisation(
  assignments: readonly Assignment[],
  organisation: string,
): readonly Assignment[] {
  if (assignments.some((one) => one.organisation === organisation)) return assignments;
  return [...assignments, { organisation, role: assignments.length === 0 ? 'lead' : 'assist' }];
}

/** Takes one away; where it led, the first of the others leads. */
export function withoutOrganisation(
  assignments: readonly Assignment[],
  organisation: string,
): readonly Assignment[] {
  const rest = assignments.filter((one) => one.organisation !== organisation);
  const [first] = rest;
  return first === undefined || rest.some(({ role }) => role === 'lead')
    ? rest
    : withLead(rest, first.organisation);
}

/** Lets one lead and all others assist. */
export function withLead(
  assignments: readonly Assignment[],
  organisation: string,
): readonly Assignment[] {
  return assignments.map((one) => ({
    ...one,
    role: one.organisation === organisation ? 'lead' : 'assist',
  }));
}

/** What another assignment changes for an organisation. */
export interface AssignmentChange {
  readonly organisation: string;
  readonly is: 'joins' | 'leaves' | 'turns';
  /** Which role it has then, or had when it leaves. */
  readonly role: Assignment['role'];
}

/** Who joins, who leaves, and whose role is another one. */
export function changesBetween(
  before: readonly Assignment[],
  after: readonly Assignment[],
): readonly AssignmentChange[] {
  const roles = new Map(before.map(({ organisation, role }) => [organisation, role]));
  const stay = new Set(after.map(({ organisation }) => organisation));
  return [
    ...after.flatMap(({ organisation, role }): AssignmentChange[] => {
      const was = roles.get(organisation);
      if (was === role) return [];
      return [{ organisation, is: was === undefined ? 'joins' : 'turns', role }];
    }),
    ...before
      .filter(({ organisation }) => !stay.has(organisation))
      .map((one): AssignmentChange => ({ ...one, is: 'leaves' })),
  ];
}
