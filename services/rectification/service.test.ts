import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  complaintStaged,
  inspectionPrepared,
  noteErased,
  organisationRegistered,
  planCorrected,
  stationingOpened,
  stationingOpenedV1,
  teamChanged,
} from '@ducha/contracts';
import { messageOf, startOneService, type OneService } from '@ducha/lambda/testing/one-service.ts';

let service: OneService;
// oxlint-disable-next-line typescript/no-explicit-any -- entries are imported once their environment is set
let [api, inbox, relay, clock]: any[] = [];

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-04-10T02:00:00Z') });
  service = await startOneService();
  [api, inbox, relay, clock] = (
    await Promise.all([
      import('./api.ts'),
      import('./inbox.ts'),
      import('./relay.ts'),
      import('./clock.ts'),
    ])
  ).map(({ handler }) => handler);
  const register = [
    registered('110105', 'district', '朝阳区'),
    registered('110105001', 'township', '建外街道', '110105'),
  ];
  expect(await service.deliver(inbox, register)).toBe(0);
  await service.relay(relay);
});
afterAll(() => service.stop());

const mac = 'm'.repeat(43);
const note = (field: string) => ({ note: `${'n'.repeat(26)}.${field}`, mac });
const liaison = { sub: 'liaison', roles: ['organisation-liaison'], org: '110105' };
const assistant = { sub: 'assistant', roles: ['organisation-liaison'], org: 'shuiwu' };
const stranger = { sub: 'stranger', roles: ['organisation-liaison'], org: '110106' };
const accepting = { sub: 'accepting', roles: ['accepting-unit-officer'], org: 'sthjj' };
const reviewer = { sub: 'reviewer', roles: ['office-reviewer'] };
const head = { sub: 'head', roles: ['office-head'] };

function registered(code: string, kind: string, chinese: string, parent: string | null = null) {
  return messageOf(
    organisationRegistered.type,
    {
      organisation: code,
      kind,
      parent,
      successor: null,
      names: [{ from: '2020-01-01', chinese: note('chinese-a'), english: null }],
    },
    { stream: `organisation/${code}`, texts: { [note('chinese-a').note]: chinese } },
  );
}

let serial = 0;
/** A staged complaint that has come over; gives its message and the path of its task. */
async function staged(
  changes: { deadline?: string; lead?: string; inspection?: string; district?: string } = {},
) {
  serial += 1;
  const complaint = String(serial).padStart(26, '0');
  const texts = { problem: '河道有垃圾', goal: '河面清洁', measures: '一、清理；二、巡查' };
  const message = messageOf(
    complaintStaged.type,
    {
      complaint,
      inspection: '1'.repeat(26),
      number: `W3BJ20260330${String(serial).padStart(4, '0')}`,
      lead: '110105',
      assisting: ['shuiwu'],
      mainType: 'water',
      problem: note('problem'),
      goal: note('goal'),
      measures: note('measures'),
      deadline: '2026-04-20',
      ...changes,
    },
    {
      stream: `complaint/${complaint}`,
      version: 9,
      texts: Object.fromEntries(
        Object.entries(texts).map(([field, text]) => [note(field).note, text]),
      ),
    },
  );
  expect(await service.deliver(inbox, [message])).toBe(0);
  await service.relay(relay);
  const { body } = await service.ask(api, 'GET /tasks', { as: reviewer });
  const found = body.tasks.find(
    ({ number }: { number: string }) =>
      number === `W3BJ20260330${String(serial).padStart(4, '0')}-Z1`,
  );
  return { message, task: found.task as string, path: `/tasks/${found.task}` };
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Announces a file and, unless told otherwise, puts it; gives the evidence's id. */
async function evidence(
  task: string,
  bytes: Uint8Array,
  more: { kind?: string; put?: Uint8Array | null; as?: typeof liaison } = {},
): Promise<string> {
  const answer = await service.ask(api, 'POST /evidence', {
    as: more.as ?? liaison,
    body: {
      task,
      sha256: sha256(bytes),
      bytes: bytes.length,
      mediaType: 'image/jpeg',
      kind: more.kind ?? 'after',
    },
  });
  expect(answer.status).toBe(201);
  const { url, method, headers } = answer.body.upload;
  const put = more.put === undefined ? bytes : more.put;
  if (put !== null) {
    const checksum = Buffer.from(sha256(put), 'hex').toString('base64');
    const response = await fetch(url, {
      method,
      body: new Uint8Array(put),
      headers: {
        ...headers,
        'content-length': String(put.length),
        'x-amz-checksum-sha256': checksum,
      },
    });
    expect(response.status).toBe(200);
  }
  return answer.body.evidence;
}

const photograph = (what: string) => new TextEncoder().encode(`a photograph of ${what}`);

test('a staged complaint becomes a task once, with its texts, its number and its date', async () => {
  const { message, task, path } = await staged();
  expect(await service.deliver(inbox, [message])).toBe(0);
  const { status, body } = await service.ask(api, `GET ${path}`, { as: liaison });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    version: 1,
    lead: '110105',
    assisting: ['shuiwu'],
    accepting: 'sthjj',
    deadline: '2026-04-20',
    deadlineKind: 'dated',
    status: 'not-started',
    statusChinese: '未启动',
    problem: '河道有垃圾',
    goal: '河面清洁',
    measures: '一、清理；二、巡查',
  });
  const set = (await service.messages('notifications')).map(({ data }) => data.event);
  expect(set).toEqual([
    {
      deadline: `task/${task}/110105/finish`,
      matter: { kind: 'task', id: task, number: body.number },
      act: 'finish',
      organisation: '110105',
      from: '2026-04-10T02:00:00.000Z',
      due: '2026-04-20T16:00:00.000Z',
      // Whose case it is: who leads, assists and accepts.
      parts: ['110105', 'shuiwu', 'sthjj'],
    },
  ]);
  expect((await service.ask(api, `GET ${path}`, { as: stranger })).status).toBe(404);
  const listed = async (as: typeof liaison) =>
    (await service.ask(api, 'GET /tasks', { as })).body.tasks.map(
      (one: { task: string }) => one.task,
    );
  expect(await listed(liaison)).toContain(task);
  expect(await listed(assistant)).toContain(task);
  expect(await listed(accepting)).toContain(task);
  expect(await listed(stranger)).toEqual([]);
});

