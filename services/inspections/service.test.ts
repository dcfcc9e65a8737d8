import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { batchHandedOver, organisationRegistered, stationingOpened } from '@ducha/contracts';
import { ref } from '@ducha/event-log';
import { openStore, readEnvironment, storeEnvironment } from '@ducha/lambda';
import { messageOf, startOneService, type OneService } from '@ducha/lambda/testing/one-service.ts';
import { inspectionStream } from './inspection/inspection-fold.ts';
import { organisationStream } from './organisations/organisation-fold.ts';

let service: OneService;
// oxlint-disable-next-line typescript/no-explicit-any -- entries are imported once their environment is set
let [api, publicApi, inbox, relay, clock]: any[] = [];

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-29T02:00:00Z') });
  service = await startOneService();
  [api, publicApi, inbox, relay, clock] = (
    await Promise.all([
      import('./api.ts'),
      import('./public-api.ts'),
      import('./inbox.ts'),
      import('./relay.ts'),
      import('./clock.ts'),
    ])
  ).map(({ handler }) => handler);
  const answer = await service.ask(api, 'POST /organisations', { as: head, body: register });
  expect(answer.status).toBe(201);
});
afterAll(() => service.stop());

const head = { sub: 'head', roles: ['office-head'] };
const committee = { sub: 'committee', roles: ['committee-and-government-approver'] };
const name = (chinese: string, from = '2020-01-01') => ({ from, chinese, english: null });
const organisation = (
  code: string,
  kind: string,
  chinese: string,
  parent: string | null = null,
) => ({
  code,
  kind,
  parent,
  successor: null,
  names: [name(chinese)],
});
const register = {
  organisations: [
    organisation('110105', 'district', '朝阳区'),
    organisation('110106', 'district', '丰台区'),
    organisation('110105001', 'township', '建外街道', '110105'),
    organisation('sthjj', 'department', '市生态环境局'),
  ],
};
const draft = {
  kind: 'routine',
  level: 'municipal',
  important: false,
  targets: ['110105'],
  from: '2026-03-29',
  until: '2026-04-27',
  policy: {
    round: 3,
    signIn: { value: 1, unit: 'working-days' },
    reply: { value: 10, unit: 'calendar-days' },
    typeCounting: 'main',
    organisationCounting: 'lead',
  },
};
const team = (leader: string) => ({
  leader: { subject: leader, rank: 'bureau', retiredOn: null, organisations: [] },
  deputies: [
    {
      subject: 'deputy',
      rank: 'division',
      retiredOn: null,
      organisations: [{ organisation: 'sthjj', leads: true, left: null }],
    },
  ],
  members: [],
});

/** An inspection that was drafted, submitted and approved; gives its path. */
async function approved(body: unknown = draft): Promise<string> {
  const created = await service.ask(api, 'POST /inspections', { as: head, body });
  expect(created.status).toBe(201);
  const path = `/inspections/${created.body.inspection}`;
  await service.ask(api, `POST ${path}/submission`, { as: head, seen: 1, body: {} });
  const decided = await service.ask(api, `POST ${path}/decision`, {
    as: committee,
    seen: 2,
    body: { decision: 'approve', reason: '同意' },
  });
  expect(decided.body).toMatchObject({ stage: 'approved', reason: '同意', version: 3 });
  return path;
}

