import {
  appointOfficial,
  createInspection,
  decideInspection,
  defineComplaintType,
  duty,
  openStationing,
  prepareInspection,
  publishAnnouncement,
  registerOrganisations,
  submitInspection,
  type Endpoint,
} from '@ducha/contracts';
import type * as z from 'zod/mini';
import { SeededRandom } from '../../replay/seeded-random.ts';
import { official } from './acts/duties.ts';
import { firstTargets, places, secondTarget, teams } from './cast.ts';
import { today } from './reads.ts';
import { change, hear, type AskedOf, type Visit, type World } from './visit.ts';

const types = [
  ['noise', '噪声', 'Noise'],
  ['solid-waste', '固体废物', 'Solid waste'],
  ['air', '大气', 'Air'],
  ['water', '水', 'Water'],
] as const;

const calls: readonly Endpoint[] = [
  appointOfficial,
  createInspection,
  decideInspection,
  defineComplaintType,
  openStationing,
  prepareInspection,
  publishAnnouncement,
  registerOrganisations,
  submitInspection,
];

/**
 * What must have happened before anything else can: organisations and their officials, types of complaints, and two
 * inspections that take complaints. Done by people of the world, without a slip. `rest` lets the house come to rest.
 * @throws Error when something of it was refused
 */
export async function found(world: World, seed: number, rest: () => Promise<void>): Promise<void> {
  const random = new SeededRandom(seed);
  const visit = (name: string): Visit => {
    const person = world.people.get(name);
    if (person === undefined) throw new Error(`there is no ${name}`);
    return { person, world, random, slip: null, calls, requests: [] };
  };
  const done = async <E extends Endpoint>(name: string, endpoint: E, asked: AskedOf<E>) => {
    const answer = await change(visit(name), endpoint, asked);
    if (!answer.ok)
      throw new Error(`founding: ${endpoint.name} was answered ${answer.status} ${answer.problem}`);
    return answer;
  };

  await done('head', registerOrganisations, {
    body: {
      organisations: places.map(({ code, kind, parent, chinese, english }) => ({
        code,
        kind,
        parent,
        successor: null,
        names: [{ from: '2020-01-01', chinese, english }],
      })),
    },
  });
  for (const { code } of places) hear(world, 'organisation', code);
  for (const [order, [code, chinese, english]] of types.entries()) {
    await done('head', defineComplaintType, {
      body: { list: 'beijing-2025', kind: 'type', code, chinese, english, order },
    });
  }
  // The other services know an organisation once they have heard of it.
  await rest();

  for (const { code, share } of places) {
    // Somewhere nobody holds any duty.
    if (share === 0) continue;
    for (const one of duty.options) {
      await done('administrator', appointOfficial, {
        params: { organisation: code, duty: one },
        body: official(visit('administrator')),
      });
    }
  }

  const now = visit('head');
  type Draft = z.input<typeof createInspection.body>;
  const inspection = async (
    draft: Omit<Draft, 'important' | 'from'>,
    approver: string,
    team: (typeof teams)[number],
  ) => {
    const body = { ...draft, important: false, from: today(now) };
    const drafted = await done('clerk 1', createInspection, { body });
    const params = { inspection: drafted.body.inspection };
    const submitted = await done('head', submitInspection, {
      params,
      expected: drafted.version,
      body: {},
    });
    const approved = await done(approver, decideInspection, {
      params,
      expected: submitted.version,
      body: { decision: 'approve', reason: '同意' },
    });
    const serving = (subject: string) => ({
      subject,
      rank: 'bureau' as const,
      retiredOn: null,
      organisations: [],
    });
    const prepared = await done('head', prepareInspection, {
      params,
      expected: approved.version,
      body: {
        leader: serving(team.leader),
        deputies: [
          {
            ...serving(team.deputy),
            organisations: [{ organisation: 'sthjj', leads: true, left: null }],
          },
        ],
        members: team.members.map(serving),
      },
    });
    await done('head', openStationing, { params, expected: prepared.version, body: {} });
    hear(world, 'inspection', params.inspection);
    return params.inspection;
  };
  const [first, second] = teams;
  if (first === undefined || second === undefined) throw new Error('there are no teams');
  const large = await inspection(
    {
      kind: 'routine',
      // In the one an organisation has a date of its own inside that of the whole.
      level: 'central',
      targets: [...firstTargets],
      until: today(now, 89),
      policy: { round: 3 },
    },
    'committee approver',
    first,
  );
  await inspection(
    {
      kind: 'special',
      level: 'municipal',
      targets: [secondTarget],
      until: today(now, 29),
      policy: {
        round: 3,
        reply: { value: 5, unit: 'working-days' },
        signIn: { value: 2, unit: 'hours' },
      },
    },
    'working-group approver',
    second,
  );
  await done('head', publishAnnouncement, {
    body: {
      inspection: large,
      kind: 'stationing',
      title: { chinese: '进驻公告', english: 'The team has arrived' },
      text: { chinese: '督察组已进驻。', english: null },
      contact: { phone: '010-12345678', hours: '8:00-20:00', mailbox: null, address: null },
    },
  });
  await rest();
}