test('tasks are listed by what is asked of them, and what makes no sense is refused by its name', async () => {
  const { task } = await staged();
  const system = { sub: 'system', roles: ['integration-client'] };
  const asked = async (query: Record<string, string>) =>
    service.ask(api, 'GET /tasks', { as: system, query });
  const holds = async (query: Record<string, string>): Promise<boolean> => {
    let after: string | undefined;
    do {
      const more: Record<string, string> = after === undefined ? {} : { after };
      const { body } = await asked({ ...query, ...more });
      if (body.tasks.some((one: { task: string }) => one.task === task)) return true;
      after = body.next ?? undefined;
    } while (after !== undefined);
    return false;
  };
  expect(await holds({ lead: '110105', status: 'not-started.behind' })).toBe(true);
  expect(await holds({ organisation: 'shuiwu', accepting: 'sthjj' })).toBe(true);
  expect(await holds({ finishedFrom: '2026-01-01' })).toBe(false);
  expect(await holds({ lead: '110106' })).toBe(false);
  expect(await holds({ status: 'awaiting-acceptance' })).toBe(false);
  expect((await asked({ status: 'late' })).body.faults).toMatchObject([
    { pointer: 'query/status' },
  ]);
});

test('progress with a photograph, then completion: the date is met, the complaint hears', async () => {
  const { task, path } = await staged();
  await service.messages('notifications');
  const early = await service.ask(api, `POST ${path}/completion`, {
    as: liaison,
    seen: 1,
    body: { text: '已完成' },
  });
  expect(early).toMatchObject({
    status: 422,
    body: { type: 'urn:ducha:problem:evidence-missing' },
  });
  const id = await evidence(task, photograph('a clean river'));
  const posted = await service.ask(api, `POST ${path}/progress`, {
    as: liaison,
    seen: 1,
    body: { word: 'on-schedule', text: '已清理完毕', evidence: [id] },
  });
  expect(posted.body).toMatchObject({
    version: 2,
    statusChinese: '达到序时进度',
    progress: [
      {
        organisation: '110105',
        word: 'on-schedule',
        text: '已清理完毕',
        evidence: [{ evidence: id, kind: 'after', alsoElsewhere: false }],
      },
    ],
  });
  const link = await service.ask(api, `GET /evidence/${id}`, { as: accepting });
  expect(await (await fetch(link.body.url)).text()).toBe('a photograph of a clean river');
  expect((await service.ask(api, `GET /evidence/${id}`, { as: stranger })).status).toBe(404);

  const byAssistant = await service.ask(api, `POST ${path}/completion`, {
    as: assistant,
    seen: 2,
    body: { text: '完成' },
  });
  expect(byAssistant).toMatchObject({ status: 403, body: { type: 'urn:ducha:problem:lead-only' } });
  const done = await service.ask(api, `POST ${path}/completion`, {
    as: liaison,
    seen: 2,
    body: { text: '全部完成' },
  });
  expect(done.body).toMatchObject({
    status: 'awaiting-acceptance',
    statusChinese: '已完成待验收',
    completion: '全部完成',
    finishedOn: '2026-04-10',
  });
  await service.relay(relay);
  const met = (await service.messages('notifications')).map(({ type, data }) => [type, data.event]);
  expect(met).toEqual([
    ['deadline.met.v1', { deadline: `task/${task}/110105/finish`, at: '2026-04-10T02:00:00.000Z' }],
  ]);
  const [finished] = await service.messages('complaints');
  expect(finished).toMatchObject({
    type: 'task.finished.v1',
    data: { event: { task, source: 'complaint' } },
  });
  const { body } = await service.ask(api, `GET ${path}/timeline`, { as: reviewer });
  expect(body.commits.map(({ events }: { events: string[] }) => events)).toEqual([
    ['task.opened.v2', 'deadline.set.v1'],
    ['task.progress-posted.v1'],
    ['task.completion-described.v1', 'task.finished.v1', 'deadline.met.v1'],
  ]);
  expect(new Set(body.commits.map(({ hash }: { hash: string }) => hash)).size).toBe(3);
  const late = await service.ask(api, `POST ${path}/progress`, {
    as: liaison,
    seen: 3,
    body: { word: 'behind', text: '再报', evidence: [] },
  });
  expect(late.status).toBe(409);
});

