import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { inspectionAct, inspectionsEndpoints, roles } from '@ducha/contracts';
import { startOneService, type OneService } from '@ducha/lambda/testing/one-service.ts';

/** What a person is told they may do is what the endpoints then let them do, on the real engine. */
let service: OneService;
// oxlint-disable-next-line typescript/no-explicit-any -- entries are imported once their environment is set
let [api, relay, clock]: any[] = [];

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-20T02:00:00Z') });
  service = await startOneService();
  [api, relay, clock] = (
    await Promise.all([import('../api.ts'), import('../relay.ts'), import('../clock.ts')])
  ).map(({ handler }) => handler);
  const names = [{ from: '2020-01-01', chinese: '某单位', english: null }];
  const answer = await service.ask(api, 'POST /organisations', {
    as: head,
    body: {
      organisations: ['110105', '110106', 'sthjj'].map((code) => ({
        code,
        kind: code === 'sthjj' ? 'department' : 'district',
        parent: null,
        successor: null,
        names,
      })),
    },
  });
  expect(answer.status).toBe(201);
});
afterAll(() => service.stop());

const head = { sub: 'head', roles: ['office-head'] };
const committee = { sub: 'committee', roles: ['committee-and-government-approver'] };
const leader = { sub: 'leader', roles: ['team-leader'] };
const everyone = [
  ...roles.filter((role) => role !== 'citizen').map((role) => ({ sub: role, roles: [role] })),
  head,
  leader,
  { sub: 'deputy', roles: ['team-deputy', 'team-leader'] },
  { sub: 'head', roles: ['office-head', 'committee-and-government-approver'] },
  { sub: 'clerk', roles: ['office-clerk', 'team-leader'] },
  { sub: 'both', roles: ['working-group-approver', 'committee-and-government-approver'] },
];

const team = (subject: string) => ({
  leader: { subject, rank: 'bureau', retiredOn: null, organisations: [] },
  deputies: [
    {
      subject: 'deputy',
      rank: 'bureau',
      retiredOn: null,
      organisations: [{ organisation: 'sthjj', leads: true, left: null }],
    },
  ],
  members: [],
});
const bodies: Readonly<Record<string, unknown>> = {
  submitInspection: {},
  decideInspection: { decision: 'approve', reason: '同意' },
  prepareInspection: team('leader'),
  changeTeam: {
    leaves: [],
    joins: [{ seat: 'member', person: { ...team('member').leader, rank: 'division' } }],
    reason: '增加力量',
  },
  rescheduleInspection: { from: '2027-01-01', until: '2027-01-30', reason: '时间冲突' },
  endInspection: { reason: '工作已有其他安排' },
  openStationing: {},
  closeStationing: { complaintsTakenUntil: '2026-12-31' },
  eraseInspectionTexts: { texts: ['decision'], ground: 'mistaken' },
};
const pathOf = (act: string, path: string) =>
  inspectionsEndpoints
    .find(({ name }) => name === act)
    ?.path.replace('/inspections/{inspection}', path) ?? '';

interface Told {
  readonly act: string;
  readonly allowed: boolean;
  readonly why?: string;
  readonly due?: string | null;
}

async function told(path: string, as: typeof head): Promise<{ version: number; acts: Told[] }> {
  const answer = await service.ask(api, `GET ${path}/acts`, { as });
  expect(answer.status).toBe(200);
  expect(answer.headers['etag']).toBe(`"${answer.body.version}"`);
  return answer.body;
}

/** Everything that was told in this file: acts and the reasons against them. */
const reasons = new Set<string>();
/** Whose role may not, was tried once: no stage changes that. */
const forbidden = new Set<string>();

