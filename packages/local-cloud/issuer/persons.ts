import { createHash } from 'node:crypto';

/** A demonstration person of the local issuer: a role at an organisation, without a name of their own. */
export interface Person {
  /** `office-clerk`, or `organisation-liaison@110105`. */
  readonly slug: string;
  /** Opaque and stable. */
  readonly sub: string;
  readonly roles: readonly string[];
  /** `office`, or the code of an organisation. */
  readonly org: string;
  /** The role in Chinese, for the sign-in page. */
  readonly title: string;
}

/** The roles of the domain page, section 3, that sign in, with whether they are held at an organisation. */
const roles: ReadonlyMap<string, { readonly title: string; readonly atOrganisation: boolean }> =
  new Map([
    ['office-clerk', office('督察办经办人')],
    ['office-screener', office('督察办受理审查人')],
    ['office-reviewer', office('督察办审核人')],
    ['office-head', office('督察办负责人')],
    ['commissioner', office('督察专员')],
    ['working-group-approver', office('督察工作小组审批人')],
    ['committee-and-government-approver', office('市委、市政府审批人')],
    ['team-leader', office('督察组组长')],
    ['team-deputy', office('督察组副组长')],
    ['team-member', office('督察组成员')],
    ['organisation-liaison', organisation('单位联络员')],
    ['organisation-in-charge', organisation('单位分管负责人')],
    ['organisation-principal', organisation('单位主要负责人')],
    ['accepting-unit-officer', organisation('验收单位经办人')],
    ['municipal-re-checker', office('市级复核人')],
    ['auditor', office('审计人员')],
    ['notification-administrator', office('通知管理员')],
    ['operator', office('运维人员')],
    ['integration-client', office('对接系统')],
  ]);

/** The district whose officials the sign-in page offers. */
const shownDistrict = '110105';

/** One person per role, those of organisations at 朝阳区. */
export const demonstrationPersons: readonly Person[] = [...roles].map(
  ([role, { atOrganisation }]) => findPerson(atOrganisation ? `${role}@${shownDistrict}` : role),
);

/**
 * The person of a slug: a role of the office, or `role@organisation` with the organisation's code.
 * @throws Error when there is no such role, or an organisation's role comes without its organisation
 */
export function findPerson(slug: string): Person {
  const [name = '', org] = slug.split('@');
  const role = roles.get(name);
  if (role === undefined) {
    throw new Error(`there is no role ${name}; the roles are ${[...roles.keys()].join(', ')}`);
  }
  if (role.atOrganisation && org === undefined) {
    throw new Error(`${name} is held at an organisation: ${name}@${shownDistrict}, for instance`);
  }
  if (org !== undefined && !/^[a-z0-9][a-z0-9-]*$/i.test(org)) {
    throw new Error(`${org} is not the code of an organisation`);
  }
  return {
    slug,
    sub: createHash('sha256').update(`person ${slug}`).digest('hex').slice(0, 32),
    roles: [name],
    org: org ?? 'office',
    title: role.title,
  };
}

function office(title: string): { title: string; atOrganisation: boolean } {
  return { title, atOrganisation: false };
}

function organisation(title: string): { title: string; atOrganisation: boolean } {
  return { title, atOrganisation: true };
}