test('everyone is told what they may do with a task, and is then answered so', async () => {
  const { task, path } = await staged();
  const told = async (as: typeof liaison | typeof reviewer) => {
    const { status, body, headers } = await service.ask(api, `GET ${path}/acts`, { as });
    expect(status).toBe(200);
    expect(headers['etag']).toBe(`"${body.version}"`);
    const acts = body.acts as { act: string; allowed: boolean; why?: string }[];
    return Object.fromEntries(acts.map(({ act, ...rest }) => [act, rest]));
  };
  const finish = (as: typeof liaison, seen: number) =>
    service.ask(api, `POST ${path}/completion`, { as, seen, body: { text: '已完成' } });
  const no = (why: string) => ({ allowed: false, why });
  const may = (due: string | null) => ({ allowed: true, due, unpublished: [], except: [] });

  const ofOffice = { correctTaskText: no('role'), eraseTaskTexts: no('role') };
  expect(await told(liaison)).toEqual({
    ...ofOffice,
    postProgress: may(null),
    finishTask: no('evidence-missing'),
  });
  expect((await finish(liaison, 1)).body.type).toBe('urn:ducha:problem:evidence-missing');
  expect(await told(assistant)).toEqual({
    ...ofOffice,
    postProgress: may(null),
    finishTask: no('lead-only'),
  });
  expect((await finish(assistant, 1)).body.type).toBe('urn:ducha:problem:lead-only');
  expect(await told(head)).toEqual({
    postProgress: no('role'),
    finishTask: no('role'),
    correctTaskText: no('nothing-to-correct'),
    eraseTaskTexts: no('nothing-to-erase'),
  });
  expect((await service.ask(api, `GET ${path}/acts`, { as: stranger })).status).toBe(404);
  const accepter = { ...accepting, roles: ['accepting-unit-officer', 'organisation-liaison'] };
  expect(await told(accepter)).toEqual({
    ...ofOffice,
    postProgress: no('not-assigned'),
    finishTask: no('not-assigned'),
  });

  const id = await evidence(task, photograph('a quiet yard'));
  const posted = await service.ask(api, `POST ${path}/progress`, {
    as: liaison,
    seen: 1,
    body: { word: 'on-schedule', text: '已清理完毕', evidence: [id] },
  });
  expect(posted.status).toBe(200);
  expect(await told(liaison)).toMatchObject({ finishTask: may('2026-04-20T16:00:00.000Z') });
  expect((await finish(liaison, posted.body.version)).status).toBe(200);
  expect(await told(liaison)).toEqual({
    ...ofOffice,
    postProgress: no('wrong-stage'),
    finishTask: no('wrong-stage'),
  });
  // What the office corrects or erases may be of any stage.
  expect(await told(head)).toMatchObject({
    correctTaskText: may(null),
    eraseTaskTexts: may(null),
  });
});

test('evidence that was not put, was altered or is of another task changes nothing', async () => {
  const { task, path } = await staged();
  const other = await staged();
  const post = (ids: string[]) =>
    service.ask(api, `POST ${path}/progress`, {
      as: liaison,
      seen: 1,
      body: { word: 'on-schedule', text: '进展', evidence: ids },
    });
  const good = await evidence(task, photograph('a bank'));
  const missing = await evidence(task, photograph('nothing'), { put: null });
  const foreign = await evidence(other.task, photograph('a bridge'));
  expect((await post([good, missing, foreign])).body).toMatchObject({
    type: 'urn:ducha:problem:evidence-missing',
    faults: [
      { pointer: '#/evidence/1', code: 'missing' },
      { pointer: '#/evidence/2', code: 'missing' },
    ],
  });
  const altered = await evidence(task, photograph('a wood'), { put: photograph('a weed') });
  expect((await post([good, altered])).body).toMatchObject({
    type: 'urn:ducha:problem:evidence-altered',
    faults: [{ pointer: '#/evidence/1', code: 'altered' }],
  });
  expect((await service.ask(api, `GET ${path}`, { as: liaison })).body).toMatchObject({
    version: 1,
  });
});

test('one photograph that serves two cases is flagged in both', async () => {
  const [one, two] = [await staged(), await staged()];
  const flags = async (path: string) =>
    (await service.ask(api, `GET ${path}`, { as: reviewer })).body.progress[0].evidence.map(
      ({ alsoElsewhere }: { alsoElsewhere: boolean }) => alsoElsewhere,
    );
  for (const [index, { task, path }] of [one, two].entries()) {
    const id = await evidence(task, photograph('the same place'));
    const { status } = await service.ask(api, `POST ${path}/progress`, {
      as: liaison,
      seen: 1,
      body: { word: 'on-schedule', text: '进展', evidence: [id] },
    });
    expect(status).toBe(200);
    if (index === 0) expect(await flags(one.path)).toEqual([false]);
  }
  expect(await flags(one.path)).toEqual([true]);
  expect(await flags(two.path)).toEqual([true]);
});

