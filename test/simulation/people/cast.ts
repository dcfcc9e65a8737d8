import type { Role } from '@ducha/contracts';
import { newMemory, type Person } from './person.ts';

/** An organisation of the world in which people act. */
export interface Place {
  readonly code: string;
  readonly kind: 'office' | 'department' | 'district' | 'township' | 'enterprise';
  readonly parent: string | null;
  readonly chinese: string;
  readonly english: string | null;
  /** How often complaints go there, beside the others; with none, nobody is there who acts or holds a duty. */
  readonly share: number;
}

/** Parents come before their children. */
export const places: readonly Place[] = [
  {
    code: 'sthjj',
    kind: 'department',
    parent: null,
    chinese: '市生态环境局',
    english: 'Municipal Ecology and Environment Bureau',
    share: 1,
  },
  {
    code: 'dcb',
    kind: 'office',
    parent: null,
    chinese: '市督察工作小组办公室',
    english: 'Office of the Inspection Working Group',
    share: 0,
  },
  {
    code: '110105',
    kind: 'district',
    parent: null,
    chinese: '朝阳区',
    english: 'Chaoyang District',
    share: 12,
  },
  {
    code: '110108',
    kind: 'district',
    parent: null,
    chinese: '海淀区',
    english: 'Haidian District',
    share: 6,
  },
  {
    code: '110112',
    kind: 'district',
    parent: null,
    chinese: '通州区',
    english: 'Tongzhou District',
    share: 2,
  },
  {
    code: '110105001',
    kind: 'township',
    parent: '110105',
    chinese: '建外街道',
    english: null,
    share: 1,
  },
  {
    code: 'shougang',
    kind: 'enterprise',
    parent: null,
    chinese: '首钢集团',
    english: 'Shougang Group',
    share: 1,
  },
  {
    code: 'jingneng',
    kind: 'enterprise',
    parent: null,
    chinese: '京能集团',
    english: null,
    share: 0,
  },
  {
    code: 'paishui',
    kind: 'enterprise',
    parent: null,
    chinese: '排水集团',
    english: null,
    share: 0,
  },
  {
    code: 'shuiwu',
    kind: 'department',
    parent: null,
    chinese: '市水务局',
    english: null,
    share: 0,
  },
];

/** The districts that the first inspection is of, and the target of the second. */
export const firstTargets = ['110105', '110108', '110112'] as const;
export const secondTarget = 'shougang';

/** The people of the teams of the inspections that the world begins with. */
export const teams = [1, 2].map((team) => ({
  leader: `leader-of-team-${team}`,
  deputy: `deputy-of-team-${team}`,
  members: [`member-of-team-${team}`, 'member-of-both-teams'],
}));

/** How many citizens there are; the first complains of everything. */
const citizens = 4;

const office: readonly (readonly [name: string, zeal: number, ...roles: readonly Role[]])[] = [
  ['clerk 1', 3, 'office-clerk'],
  ['clerk 2', 1, 'office-clerk'],
  ['screener 1', 3, 'office-screener'],
  ['screener 2', 1, 'office-screener'],
  ['reviewer 1', 3, 'office-reviewer'],
  ['reviewer 2', 1, 'office-reviewer'],
  ['head', 3, 'office-head'],
  ['deputy head', 1, 'office-head', 'office-reviewer'],
  ['commissioner', 1, 'commissioner'],
  ['working-group approver', 1, 'working-group-approver'],
  ['committee approver', 1, 'committee-and-government-approver'],
  ['re-checker', 1, 'municipal-re-checker'],
  ['auditor', 1, 'auditor'],
  ['administrator', 1, 'notification-administrator'],
  ['operator', 1, 'operator'],
  ['integration client', 1, 'integration-client'],
];

const desks = [
  ['liaison', 'organisation-liaison', 3],
  ['official in charge', 'organisation-in-charge', 1],
  ['principal', 'organisation-principal', 2],
] as const;

/** Everybody, each with nothing remembered yet: the same people every time. */
export function newCast(): Person[] {
  const staff = (
    name: string,
    zeal: number,
    held: readonly (readonly [role: Role, place: string])[],
    organisation: string | null = null,
    sub = name.replaceAll(' ', '-'),
  ): Person => ({
    name,
    claims: { sub, roles: held.map(([role, place]) => `${role}@${place}`) },
    roles: held.map(([role]) => role),
    organisation,
    zeal,
    memory: newMemory(),
  });
  const seats = teams.flatMap(({ leader, deputy, members }) => [
    [leader, 'team-leader'] as const,
    [deputy, 'team-deputy'] as const,
    ...members.map((member) => [member, 'team-member'] as const),
  ]);
  return [
    ...Array.from({ length: citizens }, (_, index): Person => ({
      name: `citizen ${index + 1}`,
      claims: null,
      roles: ['citizen'],
      organisation: null,
      zeal: index === 0 ? 6 : 1,
      memory: newMemory(),
    })),
    ...office.map(([name, zeal, ...roles]) =>
      staff(
        name,
        zeal,
        roles.map((role) => [role, 'office'] as const),
      ),
    ),
    ...places
      .filter(({ share }) => share > 0)
      .flatMap(({ code, share }) =>
        desks.map(([word, role, zeal]) =>
          staff(`${word} of ${code}`, zeal * share, [[role, code]], code),
        ),
      ),
    ...['sthjj', 'dcb'].map((code) =>
      staff(`acceptor of ${code}`, 1, [['accepting-unit-officer', code]], code),
    ),
    ...[...new Map(seats)].map(([sub, role]) =>
      staff(sub.replaceAll('-', ' '), 1, [[role, 'team']], null, sub),
    ),
    // Recused 回避 from what concerns the organisation at which they also are.
    staff(
      'reviewer also of 110108',
      1,
      [
        ['office-reviewer', 'office'],
        ['organisation-liaison', '110108'],
      ],
      '110108',
    ),
    staff(
      'member also of 110112',
      1,
      [
        ['team-member', 'team'],
        ['organisation-principal', '110112'],
      ],
      '110112',
    ),
  ];
}