test('a district is inspected: drafted, approved, prepared, stationed, reported on', async () => {
  const path = await approved();
  const prepared = await service.ask(api, `POST ${path}/preparation`, {
    as: head,
    seen: 3,
    body: team('leader-1'),
  });
  expect(prepared.body).toMatchObject({ stage: 'preparing', team: { leader: 'leader-1' } });
  const leader = { sub: 'leader-1', roles: ['team-leader'] };
  const stranger = { sub: 'leader-9', roles: ['team-leader'] };
  const refused = await service.ask(api, `POST ${path}/stationing`, {
    as: stranger,
    seen: 4,
    body: {},
  });
  expect(refused.status).toBe(404);
  const key = 'aaaabbbbccccddddeeee-0001';
  const opened = await service.ask(api, `POST ${path}/stationing`, {
    as: leader,
    seen: 4,
    body: {},
    key,
  });
  expect(opened.body).toMatchObject({ stage: 'stationed', version: 5 });
  const again = await service.ask(api, `POST ${path}/stationing`, {
    as: leader,
    seen: 4,
    body: {},
    key,
  });
  expect(again.body).toEqual(opened.body);

  await service.relay(relay);
  const heard = await service.messages('complaints');
  const message = heard.find(({ type }) => type === stationingOpened.type);
  expect(stationingOpened.data.parse(message?.data.event)).toMatchObject({
    targets: ['110105'],
    from: '2026-03-29',
    until: '2026-04-27',
    policy: { round: 3 },
  });
  const registered = heard.filter(({ type }) => type === organisationRegistered.type);
  expect(registered.flatMap(({ data }) => Object.values(data.texts)).toSorted()).toEqual(
    ['丰台区', '建外街道', '市生态环境局', '朝阳区'].toSorted(),
  );

  const inspection = path.slice('/inspections/'.length);
  const complaint = (serial: number, keyAttention: boolean) => ({
    complaint: '0'.repeat(26),
    number: `W3BJ20260330000${serial}`,
    channel: 'web',
    assignments: [{ organisation: '110105', role: 'lead' }],
    mainType: 'noise',
    otherTypes: [],
    keyAttention,
    signInDue: '2026-03-31T16:00:00.000Z',
    replyDue: '2026-04-09T16:00:00.000Z',
  });
  const batch = messageOf(
    batchHandedOver.type,
    {
      batch: `${inspection}-1`,
      inspection,
      ordinal: 1,
      handedOverAt: '2026-03-30T08:00:00.000Z',
      complaints: [complaint(1, true), complaint(2, false)],
      left: [],
      cumulative: { complaints: 2, keyAttention: 1 },
    },
    { stream: `batch/${inspection}-1`, version: 3 },
  );
  expect(await service.deliver(inbox, [batch, batch])).toBe(0);
  const read = await service.ask(api, `GET ${path}`, { as: head });
  expect(read.body.handedOver).toEqual({ batches: 1, complaints: 2, keyAttention: 1 });
  expect(read.body.version).toBe(5);

  const open = await service.ask(publicApi, 'GET /public/inspections');
  expect(open.body.inspections).toEqual([
    {
      inspection,
      kind: 'routine',
      level: 'municipal',
      targets: ['110105'],
      from: '2026-03-29',
      until: '2026-04-27',
      state: 'stationed',
      complaintsTakenUntil: null,
      announcement: null,
    },
  ]);
  const closed = await service.ask(api, `POST ${path}/stationing-end`, {
    as: leader,
    seen: 5,
    body: { complaintsTakenUntil: '2026-05-10' },
  });
  expect(closed.body).toMatchObject({ stage: 'reporting', closedOn: '2026-03-29' });
  await service.relay(relay);
  // Closed before its window is over: late letters are taken, to the last day that was set.
  const letters = await service.ask(publicApi, 'GET /public/inspections');
  expect(letters.body.inspections).toMatchObject([
    { inspection, state: 'letters-only', complaintsTakenUntil: '2026-05-10', announcement: null },
  ]);
  expect((await service.messages('complaints')).at(-1)?.data.event).toMatchObject({
    days: 1,
    complaintsTakenUntil: '2026-05-10',
  });
});