test('a date that went by is overdue at reading, and the clock puts it on record once', async () => {
  const { path } = await staged({ deadline: '2026-04-12' });
  vi.setSystemTime(new Date('2026-04-12T15:59:00Z'));
  await service.tick(clock);
  expect((await service.ask(api, `GET ${path}`, { as: liaison })).body).toMatchObject({
    version: 1,
    status: 'not-started',
  });
  vi.setSystemTime(new Date('2026-04-12T16:00:00Z'));
  await service.tick(clock);
  await service.tick(clock);
  await service.relay(relay);
  await service.tick(clock);
  expect((await service.ask(api, `GET ${path}`, { as: liaison })).body).toMatchObject({
    version: 2,
    status: 'overdue',
    statusChinese: '超期',
  });
});

test('a township’s task is accepted by its district; an unknown lead waits in the queue', async () => {
  const { path } = await staged({ lead: '110105001' });
  expect((await service.ask(api, `GET ${path}`, { as: reviewer })).body.accepting).toBe('110105');
  const message = messageOf(
    complaintStaged.type,
    {
      complaint: '9'.repeat(26),
      inspection: '1'.repeat(26),
      number: 'W3BJ202603309999',
      lead: '110119',
      assisting: [],
      mainType: 'water',
      problem: note('problem'),
      goal: note('goal'),
      measures: note('measures'),
      deadline: '2026-04-20',
    },
    { stream: 'complaint/x' },
  );
  expect(await service.deliver(inbox, [message])).toBe(1);
});

/** Tells who sits on the team of an inspection from a version of it on. */
async function formTeam(inspection: string, members: readonly string[], version = 4) {
  const team = { leader: 'led', deputies: ['second'], members, vetting: note('vetting') };
  const stream = `inspection/${inspection}`;
  const message = messageOf(inspectionPrepared.type, team, { stream, version });
  expect(await service.deliver(inbox, [message])).toBe(0);
  await service.relay(relay);
}

test('a team reads the tasks of its own inspection, of two if somebody sits on two, and no other', async () => {
  const [first, second] = ['a'.repeat(26), 'b'.repeat(26)];
  await formTeam(first, ['one', 'both']);
  await formTeam(second, ['two', 'both']);
  const [mine, theirs] = [
    await staged({ inspection: first }),
    await staged({ inspection: second }),
  ];
  const file = await evidence(mine.task, photograph('the own inspection'));
  const member = (sub: string, ...more: string[]) => ({ sub, roles: ['team-member', ...more] });
  const paths = [mine.path, `${mine.path}/acts`, `/evidence/${file}`];
  const statuses = (as: object, of: readonly string[]) =>
    Promise.all(
      of.map(async (path) => (await service.ask(api, `GET ${path}`, { as: as as never })).status),
    );
  const listed = async (as: object) =>
    (await service.ask(api, 'GET /tasks', { as: as as never })).body.tasks.map(
      ({ task }: { task: string }) => task,
    );

  expect(await statuses(member('one'), paths)).toEqual([200, 200, 200]);
  expect(await statuses(member('one'), [theirs.path, `${theirs.path}/acts`])).toEqual([404, 404]);
  expect(await statuses(member('two'), paths)).toEqual([404, 404, 404]);
  expect(await statuses(member('both'), [...paths, theirs.path])).toEqual([200, 200, 200, 200]);
  expect(await statuses(member('none'), paths)).toEqual([404, 404, 404]);
  // History is not shown to teams.
  expect(await statuses(member('one'), [`${mine.path}/timeline`])).toEqual([403]);
  expect(await listed(member('one'))).toEqual([mine.task]);
  expect(await listed(member('both'))).toHaveLength(2);
  expect(await listed(member('none'))).toEqual([]);

  // One of the lead organisation who sits on the team finds a task once.
  const both = { ...member('one', 'organisation-liaison'), org: '110105' };
  const found = await listed(both);
  expect(found).toContain(mine.task);
  expect(new Set(found).size).toBe(found.length);

  await changeTeam(first, ['another'], 8);
  expect(await statuses(member('one'), paths)).toEqual([404, 404, 404]);
  expect(await listed(member('one'))).toEqual([]);
  expect(await statuses(member('another'), paths)).toEqual([200, 200, 200]);
});

/** Its members are these now. */
async function changeTeam(inspection: string, members: readonly string[], version: number) {
  const sealed = { reason: note('reason'), vetting: note('vetting') };
  const team = { leader: 'led', deputies: ['second'], members, on: '2026-04-10', ...sealed };
  const stream = `inspection/${inspection}`;
  const message = messageOf(teamChanged.type, team, { stream, version });
  expect(await service.deliver(inbox, [message])).toBe(0);
}

/** The stationing of an inspection begins, at these targets. */
async function opened(inspection: string, targets: readonly string[], type = stationingOpened) {
  const window = { from: '2026-04-01', until: '2026-04-30' };
  const policy = {
    round: 3,
    signIn: { value: 1, unit: 'working-days' },
    reply: { value: 10, unit: 'calendar-days' },
    typeCounting: 'main',
    organisationCounting: 'lead',
  };
  const data = { inspection, kind: 'special', level: 'municipal', targets, ...window, policy };
  const message = messageOf(type.type, data, { stream: `inspection/${inspection}`, version: 5 });
  expect(await service.deliver(inbox, [message])).toBe(0);
}