/** Whatever is told to be impossible is tried, and refused with that code and nothing written. */
async function holds(path: string): Promise<void> {
  const before = await service.ask(api, `GET ${path}`, { as: head });
  for (const as of everyone) {
    const seen = await service.ask(api, `GET ${path}`, { as });
    const answer = await service.ask(api, `GET ${path}/acts`, { as });
    expect(answer.status).toBe(seen.status);
    if (answer.status !== 200) continue;
    expect(answer.body.acts.map(({ act }: Told) => act)).toEqual(inspectionAct.options);
    for (const { act, why = 'allowed' } of answer.body.acts as Told[]) {
      reasons.add(`${act} ${why}`);
      const knocked = `${as.sub} ${as.roles.join(' ')} ${act}`;
      if (forbidden.has(knocked)) {
        expect(why, knocked).toBe('role');
        continue;
      }
      // Which approver decides depends on the inspection.
      if (why === 'role' && act !== 'decideInspection') forbidden.add(knocked);
      // Where it is allowed a wrong version keeps the state, and says that the person may.
      const tried = await service.ask(api, `POST ${pathOf(act, path)}`, {
        as,
        body: bodies[act],
        seen: why === 'allowed' ? 999 : before.body.version,
      });
      const code = { role: 'forbidden', 'not-assigned': 'not-found', allowed: 'version-moved' }[
        why
      ];
      expect(tried.body.type, knocked).toBe(`urn:ducha:problem:${code ?? why}`);
    }
  }
  const after = await service.ask(api, `GET ${path}`, { as: head });
  expect(after.body).toEqual(before.body);
}

/** Does what was told to be allowed, with the version that was told. */
async function acts(path: string, act: string, as: typeof head, body = bodies[act]): Promise<void> {
  const { version, acts: all } = await told(path, as);
  expect(all.find((one) => one.act === act)).toMatchObject({ allowed: true });
  const done = await service.ask(api, `POST ${pathOf(act, path)}`, { as, body, seen: version });
  expect(done, act).toMatchObject({ status: 200 });
}

async function drafted(target: string, window = { from: '2026-03-29', until: '2026-04-27' }) {
  const { body } = await service.ask(api, 'POST /inspections', {
    as: head,
    body: {
      kind: 'routine',
      level: 'municipal',
      important: false,
      targets: [target],
      ...window,
      policy: {
        round: 3,
        signIn: { value: 1, unit: 'working-days' },
        reply: { value: 10, unit: 'calendar-days' },
        typeCounting: 'main',
        organisationCounting: 'lead',
      },
    },
  });
  return `/inspections/${body.inspection}`;
}

async function approved(target: string, window?: { from: string; until: string }) {
  const path = await drafted(target, window);
  await acts(path, 'submitInspection', head);
  await acts(path, 'decideInspection', committee);
  return path;
}

/** The to-do that a person sees at an inspection in the list. */
async function todo(path: string, as: typeof head) {
  await service.relay(relay);
  const { body } = await service.ask(api, 'GET /inspections', { as });
  return body.inspections.find(
    (one: { inspection: string }) => path === `/inspections/${one.inspection}`,
  )?.todo;
}

test('at every stage everyone is told what the endpoints would answer', async () => {
  const path = await drafted('110105');
  await holds(path);
  expect(await todo(path, head)).toEqual({
    act: 'submit',
    due: '2026-03-28T16:00:00.000Z',
    unpublished: [],
  });
  expect((await told(path, head)).acts[0]).toEqual({
    act: 'submitInspection',
    allowed: true,
    due: '2026-03-28T16:00:00.000Z',
    unpublished: [],
    except: [],
  });
  await acts(path, 'submitInspection', head);
  await holds(path);
  expect(await todo(path, head)).toBeNull();
  expect(await todo(path, committee)).toMatchObject({ act: 'decide' });
  expect(await todo(path, { sub: 'head', roles: committee.roles })).toBeNull();
  await acts(path, 'decideInspection', committee);
  await holds(path);
  expect(await todo(path, head)).toMatchObject({ act: 'prepare' });
  await acts(path, 'prepareInspection', head);
  await holds(path);
  expect(await todo(path, leader)).toMatchObject({ act: 'open-stationing' });
  expect(await todo(path, { sub: 'clerk', roles: ['office-clerk', 'team-leader'] })).toBeNull();
  // Whoever sits on other teams does not even know of it.
  expect(await todo(path, { sub: 'other', roles: ['team-leader'] })).toBeUndefined();
  vi.setSystemTime(new Date('2026-03-29T02:00:00Z'));
  await holds(path);
  await acts(path, 'openStationing', leader);
  await holds(path);
  expect(await todo(path, leader)).toBeNull();

  // The next one at the same target, whose window begins while the first team is still there.
  vi.setSystemTime(new Date('2026-04-20T02:00:00Z'));
  const overlapping = await approved('110105');
  await holds(overlapping);
  const next = await drafted('110106');
  await holds(next);
  vi.setSystemTime(new Date('2026-04-28T02:00:00Z'));
  expect(await todo(path, leader)).toEqual({
    act: 'close-stationing',
    due: '2026-04-27T16:00:00.000Z',
    unpublished: [],
  });
  await holds(overlapping);
  await acts(path, 'closeStationing', leader);
  await holds(path);
  expect(await todo(path, head)).toBeNull();
});