test('the public list: on site, letters only after the window or the end, then nothing', async () => {
  const [on, ended] = ['2031-03-01', '2031-03-10'];
  const at = async (day: string) => {
    vi.setSystemTime(new Date(`${day}T02:00:00Z`));
    const { body } = await service.ask(publicApi, 'GET /public/inspections');
    return body.inspections.map(
      ({ state, announcement }: { state: string; announcement: string | null }) =>
        `${state} ${announcement}`,
    );
  };
  vi.setSystemTime(new Date(`${on}T02:00:00Z`));
  const path = await approved({ ...draft, from: on, until: ended });
  await service.ask(api, `POST ${path}/preparation`, {
    as: head,
    seen: 3,
    body: team('leader-public'),
  });
  await service.ask(api, `POST ${path}/stationing`, { as: head, seen: 4, body: {} });
  const announced: string[] = [];
  for (const title of ['进驻公告', '进驻公告（新电话）', '误发']) {
    vi.setSystemTime(new Date(Date.now() + 1_000));
    const { body } = await service.ask(api, 'POST /announcements', {
      as: head,
      body: {
        inspection: path.slice('/inspections/'.length),
        kind: 'stationing',
        title: { chinese: title, english: null },
        text: { chinese: '正文', english: null },
        contact: { phone: '010-00000000', hours: null, mailbox: null, address: null },
      },
    });
    announced.push(body.announcement);
  }
  const [, newest, slip] = announced;
  await service.ask(api, `POST /announcements/${slip}/withdrawal`, {
    as: head,
    seen: 1,
    body: { reason: '误发' },
  });
  await service.relay(relay);
  expect(await at(on)).toEqual([`stationed ${newest}`]);
  expect(await at(ended)).toEqual([`stationed ${newest}`]);
  // Nobody has closed it, and letters that were posted in the window still come.
  expect(await at('2031-03-11')).toEqual([`letters-only ${newest}`]);
  const closed = await service.ask(api, `POST ${path}/stationing-end`, {
    as: head,
    seen: 5,
    body: { complaintsTakenUntil: '2031-03-20' },
  });
  expect(closed.status).toBe(200);
  await service.relay(relay);
  expect(await at('2031-03-20')).toEqual([`letters-only ${newest}`]);
  expect(await at('2031-03-21')).toEqual([]);
  vi.setSystemTime(new Date('2026-03-29T02:00:00Z'));
});

test('a target or a leader that is booked is not booked again, and nothing is written', async () => {
  const first = await approved({ ...draft, targets: ['110106'] });
  const one = await service.ask(api, `POST ${first}/preparation`, {
    as: head,
    seen: 3,
    body: team('leader-2'),
  });
  expect(one.status).toBe(200);
  const window = { from: '2026-04-27', until: '2026-05-20' };
  const same = await approved({ ...draft, ...window, targets: ['110105', '110106'] });
  const target = await service.ask(api, `POST ${same}/preparation`, {
    as: head,
    seen: 3,
    body: team('leader-3'),
  });
  expect(target).toMatchObject({ status: 409, body: { type: 'urn:ducha:problem:target-booked' } });
  const other = await approved({ ...draft, ...window, targets: ['110105001'] });
  const busy = await service.ask(api, `POST ${other}/preparation`, {
    as: head,
    seen: 3,
    body: team('leader-2'),
  });
  expect(busy).toMatchObject({ status: 409, body: { type: 'urn:ducha:problem:leader-booked' } });
  for (const path of [same, other]) {
    const { body } = await service.ask(api, `GET ${path}`, { as: head });
    expect(body).toMatchObject({ stage: 'approved', version: 3, team: null });
  }
  const later = await approved({
    ...draft,
    from: '2026-04-28',
    until: '2026-05-20',
    targets: ['110106'],
  });
  const fine = await service.ask(api, `POST ${later}/preparation`, {
    as: head,
    seen: 3,
    body: team('leader-2'),
  });
  expect(fine.status).toBe(200);
});