/** What complaints say of the plan that it sent. */
async function told(
  complaint: string,
  type: string,
  data: object,
  { texts = {}, version = 10 }: { texts?: Record<string, string>; version?: number } = {},
): Promise<number> {
  const message = messageOf(type, data, { stream: `complaint/${complaint}`, version, texts });
  const waiting = await service.deliver(inbox, [message]);
  await service.relay(relay);
  return waiting;
}
const erasure = (complaint: string, plan: readonly string[]) => ({
  matter: { kind: 'complaint', id: complaint },
  cause: 'office',
  parts: ['published'],
  notes: [note('problem').note],
  files: [],
  plan,
  last: true,
});

test('texts that are erased where they came from are erased here, once, and the others stay', async () => {
  const { message, path } = await staged();
  const { complaint } = message.data.event as { complaint: string };
  expect(await told(complaint, noteErased.type, erasure(complaint, []))).toBe(0);
  expect((await service.ask(api, `GET ${path}`, { as: liaison })).body.problem).toBe('河道有垃圾');
  // The same message again, and another order that finds them gone.
  for (const heard of [10, 10, 11]) {
    const order = erasure(complaint, ['problem', 'goal']);
    expect(await told(complaint, noteErased.type, order, { version: heard })).toBe(0);
    const { body } = await service.ask(api, `GET ${path}`, { as: liaison });
    expect(body).toMatchObject({
      version: 2,
      problem: null,
      goal: null,
      measures: '一、清理；二、巡查',
    });
  }
});

test('a text of a plan that was wrong is replaced', async () => {
  const { message, path } = await staged();
  const { complaint } = message.data.event as { complaint: string };
  const corrected = { note: `${'r'.repeat(26)}.corrected`, mac };
  const correction = { complaint, text: 'measures', corrected, keptOld: false };
  const texts = { [corrected.note]: '一、清理；二、每日巡查' };
  expect(await told(complaint, planCorrected.type, correction, { texts })).toBe(0);
  const { body } = await service.ask(api, `GET ${path}`, { as: liaison });
  expect(body).toMatchObject({ problem: '河道有垃圾', measures: '一、清理；二、每日巡查' });
});

test('what is heard of a plan before its task is there waits for it', async () => {
  const complaint = '7'.repeat(26);
  expect(await told(complaint, noteErased.type, erasure(complaint, ['problem']))).toBe(1);
  const corrected = { note: `${'r'.repeat(26)}.corrected`, mac };
  const correction = { complaint, text: 'goal', corrected, keptOld: true };
  expect(await told(complaint, planCorrected.type, correction)).toBe(1);
});

test('a plan that was erased before it was sent becomes a task that says so', async () => {
  const { message } = await staged();
  const complaint = '8'.repeat(26);
  const event = {
    ...(message.data.event as object),
    complaint,
    number: 'W3BJ202603308888',
  };
  const sent = messageOf(complaintStaged.type, event, {
    stream: `complaint/${complaint}`,
    version: 9,
  });
  expect(await service.deliver(inbox, [sent])).toBe(0);
  await service.relay(relay);
  const { body } = await service.ask(api, 'GET /tasks', { as: reviewer });
  const found = body.tasks.find(
    ({ number }: { number: string }) => number === 'W3BJ202603308888-Z1',
  );
  const task = await service.ask(api, `GET /tasks/${found.task}`, { as: reviewer });
  expect(task.body).toMatchObject({ problem: '已删除', goal: '已删除', measures: '已删除' });
});

test('whoever is of a unit that has a part is recused from the task in every other role', async () => {
  const inspection = 'c'.repeat(26);
  await formTeam(inspection, ['seated']);
  await opened(inspection, ['sthjj']);
  const own = await staged({ inspection });
  expect(await service.deliver(inbox, [registered('110106', 'district', '丰台区')])).toBe(0);
  await service.relay(relay);
  const other = await staged({ inspection, lead: '110106' });
  const file = await evidence(own.task, photograph('a case of the own organisation'));
  const path = (of: { path: string }) => [of.path, `${of.path}/acts`];
  const statusOf = async (line: string, as: object) =>
    (await service.ask(api, `GET ${line}`, { as: as as never })).status;
  const listed = async (as: object) => {
    const found: string[] = [];
    let after: string | undefined;
    do {
      const query = after === undefined ? {} : { after };
      const { body } = await service.ask(api, 'GET /tasks', { as: as as never, query });
      found.push(...body.tasks.map(({ task }: { task: string }) => task));
      after = body.next ?? undefined;
    } while (after !== undefined);
    return found;
  };
  // A role at the organisation that reads no task, and one of the house beside it.
  for (const role of ['office-clerk', 'commissioner', 'municipal-re-checker', 'team-member']) {
    const as = { sub: 'seated', roles: [role, 'accepting-unit-officer'], org: '110105' };
    const alone = { sub: 'seated', roles: [role] };
    for (const line of [...path(own), `/evidence/${file}`]) {
      expect(await statusOf(line, as), `${role} ${line}`).toBe(404);
      expect(await statusOf(line, alone), `${role} ${line}`).toBe(200);
    }
    for (const line of path(other)) expect(await statusOf(line, as), role).toBe(200);
    const rows = await listed(as);
    expect(rows).toContain(other.task);
    expect(rows).not.toContain(own.task);
    expect(await listed(alone)).toContain(own.task);
  }
  for (const role of ['office-clerk', 'commissioner', 'auditor', 'municipal-re-checker']) {
    const as = { sub: 'both', roles: [role, 'accepting-unit-officer'], org: '110105' };
    expect(await statusOf(`${own.path}/timeline`, as)).toBe(404);
    expect(await statusOf(`${other.path}/timeline`, as)).toBe(200);
  }
  // As one of the organisation they read what it reads.
  const liaisonToo = {
    sub: 'both',
    roles: ['office-clerk', 'organisation-liaison'],
    org: '110105',
  };
  expect(await statusOf(own.path, liaisonToo)).toBe(200);
  // A township is of its district.
  const township = {
    sub: 'both',
    roles: ['office-clerk', 'organisation-liaison'],
    org: '110105001',
  };
  expect(await statusOf(own.path, township)).toBe(404);
});

