import { policy, roles, type Endpoint, type Role } from '@ducha/contracts';

/** Every role that signs in. */
export const staffRoles: readonly Role[] = roles.filter((role) => role !== 'citizen');

const atOrganisation: ReadonlySet<Role> = new Set([
  'organisation-liaison',
  'organisation-in-charge',
  'organisation-principal',
  'accepting-unit-officer',
]);

/** The demonstration person of a role; those of organisations at the one named. */
export function personOf(role: Role, organisation = '110105'): string {
  return atOrganisation.has(role) ? `${role}@${organisation}` : role;
}

/** A person who has at least one right to an endpoint. */
export function rightHolder(endpoint: Endpoint): string {
  const role = policy[endpoint.name]?.[0]?.role;
  if (role === undefined) throw new Error(`nobody may ${endpoint.name}`);
  return personOf(role);
}

const ids: Readonly<Record<string, string>> = {
  organisation: '110105',
  duty: 'liaison',
  batch: `${'0'.repeat(26)}-1`,
  sample: `${'0'.repeat(26)}-1-1`,
};

/** The path of an endpoint with well-formed ids of things that do not exist. */
export function somePath(endpoint: Endpoint): string {
  return endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '0'.repeat(26));
}
