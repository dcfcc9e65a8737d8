import { policy } from '@ducha/contracts';
import type { Person } from './session.ts';

/** Whether some role of the person may use an endpoint wherever the thing belongs, not in their own organisation alone. */
export function seesEveryOrganisation({ roles }: Person, endpoint: string): boolean {
  return (policy[endpoint] ?? []).some(
    ({ role, relation }) => relation === 'any' && roles.includes(role),
  );
}
