import * as z from 'zod/mini';

/** The closed list of roles (domain, section 3). One person may hold several. */
export const roles = [
  'citizen',
  'office-clerk',
  'office-screener',
  'office-reviewer',
  'office-head',
  'commissioner',
  'working-group-approver',
  'committee-and-government-approver',
  'team-leader',
  'team-deputy',
  'team-member',
  'organisation-liaison',
  'organisation-in-charge',
  'organisation-principal',
  'accepting-unit-officer',
  'municipal-re-checker',
  'auditor',
  'notification-administrator',
  'operator',
  'integration-client',
] as const;

export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

/** Who acts: the role used, the organisation of the person, and the issuer's opaque subject. */
export const actor = z.strictObject({
  /** `system` is the house itself: a relay, a clock, a consumer. */
  role: z.enum([...roles, 'system']),
  organisation: z.nullable(z.string()),
  subject: z.nullable(z.string()),
});
export type Actor = Readonly<z.infer<typeof actor>>;