test('of two teams for one target at the same moment, one gets it', async () => {
  const window = { from: '2026-09-01', until: '2026-09-30', targets: ['110106'] };
  const paths = [await approved({ ...draft, ...window }), await approved({ ...draft, ...window })];
  const answers = await Promise.all(
    paths.map((path, index) =>
      service.ask(api, `POST ${path}/preparation`, {
        as: head,
        seen: 3,
        body: team(`leader-1${index}`),
      }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

test('the clock opens a stationing on its first day, once', async () => {
  const path = await approved({
    ...draft,
    from: '2026-06-01',
    until: '2026-06-30',
    targets: ['110105001'],
  });
  await service.ask(api, `POST ${path}/preparation`, { as: head, seen: 3, body: team('leader-4') });
  await service.relay(relay);
  await service.tick(clock);
  expect((await service.ask(api, `GET ${path}`, { as: head })).body.stage).toBe('preparing');
  vi.setSystemTime(new Date('2026-05-31T16:00:00Z'));
  await service.tick(clock);
  await service.tick(clock);
  expect((await service.ask(api, `GET ${path}`, { as: head })).body).toMatchObject({
    stage: 'stationed',
    version: 5,
  });
});

test('the register: a repeated request meets itself, a renaming holds from its day', async () => {
  const again = await service.ask(api, 'POST /organisations', { as: head, body: register });
  expect(again.body.organisations.map(({ result }: { result: string }) => result)).toEqual(
    Array.from({ length: 4 }, () => 'existed'),
  );
  const renamed = await service.ask(api, 'POST /organisations/sthjj/names', {
    as: head,
    seen: 1,
    body: name('市生态环境委', '2030-01-01'),
  });
  expect(renamed.body).toMatchObject({ version: 2, organisation: { chinese: '市生态环境局' } });
  await service.relay(relay);
  const on = async (day: string) => {
    const { body } = await service.ask(publicApi, 'GET /public/organisations', {
      query: { on: day },
    });
    return body.organisations.find(({ code }: { code: string }) => code === 'sthjj').chinese;
  };
  expect(await on('2029-12-31')).toBe('市生态环境局');
  expect(await on('2030-01-01')).toBe('市生态环境委');
});

test('a list of organisations has its key: the same again has the same answer, another one is refused whole', async () => {
  const list = (...codes: string[]) => ({
    organisations: codes.map((code) => organisation(code, 'department', '市新局')),
  });
  const key = '7b1f0ad8-6d0a-4a4c-9a43-0f3c6f6a2d11';
  const first = await service.ask(api, 'POST /organisations', {
    as: head,
    key,
    body: list('keyed1', 'keyed2', 'sthjj'),
  });
  expect(first.body.organisations).toMatchObject([
    { code: 'keyed1', result: 'registered' },
    { code: 'keyed2', result: 'registered' },
    { code: 'sthjj', result: 'existed' },
  ]);
  const again = await service.ask(api, 'POST /organisations', {
    as: head,
    key,
    body: list('keyed1', 'keyed2', 'sthjj'),
  });
  expect(again).toMatchObject({ status: 201, body: first.body });
  // One more, one less, or others: none of them is entered.
  for (const codes of [['keyed1', 'keyed2', 'sthjj', 'keyed3'], ['keyed1'], ['keyed4']]) {
    const other = await service.ask(api, 'POST /organisations', {
      as: head,
      key,
      body: list(...codes),
    });
    expect(other).toMatchObject({
      status: 422,
      body: { type: expect.stringContaining('idempotency-key-reused') },
    });
  }
  for (const code of ['keyed3', 'keyed4']) {
    const entered = await openStore(readEnvironment(storeEnvironment)).log.load(
      ref(organisationStream, code),
    );
    expect(entered.version, code).toBe(0);
  }
});

test('what cannot be is refused with every fault', async () => {
  const twice = await service.ask(api, 'POST /organisations', {
    as: head,
    body: {
      organisations: [
        organisation('newone', 'department', '市新局'),
        organisation('newone', 'office', '市新办'),
      ],
    },
  });
  expect(twice).toMatchObject({
    status: 400,
    body: { faults: [{ pointer: '#/organisations/1/code', code: 'twice' }] },
  });
  await service.relay(relay);
  const unchanged = await service.ask(publicApi, 'GET /public/organisations');
  expect(JSON.stringify(unchanged.body)).not.toContain('newone');
  const unknown = await service.ask(api, 'POST /inspections', {
    as: head,
    body: { ...draft, targets: ['110105', 'nobody', '999999'] },
  });
  expect(unknown).toMatchObject({ status: 422, body: { type: 'urn:ducha:problem:unknown-code' } });
  expect(unknown.body.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '#/targets/1',
    '#/targets/2',
  ]);
  const path = await approved({
    ...draft,
    targets: ['sthjj'],
    from: '2027-01-01',
    until: '2027-01-30',
  });
  const unfit = await service.ask(api, `POST ${path}/preparation`, {
    as: head,
    seen: 3,
    body: team('leader-5'),
  });
  expect(unfit).toMatchObject({ status: 422, body: { type: 'urn:ducha:problem:team-unfit' } });
  expect(unfit.body.faults).toEqual([
    expect.objectContaining({ pointer: '#/deputies/0', code: 'recusal' }),
  ]);
});

test('a team reads its own inspection and no other, also when its stationing is over', async () => {
  const of = async (leader: string, members: readonly string[], year: string) => {
    const path = await approved({ ...draft, from: `${year}-03-29`, until: `${year}-04-27` });
    const { leader: led, deputies } = team(leader);
    const body = {
      leader: led,
      deputies,
      members: members.map((subject) => ({ ...led, subject })),
    };
    const formed = await service.ask(api, `POST ${path}/preparation`, { as: head, seen: 3, body });
    expect(formed.status).toBe(200);
    return path;
  };
  const first = await of('led-first', ['one', 'both'], '2028');
  const second = await of('led-second', ['two', 'both'], '2029');
  await service.relay(relay);
  const member = (sub: string, role = 'team-member') => ({ sub, roles: [role] });
  const statuses = (as: ReturnType<typeof member>) =>
    Promise.all(
      [first, `${first}/acts`, second, `${second}/acts`].map(
        async (path) => (await service.ask(api, `GET ${path}`, { as })).status,
      ),
    );
  const listed = async (as: ReturnType<typeof member>) =>
    (await service.ask(api, 'GET /inspections', { as })).body.inspections.map(
      ({ inspection }: { inspection: string }) => `/inspections/${inspection}`,
    );
  expect(await statuses(member('one'))).toEqual([200, 200, 404, 404]);
  expect(await statuses(member('two'))).toEqual([404, 404, 200, 200]);
  expect(await statuses(member('both'))).toEqual([200, 200, 200, 200]);
  expect(await statuses(member('led-first', 'team-leader'))).toEqual([200, 200, 404, 404]);
  expect(await statuses(member('none'))).toEqual([404, 404, 404, 404]);
  expect(await listed(member('one'))).toEqual([first]);
  expect(await listed(member('both'))).toEqual([second, first]);
  expect(await listed(member('none'))).toEqual([]);

  vi.setSystemTime(new Date('2028-03-29T02:00:00Z'));
  await service.ask(api, `POST ${first}/stationing`, { as: head, seen: 4, body: {} });
  const closed = await service.ask(api, `POST ${first}/stationing-end`, {
    as: head,
    seen: 5,
    body: { complaintsTakenUntil: '2028-04-10' },
  });
  expect(closed.body).toMatchObject({ stage: 'reporting' });
  await service.relay(relay);
  expect(await statuses(member('one'))).toEqual([200, 200, 404, 404]);
  expect(await listed(member('one'))).toEqual([first]);
});

test('whoever is of a target is recused: of the inspection there is nothing to read and nothing to do', async () => {
  const own = await approved({ ...draft, from: '2030-03-29', until: '2030-04-27' });
  const other = await approved({
    ...draft,
    targets: ['110106'],
    from: '2030-03-29',
    until: '2030-04-27',
  });
  await service.relay(relay);
  const statusOf = async (line: string, as: object, body?: unknown) =>
    (
      await service.ask(api, line, {
        as: as as never,
        seen: 3,
        ...(body === undefined ? {} : { body }),
      })
    ).status;
  const office = [
    'office-clerk',
    'office-screener',
    'office-reviewer',
    'office-head',
    'commissioner',
  ];
  for (const role of [...office, 'working-group-approver', 'committee-and-government-approver']) {
    for (const org of ['110105', '110105001']) {
      const as = { sub: 'both', roles: [role, 'organisation-liaison'], org };
      expect(await statusOf(`GET ${own}`, as), role).toBe(404);
      expect(await statusOf(`GET ${own}/acts`, as), role).toBe(404);
      expect(await statusOf(`GET ${other}`, as), role).toBe(200);
      const rows = (await service.ask(api, 'GET /inspections', { as })).body.inspections.map(
        ({ inspection }: { inspection: string }) => `/inspections/${inspection}`,
      );
      expect(rows).toContain(other);
      expect(rows).not.toContain(own);
    }
  }
  const headToo = { sub: 'head', roles: ['office-head', 'organisation-liaison'], org: '110105' };
  expect(await statusOf(`POST ${own}/preparation`, headToo, team('leader-30'))).toBe(404);
  expect(await statusOf(`POST ${own}/preparation`, head, team('leader-30'))).toBe(200);
  // A seat on the team, taken before somebody came to the target, is of no use any more.
  const seated = { sub: 'deputy', roles: ['team-deputy'] };
  expect(await statusOf(`GET ${own}`, seated)).toBe(200);
  const came = { sub: 'deputy', roles: ['team-deputy', 'organisation-liaison'], org: '110105' };
  expect(await statusOf(`GET ${own}`, came)).toBe(404);
});

/** An inspection of a place of its own whose team is formed and on site. */
async function onSite(place: string, leader: string, members: readonly string[]): Promise<string> {
  const registered = await service.ask(api, 'POST /organisations', {
    as: head,
    body: { organisations: [organisation(place, 'enterprise', '某企业')] },
  });
  expect(registered.status).toBe(201);
  const path = await approved({
    ...draft,
    from: '2027-03-01',
    until: '2027-03-30',
    targets: [place],
  });
  const body = {
    ...team(leader),
    members: members.map((subject) => ({ ...team(subject).leader, rank: 'division' })),
  };
  const prepared = await service.ask(api, `POST ${path}/preparation`, { as: head, seen: 3, body });
  expect(prepared.status).toBe(200);
  const opened = await service.ask(api, `POST ${path}/stationing`, { as: head, seen: 4, body: {} });
  expect(opened.body).toMatchObject({ stage: 'stationed', version: 5 });
  return path;
}

const joining = (subject: string, seat = 'member') => ({ seat, person: team(subject).leader });

test('a team at work is changed by the office: whoever leaves sees nothing from then on', async () => {
  vi.setSystemTime(new Date('2027-03-05T02:00:00Z'));
  const path = await onSite('e-change', 'leader-e1', ['leaves', 'stays']);
  await service.relay(relay);
  const member = (sub: string) => ({ sub, roles: ['team-member'] });
  const statusOf = async (as: object) =>
    (await service.ask(api, `GET ${path}`, { as: as as never })).status;
  const lists = async (as: object) =>
    JSON.stringify((await service.ask(api, 'GET /inspections', { as: as as never })).body);
  const id = path.slice('/inspections/'.length);
  expect(await statusOf(member('leaves'))).toBe(200);
  expect(await lists(member('leaves'))).toContain(id);
  expect(await statusOf(member('comes'))).toBe(404);

  const leader = { sub: 'leader-e1', roles: ['team-leader'] };
  const body = { leaves: ['leaves'], joins: [joining('comes')], reason: '工作调动' };
  const change = (more: object) =>
    service.ask(api, `POST ${path}/team`, { as: head, seen: 5, body, ...more });
  expect(await change({ as: leader })).toMatchObject({ status: 403 });
  const empty = await change({ body: { leaves: [], joins: [], reason: '工作调动' } });
  expect(empty).toMatchObject({ status: 400, body: { type: 'urn:ducha:problem:invalid' } });
  const unfit = await change({
    body: { ...body, leaves: ['nobody'], joins: [joining('stays')] },
  });
  expect(
    unfit.body.faults.map(({ pointer, code }: Record<string, string>) => [pointer, code]),
  ).toEqual([
    ['#/leaves/0', 'not-on-team'],
    ['#/joins/0', 'twice'],
  ]);
  const key = 'aaaabbbbccccddddeeee-team-1';
  const changed = await change({ key });
  expect(changed).toMatchObject({
    status: 200,
    body: {
      stage: 'stationed',
      version: 6,
      team: { leader: 'leader-e1', deputies: ['deputy'], members: ['stays', 'comes'] },
      teamChanges: [
        {
          on: '2027-03-05',
          left: ['leaves'],
          joined: [{ subject: 'comes', seat: 'member' }],
          reason: '工作调动',
        },
      ],
    },
  });
  // The same request again meets itself; whoever saw what was there before is too late.
  expect((await change({ key })).body).toEqual(changed.body);
  expect(await change({})).toMatchObject({ status: 412 });

  // From the commit on, before the view is made; and then in the list.
  expect(await statusOf(member('leaves'))).toBe(404);
  expect((await service.ask(api, `GET ${path}/acts`, { as: member('leaves') })).status).toBe(404);
  expect(await lists(member('leaves'))).not.toContain(id);
  expect(await statusOf(member('comes'))).toBe(200);
  await service.relay(relay);
  expect(await lists(member('leaves'))).not.toContain(id);
  expect(await lists(member('comes'))).toContain(id);

  // Why is none of the team's business.
  for (const as of [member('stays'), leader]) {
    const { body: shown } = await service.ask(api, `GET ${path}`, { as });
    expect(shown.teamChanges).toEqual([{ ...changed.body.teamChanges[0], reason: null }]);
  }
  for (const inbox of ['complaints', 'rectification'] as const) {
    const heard = (await service.messages(inbox)).find(
      ({ type, data }) =>
        type === 'inspection.team-changed.v1' && JSON.stringify(data).includes('comes'),
    );
    expect(heard?.data.event).toMatchObject({ members: ['stays', 'comes'], on: '2027-03-05' });
    expect(heard?.data.texts).toEqual({});
    expect(JSON.stringify(heard)).not.toContain('工作调动');
  }
});

test('a leader who is replaced leads no longer, and the next one is booked', async () => {
  const path = await onSite('e-leads', 'leader-e2', []);
  const succession = {
    leaves: ['leader-e2'],
    joins: [joining('leader-e3', 'leader')],
    reason: '轮换',
  };
  const changed = await service.ask(api, `POST ${path}/team`, {
    as: head,
    seen: 5,
    body: succession,
  });
  expect(changed.body).toMatchObject({ team: { leader: 'leader-e3' } });
  const close = (sub: string) =>
    service.ask(api, `POST ${path}/stationing-end`, {
      as: { sub, roles: ['team-leader'] },
      seen: 6,
      body: { complaintsTakenUntil: '2027-04-10' },
    });
  expect(await close('leader-e2')).toMatchObject({ status: 404 });
  // The former one is free for another inspection in the same days, the next one is not.
  const another = await onSite('e-free', 'leader-e2', []);
  const taken = await service.ask(api, `POST ${another}/team`, {
    as: head,
    seen: 5,
    body: { leaves: ['leader-e2'], joins: [joining('leader-e3', 'leader')], reason: '轮换' },
  });
  expect(taken).toMatchObject({ status: 409, body: { type: 'urn:ducha:problem:leader-booked' } });
  // When the stationing is over the next one is free too.
  expect(await close('leader-e3')).toMatchObject({ status: 200 });
  const then = await service.ask(api, `POST ${another}/team`, {
    as: head,
    seen: 5,
    body: { leaves: ['leader-e2'], joins: [joining('leader-e3', 'leader')], reason: '轮换' },
  });
  expect(then.body).toMatchObject({ team: { leader: 'leader-e3' } });
});

test('of two changes at the same moment one is made, and of two teams one gets the leader', async () => {
  const paths = [
    await onSite('e-race1', 'leader-e4', ['m']),
    await onSite('e-race2', 'leader-e5', ['m']),
  ];
  const [first = ''] = paths;
  const twice = await Promise.all(
    ['a', 'b'].map((subject) =>
      service.ask(api, `POST ${first}/team`, {
        as: head,
        seen: 5,
        body: { leaves: ['m'], joins: [joining(subject)], reason: '轮换' },
      }),
    ),
  );
  expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
  const won = twice.find(({ status }) => status === 200);
  const { body: now } = await service.ask(api, `GET ${first}`, { as: head });
  expect(now).toEqual(won?.body);
  expect(now.team.members).toHaveLength(1);

  const answers = await Promise.all(
    paths.map((path, index) =>
      service.ask(api, `POST ${path}/team`, {
        as: head,
        seen: index === 0 ? 6 : 5,
        body: {
          leaves: [`leader-e${index + 4}`],
          joins: [joining('wanted', 'leader')],
          reason: '轮换',
        },
      }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const leaders = await Promise.all(
    paths.map(
      async (path) => (await service.ask(api, `GET ${path}`, { as: head })).body.team.leader,
    ),
  );
  expect(leaders.filter((leader) => leader === 'wanted')).toHaveLength(1);
});

test('reasons, and what was declared about a team, are erased once; who sat on it stays', async () => {
  const window = { from: '2028-05-01', until: '2028-05-20' };
  const organisations = [organisation('110107', 'district', '石景山区')];
  await service.ask(api, 'POST /organisations', { as: head, body: { organisations } });
  const path = await approved({ ...draft, ...window, targets: ['110107'] });
  const prepared = await service.ask(api, `POST ${path}/preparation`, {
    as: head,
    seen: 3,
    body: team('leader-erased'),
  });
  expect(prepared.status, JSON.stringify(prepared.body)).toBe(200);
  const vetted = async () => {
    const { log, notes } = openStore(readEnvironment(storeEnvironment));
    const id = path.slice('/inspections/'.length);
    const { state } = await log.load(ref(inspectionStream, id));
    const opened = await notes.openAll(state?.vettings ?? []);
    return [...opened.values()].map((one) => (one.state === 'open' ? one.text : one.state));
  };
  expect((await vetted()).join()).toContain('leader-erased');
  const order = { texts: ['decision', 'vetting'], ground: 'asked-for' };
  const erase = (seen: number, more: object = {}, body: unknown = order) =>
    service.ask(api, `POST ${path}/erasure`, { as: head, seen, body, ...more });
  expect((await erase(4, { as: committee })).status).toBe(403);
  const key = 'aaaabbbbccccddddeeee-0099';
  const erased = await erase(4, { key });
  expect(erased).toMatchObject({
    status: 200,
    body: {
      stage: 'preparing',
      reason: null,
      team: { leader: 'leader-erased' },
      erasable: [],
      erasures: [order],
    },
  });
  expect(await vetted()).toEqual(['erased']);
  // The answer was lost: the same is answered again, and another finds nothing.
  expect((await erase(4, { key })).body).toEqual(erased.body);
  expect((await erase(5)).body.type).toBe('urn:ducha:problem:nothing-to-erase');
  for (const [body, pointers] of [
    [{}, ['#/ground', '#/texts']],
    [
      { texts: ['team', 'reason'], ground: 1, why: '张三' },
      ['#/ground', '#/texts/0', '#/texts/1', '#/why'],
    ],
  ] as const) {
    const answer = await erase(5, {}, body);
    expect(answer.status).toBe(400);
    const faults: { pointer: string }[] = answer.body.faults;
    expect(faults.map(({ pointer }) => pointer).toSorted()).toEqual(pointers);
  }
});

test('what was kept long enough goes by itself: of an inspection that ended, and of what was withdrawn', async () => {
  vi.setSystemTime(new Date('2026-03-20T02:00:00Z'));
  const path = await approved({ ...draft, from: '2026-07-01', until: '2026-07-30' });
  const id = path.slice('/inspections/'.length);
  const cancelled = await service.ask(api, `POST ${path}/end`, {
    as: head,
    seen: (await service.ask(api, `GET ${path}`, { as: head })).body.version,
    body: { reason: '张三另有任用' },
  });
  expect(cancelled.status, JSON.stringify(cancelled.body)).toBe(200);
  const published = await service.ask(api, 'POST /announcements', {
    as: head,
    body: {
      kind: 'notice',
      title: { chinese: '李四的电话', english: null },
      text: { chinese: '请拨打督察组电话。', english: null },
      contact: null,
    },
  });
  expect(published.status).toBe(201);
  const { announcement } = published.body;
  const withdrawn = await service.ask(api, `POST /announcements/${announcement}/withdrawal`, {
    as: head,
    seen: 1,
    body: { reason: '写错了李四的电话' },
  });
  expect(withdrawn.status).toBe(200);
  await service.relay(relay);
  /** What can still be erased once the clock has looked twice. */
  const keptOn = async (day: string) => {
    vi.setSystemTime(new Date(`${day}T02:00:00Z`));
    for (let turn = 0; turn < 2; turn += 1) {
      await service.tick(clock);
      await service.relay(relay);
    }
    const [inspection, notice] = await Promise.all([
      service.ask(api, `GET ${path}`, { as: head }),
      service.ask(api, `GET /announcements/${announcement}`, { as: head }),
    ]);
    return { inspection: inspection.body, notice: notice.body };
  };
  const early = await keptOn('2026-03-29');
  expect(early.inspection.erasable).toEqual(['decision', 'moves']);
  expect(early.notice.erasable).toEqual(['edition-1', 'reason']);
  expect((await keptOn('2056-03-20')).inspection.erasable).toEqual(['decision', 'moves']);
  const { inspection, notice } = await keptOn('2056-03-21');
  expect(inspection).toMatchObject({
    stage: 'cancelled',
    erasable: [],
    erasures: [{ texts: ['decision', 'moves'], cause: 'retention', ground: null }],
  });
  expect(notice).toMatchObject({
    state: 'withdrawn',
    title: { chinese: '已删除' },
    reason: null,
    erasable: [],
    erasures: [{ texts: ['edition-1', 'reason'], cause: 'retention', ground: null }],
  });
  const { log, notes } = openStore(readEnvironment(storeEnvironment));
  const { state } = await log.load(ref(inspectionStream, id));
  const opened = await notes.openAll([
    ...(state?.decisions ?? []),
    ...(state?.moves.map(({ reason }) => reason) ?? []),
  ]);
  expect([...opened.values()].map((one) => one.state)).toEqual(['erased', 'erased']);
});