test.each([
  ['d', stationingOpened],
  ['e', stationingOpenedV1 as never],
] as const)(
  'one of a target who sits on the team is recused from every task of the inspection (%s)',
  async (letter, type) => {
    const inspection = letter.repeat(26);
    await formTeam(inspection, ['of-target', 'beside']);
    // The targets have no part in the task: a district's enterprise, and a district whose township asks.
    const { task, path } = await staged({ inspection, lead: '110105' });
    const file = await evidence(task, photograph(`a task of inspection ${letter}`));
    const lines = [path, `${path}/acts`, `/evidence/${file}`];
    const seated = { sub: 'of-target', roles: ['team-member'] };
    const as = (org: string, ...roles: string[]) => ({
      ...seated,
      roles: ['team-member', ...roles],
      org,
    });
    const reads = async (who: object) => {
      const asked = await Promise.all(
        lines.map((line) => service.ask(api, `GET ${line}`, { as: who as never })),
      );
      const { body } = await service.ask(api, 'GET /tasks', { as: who as never });
      const found = body.tasks.some((one: { task: string }) => one.task === task);
      return [...asked.map(({ status }) => status), found];
    };
    const [everything, nothing] = [
      [200, 200, 200, true],
      [404, 404, 404, false],
    ];
    // Whoever is of an organisation may be of a target: until the targets are known, they wait.
    expect(await reads(as('110112', 'organisation-liaison'))).toEqual(nothing);
    expect(await reads(seated)).toEqual(everything);
    await opened(inspection, ['jcsteel', '110106'], type);
    expect(await reads(as('110112', 'organisation-liaison'))).toEqual(everything);
    expect(await reads(as('jcsteel', 'organisation-liaison'))).toEqual(nothing);
    expect(await reads(as('110106', 'organisation-principal'))).toEqual(nothing);
    expect(await reads(as('110106003', 'accepting-unit-officer'))).toEqual(nothing);
    expect(await reads(seated)).toEqual(everything);
    // What was said before, delivered late or twice, changes nothing.
    await opened(inspection, ['110112'], type);
    expect(await reads(as('110112', 'organisation-liaison'))).toEqual(everything);
    expect(await reads(as('jcsteel', 'organisation-liaison'))).toEqual(nothing);
    // Their own organisation's part is theirs, the seat or not.
    expect(await reads(as('110105', 'organisation-liaison'))).toEqual(everything);
    // Neither do they act: the seat gives no act on a task, and the part of another is not theirs.
    const tried = await service.ask(api, `POST ${path}/progress`, {
      as: as('jcsteel', 'organisation-liaison'),
      body: { word: 'behind', text: '正在整改', evidence: [] },
      seen: 2,
    });
    expect(tried).toMatchObject({ status: 404, body: { type: 'urn:ducha:problem:not-found' } });
  },
);

/** A task with an update for each of these texts, the first with a photograph; and where that lies. */
async function reported(...texts: readonly string[]) {
  const { task, path } = await staged();
  const photographed = await evidence(task, photograph(`what was said of ${task}`));
  for (const [index, text] of texts.entries()) {
    const shown = index === 0 ? [photographed] : [];
    const body = { word: 'on-schedule', text, evidence: shown };
    const posted = await service.ask(api, `POST ${path}/progress`, {
      as: liaison,
      seen: index + 1,
      body,
    });
    expect(posted.status).toBe(200);
  }
  await service.relay(relay);
  const file = `${process.env['AWS_ENDPOINT_URL_S3']}/files/evidence/${photographed}`;
  return { task, path, file, photographed, seen: texts.length + 1 };
}
/** What the service tells itself of erasures of a task. */
async function toldOfErasure(task: string) {
  await service.relay(relay);
  const heard = await service.messages('rectification');
  return heard.filter(({ data }) => (data.event as { task: string }).task === task);
}
const lastOf = ({ data }: { data: { event: unknown } }) => (data.event as { last: boolean }).last;
const shownProgress = async (path: string) =>
  (await service.ask(api, `GET ${path}`, { as: accepting })).body.progress;