test('an opening waits for the team that should have left; a window that went by is over', async () => {
  vi.setSystemTime(new Date('2026-05-01T02:00:00Z'));
  const first = await approved('110106', { from: '2026-05-01', until: '2026-05-10' });
  await acts(first, 'prepareInspection', head, team('leader'));
  const second = await approved('110106', { from: '2026-05-11', until: '2026-05-20' });
  await acts(second, 'prepareInspection', head, team('leader-2'));
  await acts(first, 'openStationing', leader);
  vi.setSystemTime(new Date('2026-05-11T02:00:00Z'));
  await holds(second);
  expect((await told(second, head)).acts.find(({ act }) => act === 'openStationing')).toEqual({
    act: 'openStationing',
    allowed: false,
    why: 'target-booked',
  });
  vi.setSystemTime(new Date('2026-05-21T02:00:00Z'));
  await holds(second);
  await service.relay(relay);
  await service.tick(clock);
  expect((await service.ask(api, `GET ${second}`, { as: head })).body.stage).toBe('cancelled');
  await holds(second);
});

test('a window that went by without a team is moved, approved anew, and its bookings go with its end', async () => {
  vi.setSystemTime(new Date('2026-05-22T02:00:00Z'));
  const path = await approved('110105', { from: '2026-05-22', until: '2026-05-31' });
  vi.setSystemTime(new Date('2026-06-01T02:00:00Z'));
  await holds(path);
  expect(await todo(path, head)).toEqual({
    act: 'reschedule',
    due: '2026-05-31T16:00:00.000Z',
    unpublished: [],
  });
  const another = { from: '2026-06-10', until: '2026-06-20', reason: '督察对象换届' };
  for (const wrong of [
    { ...another, until: '2026-06-09' },
    { ...another, from: '2026-05-20', until: '2026-05-31' },
  ]) {
    const { version } = await told(path, head);
    const refused = await service.ask(api, `POST ${path}/window`, {
      as: head,
      body: wrong,
      seen: version,
    });
    expect(refused.body.type).toBe('urn:ducha:problem:dates-impossible');
  }
  await acts(path, 'rescheduleInspection', head, another);
  await holds(path);
  const shown = await service.ask(api, `GET ${path}`, { as: head });
  expect(shown.body).toMatchObject({
    stage: 'submitted',
    from: '2026-06-10',
    until: '2026-06-20',
    reason: null,
    moves: [
      {
        move: 'rescheduled',
        on: '2026-06-01',
        from: '2026-05-22',
        until: '2026-05-31',
        reason: '督察对象换届',
      },
    ],
  });
  await acts(path, 'decideInspection', committee);
  await acts(path, 'prepareInspection', head, team('leader-5'));
  const second = await approved('110105', { from: '2026-06-15', until: '2026-06-25' });
  const booked = (await told(second, head)).acts.find(({ act }) => act === 'prepareInspection');
  expect(booked).toMatchObject({ why: 'target-booked' });
  await acts(path, 'endInspection', head);
  await holds(path);
  expect((await service.ask(api, `GET ${path}`, { as: head })).body).toMatchObject({
    stage: 'cancelled',
    moves: [{ move: 'rescheduled' }, { move: 'cancelled', reason: '工作已有其他安排' }],
  });
  // Its target and its leader are free again, and the clock doesn't open it.
  await acts(second, 'prepareInspection', head, team('leader-5'));
  vi.setSystemTime(new Date('2026-06-10T02:00:00Z'));
  await service.relay(relay);
  await service.tick(clock);
  expect((await service.ask(api, `GET ${path}`, { as: head })).body.stage).toBe('cancelled');
});

