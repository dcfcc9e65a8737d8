import { policy } from '@ducha/contracts';
import type { Person } from './session.ts';

/**
 * Whether some role of the person may use an endpoint wherever the thing belongs, not in their own
 * organisation alone: everywhere, or in the inspections of their own teams.
 */
export function seesEveryOrganisation({ roles }: Person, endpoint: string): boolean {
  return (policy[endpoint] ?? []).some(
    ({ role, relation }) => (relation === 'any' || relation === 'own-team') && roles.includes(role),
  );
}

/** Whether a person may use an endpoint in the inspections of their own teams, and nowhere else. */
export function seesOwnTeamsAlone({ roles }: Person, endpoint: string): boolean {
  const held = (policy[endpoint] ?? []).filter(({ role }) => roles.includes(role));
  return held.length > 0 && held.every(({ relation }) => relation === 'own-team');
}