test('a report that is erased is gone with its photograph, once, and everything about it stays', async () => {
  const { task, path, file, photographed, seen } = await reported('张三家的烟囱已拆', '已复查');
  const body = { texts: ['progress-1'], ground: 'asked-for' };
  const erase = (as: typeof reviewer, key?: string) =>
    service.ask(api, `POST ${path}/erasure`, {
      as,
      seen,
      body,
      ...(key === undefined ? {} : { key }),
    });
  expect((await erase(reviewer)).status).toBe(403);
  expect((await erase(liaison)).status).toBe(403);
  const key = crypto.randomUUID();
  const first = await erase(head, key);
  expect(first).toMatchObject({
    status: 200,
    body: {
      erasable: ['progress-2'],
      erasures: [{ texts: ['progress-1'], ground: 'asked-for' }],
    },
  });
  expect(await shownProgress(path)).toMatchObject([
    { organisation: '110105', word: 'on-schedule', text: null, evidence: [] },
    { text: '已复查' },
  ]);
  // At once for the text, and for whoever asks for the file; the file goes when the service hears of it.
  const link = () => service.ask(api, `GET /evidence/${photographed}`, { as: accepting });
  expect((await link()).status).toBe(404);
  expect((await fetch(file)).status).toBe(200);
  expect((await erase(head, key)).body).toEqual(first.body);
  const messages = await toldOfErasure(task);
  expect(messages).toHaveLength(1);
  expect(JSON.stringify(messages)).not.toContain('张三');

  // The store does not answer: the message waits, and comes again, and once more.
  const s3 = process.env['AWS_ENDPOINT_URL_S3'];
  vi.stubEnv('AWS_ENDPOINT_URL_S3', 'http://127.0.0.1:1');
  expect(await service.deliver(inbox, messages)).toBe(1);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', s3);
  expect((await fetch(file)).status).toBe(200);
  for (let delivery = 0; delivery < 2; delivery += 1) {
    expect(await service.deliver(inbox, messages)).toBe(0);
    expect((await fetch(file)).status).toBe(404);
  }
  const again = await service.ask(api, `POST ${path}/erasure`, { as: head, seen: seen + 1, body });
  expect(again.body.type).toBe('urn:ducha:problem:nothing-to-erase');
  const { body: timeline } = await service.ask(api, `GET ${path}/timeline`, { as: reviewer });
  expect(timeline.commits.at(-1).events).toEqual([
    'task.erasure-ordered.v2',
    'task.texts-erased.v1',
  ]);
});

test('what one transaction cannot hold is erased by those that follow, whatever is delivered twice', async () => {
  const { task, path, seen } = await reported('第0次说明');
  for (let times = 1; times <= 85; times += 1) {
    const corrected = await service.ask(api, `POST ${path}/correction`, {
      as: reviewer,
      seen: seen + times - 1,
      body: { text: 'progress-1', corrected: `第${times}次说明`, old: 'kept' },
    });
    expect(corrected.status).toBe(200);
  }
  expect(await shownProgress(path)).toMatchObject([{ text: '第85次说明' }]);
  const erased = await service.ask(api, `POST ${path}/erasure`, {
    as: head,
    seen: seen + 85,
    body: { texts: ['progress-1'], ground: 'mistaken' },
  });
  expect(erased.body.erasable).toEqual(['progress-1']);
  const messages = await toldOfErasure(task);
  expect(messages.map(lastOf)).toEqual([false]);
  for (let delivery = 0; delivery < 2; delivery += 1) {
    expect(await service.deliver(inbox, messages)).toBe(0);
  }
  const { body } = await service.ask(api, `GET ${path}`, { as: head });
  expect(body.erasable).toEqual([]);
  expect(body.version).toBe(seen + 87);
  const rest = await toldOfErasure(task);
  expect(rest.map(lastOf)).toEqual([true]);
  expect(await service.deliver(inbox, rest)).toBe(0);
});

test('a report that was wrong is replaced by a right one, and its photograph stays', async () => {
  const { task, path, file, seen } = await reported('已拆除二号炉', '已复查');
  const corrected = await service.ask(api, `POST ${path}/correction`, {
    as: reviewer,
    seen,
    body: { text: 'progress-1', corrected: '已拆除一号炉', old: 'erased' },
  });
  expect(corrected.body).toMatchObject({
    progress: [{ text: '已拆除一号炉', evidence: [{ kind: 'after' }] }, { text: '已复查' }],
    corrections: [{ text: 'progress-1', keptOld: false }],
    erasures: [],
  });
  expect(await service.deliver(inbox, await toldOfErasure(task))).toBe(0);
  expect((await fetch(file)).status).toBe(200);
});

test.each([
  ['erasure', { texts: [], ground: 'because', why: '张三' }, ['#/ground', '#/texts', '#/why']],
  [
    'erasure',
    { texts: ['progress-0', 'measures'], ground: 'mistaken' },
    ['#/texts/0', '#/texts/1'],
  ],
  ['erasure', { texts: 'completion' }, ['#/ground', '#/texts']],
  ['correction', { text: 'goal', corrected: ' ', old: true }, ['#/corrected', '#/old', '#/text']],
  ['correction', {}, ['#/corrected', '#/old', '#/text']],
])('%s by a bad body %j names every fault and changes nothing', async (act, body, pointers) => {
  const { path, seen } = await reported('已复查');
  const answer = await service.ask(api, `POST ${path}/${act}`, { as: head, seen, body });
  expect(answer.status).toBe(400);
  const faults: { pointer: string }[] = answer.body.faults;
  expect(faults.map(({ pointer }) => pointer).toSorted()).toEqual(pointers);
  expect((await service.ask(api, `GET ${path}`, { as: head })).body.version).toBe(seen);
});