test('what is over is archived, when letters are no longer taken', async () => {
  vi.setSystemTime(new Date('2026-06-11T02:00:00Z'));
  const path = await approved('110105', { from: '2026-06-11', until: '2026-06-12' });
  await acts(path, 'prepareInspection', head, team('leader-6'));
  await acts(path, 'openStationing', head);
  await acts(path, 'closeStationing', head, { complaintsTakenUntil: '2026-06-20' });
  vi.setSystemTime(new Date('2026-06-20T02:00:00Z'));
  await holds(path);
  vi.setSystemTime(new Date('2026-06-21T02:00:00Z'));
  await acts(path, 'endInspection', head);
  await holds(path);
  expect((await service.ask(api, `GET ${path}`, { as: head })).body).toMatchObject({
    stage: 'archived',
    moves: [{ move: 'archived' }],
  });
});

test('no team fits the bureau that lends every deputy; what was rejected is moved or cancelled', async () => {
  const bureau = await approved('sthjj', { from: '2026-06-01', until: '2026-06-30' });
  await holds(bureau);
  const rejected = await drafted('110105', { from: '2026-07-01', until: '2026-07-30' });
  await acts(rejected, 'submitInspection', head);
  await acts(rejected, 'decideInspection', committee, { decision: 'reject', reason: '不同意' });
  await holds(rejected);
  await acts(rejected, 'rescheduleInspection', head);
  await acts(rejected, 'decideInspection', committee, { decision: 'reject', reason: '不同意' });
  await acts(rejected, 'endInspection', head);
  await holds(rejected);
});

test('every act was seen allowed and refused, for every reason that there is', () => {
  expect([...reasons].toSorted()).toEqual([
    'changeTeam allowed',
    'changeTeam role',
    'changeTeam wrong-stage',
    'closeStationing allowed',
    'closeStationing not-assigned',
    'closeStationing role',
    'closeStationing wrong-stage',
    'decideInspection allowed',
    'decideInspection own-case',
    'decideInspection role',
    'decideInspection wrong-stage',
    'endInspection allowed',
    'endInspection dates-impossible',
    'endInspection role',
    'endInspection wrong-stage',
    'eraseInspectionTexts allowed',
    'eraseInspectionTexts nothing-to-erase',
    'eraseInspectionTexts role',
    'openStationing allowed',
    'openStationing dates-impossible',
    'openStationing not-assigned',
    'openStationing role',
    'openStationing target-booked',
    'openStationing wrong-stage',
    'prepareInspection allowed',
    'prepareInspection dates-impossible',
    'prepareInspection not-approved',
    'prepareInspection role',
    'prepareInspection target-booked',
    'prepareInspection team-unfit',
    'prepareInspection wrong-stage',
    'rescheduleInspection allowed',
    'rescheduleInspection role',
    'rescheduleInspection wrong-stage',
    'submitInspection allowed',
    'submitInspection role',
    'submitInspection wrong-stage',
  ]);
});

test('every change that staff make to one inspection is foreseen', () => {
  const changes = inspectionsEndpoints.filter(
    ({ effect, path }) => effect === 'change' && path.startsWith('/inspections/{inspection}/'),
  );
  expect(changes.map(({ name }) => name).toSorted()).toEqual(inspectionAct.options.toSorted());
});
