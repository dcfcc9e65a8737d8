import { createHash } from 'node:crypto';

/** A demonstration person of the local issuer: roles and where they are held, without a name of their own. */
export interface Person {
  /** `office-clerk`, `organisation-liaison@110105`, or several with `+` between them. */
  readonly slug: string;
  /** Opaque and stable. */
  readonly sub: string;
  /** The claim `roles`: `office-clerk@office`, `team-leader@team`, `organisation-liaison@110105`. */
  readonly roles: readonly string[];
  /** The roles in Chinese, for the sign-in page. */
  readonly title: string;
}

/** The roles of the domain page, section 3, that sign in, with where they are held (null: at an organisation). */
const roles: ReadonlyMap<string, { readonly title: string; readonly place: string | null }> =
  new Map([
    ['office-clerk', office('督察办经办人')],
    ['office-screener', office('督察办受理审查人')],
    ['office-reviewer', office('督察办审核人')],
    ['office-head', office('督察办负责人')],
    ['commissioner', office('督察专员')],
    ['working-group-approver', office('督察工作小组审批人')],
    ['committee-and-government-approver', office('市委、市政府审批人')],
    ['team-leader', team('督察组组长')],
    ['team-deputy', team('督察组副组长')],
    ['team-member', team('督察组成员')],
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
export const demonstrationPersons: readonly Person[] = [...roles].map(([role, { place }]) =>
  findPerson(place === null ? `${role}@${shownDistrict}` : role),
);

/**
 * The person of a slug: a role of the office or of teams, `role@organisation` with the organisation's code, or
 * several of these with `+` between them.
 * @throws Error when there is no such role, or an organisation's role comes without its organisation
 */
export function findPerson(slug: string): Person {
  const held = slug.split('+').map(heldRole);
  return {
    slug,
    sub: createHash('sha256').update(`person ${slug}`).digest('hex').slice(0, 32),
    roles: held.map(({ claim }) => claim),
    title: held.map(({ title }) => title).join('、'),
  };
}

function heldRole(slug: string): { readonly claim: string; readonly title: string } {
  const [name = '', at] = slug.split('@');
  const role = roles.get(name);
  if (role === undefined) {
    throw new Error(`there is no role ${name}; the roles are ${[...roles.keys()].join(', ')}`);
  }
  const { title } = role;
  const place = role.place ?? at;
  if (place === undefined) {
    throw new Error(`${name} is held at an organisation: ${name}@${shownDistrict}, for instance`);
  }
  if (at !== undefined && at !== place) throw new Error(`${name} is held at ${place} alone`);
  if (!/^[a-z0-9][a-z0-9-]*$/i.test(place)) {
    throw new Error(`${place} is not the code of an organisation`);
  }
  return { claim: `${name}@${place}`, title };
}

function office(title: string): { title: string; place: string | null } {
  return { title, place: 'office' };
}

function team(title: string): { title: string; place: string | null } {
  return { title, place: 'team' };
}

function organisation(title: string): { title: string; place: string | null } {
  return { title, place: null };
}