test.each([
  ['erasure', { texts: ['completion', 'progress-9'], ground: 'mistaken' }, 'nothing-to-erase'],
  ['correction', { text: 'completion', corrected: '已完成', old: 'kept' }, 'nothing-to-correct'],
])('%s of a text that is not there is refused', async (act, body, why) => {
  const { path, seen } = await reported('已复查');
  const answer = await service.ask(api, `POST ${path}/${act}`, { as: head, seen, body });
  expect(answer.body.type).toBe(`urn:ducha:problem:${why}`);
});

test('whoever is of the district that its complaint is about is recused from the task too', async () => {
  const about = await staged({ district: '110112' });
  const beside = await staged();
  const clerk = { sub: 'of-district', roles: ['office-clerk', 'accepting-unit-officer'] };
  const read = async (org: string, { task, path }: { task: string; path: string }) => {
    const as = { ...clerk, org };
    const shown = await service.ask(api, `GET ${path}`, { as });
    const acts = await service.ask(api, `GET ${path}/acts`, { as });
    const { body } = await service.ask(api, 'GET /tasks', { as });
    const row = body.tasks.find((one: { task: string }) => one.task === task);
    // A list says no more of the district than the task does.
    expect(Object.keys(row ?? shown.body)).not.toContain('district');
    return [shown.status, acts.status, row !== undefined];
  };
  const [everything, nothing] = [
    [200, 200, true],
    [404, 404, false],
  ];
  for (const org of ['110112', '110112004']) {
    expect(await read(org, about)).toEqual(nothing);
    expect(await read(org, beside)).toEqual(everything);
  }
  expect(await read('110113', about)).toEqual(everything);
  const set = (await service.messages('notifications')).map(({ data }) => data.event);
  expect(set).toContainEqual(
    expect.objectContaining({
      matter: expect.objectContaining({ id: about.task }),
      parts: ['110105', 'shuiwu', 'sthjj', '110112'],
    }),
  );
});

test('what was kept long enough goes by itself, with its files, by the policy that held when the task was opened', async () => {
  vi.setSystemTime(new Date('2026-04-10T02:00:00Z'));
  const before = await reported('李四家的围挡已拆', '已复查');
  const changed = await service.ask(api, 'POST /rectification-policy', {
    as: head,
    seen: 0,
    body: {
      decision: 'change',
      from: '2026-04-10',
      entries: [{ entry: 'textRetention', value: 1 }],
    },
  });
  expect(changed.status).toBe(200);
  vi.setSystemTime(new Date('2026-04-10T02:05:00Z'));
  const after = await reported('王五家的围挡已拆');
  for (const { path, seen } of [before, after]) {
    const finished = await service.ask(api, `POST ${path}/completion`, {
      as: liaison,
      seen,
      body: { text: '全部完成' },
    });
    expect(finished.status).toBe(200);
  }
  await service.relay(relay);
  await service.messages('rectification');
  /** What is left of a task once the clock has looked twice, and everything it began was heard twice. */
  const leftOn = async ({ path, task }: typeof before, at: string) => {
    vi.setSystemTime(new Date(at));
    for (let turn = 0; turn < 2; turn += 1) {
      await service.tick(clock);
      const heard = await toldOfErasure(task);
      for (const message of heard) expect(await service.deliver(inbox, [message, message])).toBe(0);
      await service.relay(relay);
    }
    const { body } = await service.ask(api, `GET ${path}`, { as: head });
    return { erasable: body.erasable, erasures: body.erasures, problem: body.problem };
  };
  const whole = ['progress-1', 'completion'];
  expect(await leftOn(after, '2026-05-10T15:59:00Z')).toMatchObject({ erasable: whole });
  expect((await fetch(after.file)).status).toBe(200);
  expect(await leftOn(after, '2026-05-10T16:00:00Z')).toMatchObject({
    erasable: [],
    erasures: [{ texts: whole, cause: 'retention', ground: null }],
    problem: '河道有垃圾',
  });
  expect((await fetch(after.file)).status).toBe(404);
  expect(await leftOn(before, '2056-04-10T15:59:00Z')).toMatchObject({
    erasable: ['progress-1', 'progress-2', 'completion'],
  });
  expect(await leftOn(before, '2056-04-10T16:00:00Z')).toMatchObject({ erasable: [] });
  expect((await fetch(before.file)).status).toBe(404);
  const { body: timeline } = await service.ask(api, `GET ${after.path}/timeline`, { as: reviewer });
  expect(timeline.commits.slice(-2).map(({ events }: { events: string[] }) => events)).toEqual([
    ['task.retention-set.v1'],
    ['task.erasure-ordered.v2', 'task.texts-erased.v1'],
  ]);
});
