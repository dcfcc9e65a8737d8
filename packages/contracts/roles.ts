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

export type Role = (typeof roles)[number];

/**
 * Where a role is played: at the office 督察办, and what stands beside it; on teams, where the membership of
 * each says which; or at an organisation, by its code. Null: nobody signs in as it.
 */
export const playedAt: Readonly<Record<Role, 'office' | 'team' | 'organisation' | null>> = {
  citizen: null,
  'office-clerk': 'office',
  'office-screener': 'office',
  'office-reviewer': 'office',
  'office-head': 'office',
  commissioner: 'office',
  'working-group-approver': 'office',
  'committee-and-government-approver': 'office',
  'team-leader': 'team',
  'team-deputy': 'team',
  'team-member': 'team',
  'organisation-liaison': 'organisation',
  'organisation-in-charge': 'organisation',
  'organisation-principal': 'organisation',
  'accepting-unit-officer': 'organisation',
  'municipal-re-checker': 'office',
  auditor: 'office',
  'notification-administrator': 'office',
  operator: 'office',
  'integration-client': 'office',
};
