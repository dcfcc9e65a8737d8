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
