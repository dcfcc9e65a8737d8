import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { newId, Projector, rebuildViews } from '@ducha/event-log';
import { testClient } from '@ducha/event-log/testing/log-table.ts';
import { messageOf } from '@ducha/lambda/testing/one-service.ts';
import { stationingClosed, taskFinished } from '@ducha/contracts';
import { projections } from './projections.ts';
import {
  nothingDone,
  people,
  startComplaints,
  type ComplaintsHouse,
} from './testing/complaints-house.ts';

let house: ComplaintsHouse;
const morning = new Date('2025-12-20T01:00:00Z');

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: morning });
  house = await startComplaints();
});
beforeEach(() => {
  vi.setSystemTime(morning);
});
afterAll(() => house.service.stop());

const contact = { name: '张三丰', phone: '13811112222', address: '朝阳区建国路88号院3号楼' };
const cleared = '举报人反映朝阳区某搅拌站夜间施工噪声扰民。';
const accept = (more: object = {}) => ({
  decision: 'accept',
  mainType: 'noise',
  keyAttention: false,
  organisations: [{ organisation: '110105', role: 'lead' }],
  clearedText: cleared,
  ...more,
});
const finalReply = (more: object = {}) => ({
  kind: 'final',
  verdict: 'substantiated',
  result: 'closed',
  outcomes: { ...nothingDone, orderedToRectify: 1, fined: 1, fineYuan: 50_000 },
  findings: '经现场核查，该搅拌站夜间施工。',
  handling: '责令立即停止夜间施工，立案处罚5万元。',
  goal: '夜间不再施工',
  ...more,
});
const clearedTexts = (more: object = {}) => ({
  decision: 'confirm',
  problem: '某搅拌站夜间施工噪声扰民。',
  findings: '经核查，反映的问题属实。',
  handling: '已责令停止夜间施工并立案处罚。',
  goal: '夜间不再施工',
  ...more,
});

/** Hands in a complaint and gives its receipt and its id: the one that the list did not hold before. */
async function submitted(inspection = house.inspection, body: object = {}) {
  const received = async (): Promise<string[]> => {
    await house.settle();
    const query = { inspection, stage: 'received', limit: '200' };
    const listed = await house.ask('GET /complaints', { as: people.clerk, query });
    return listed.body.complaints.map((row: { complaint: string }) => row.complaint);
  };
  const before = new Set(await received());
  const answer = await house.ask('POST /public/complaints', {
    body: { inspection, problem: '夜里很吵，睡不着。', ...body },
  });
  expect(answer.status).toBe(201);
  const complaint = (await received()).find((id) => !before.has(id)) ?? '';
  return { receipt: answer.body.receipt as string, complaint };
}

/** A command on a complaint at its present version. */
async function command(path: string, as: object, body: unknown) {
  const [, , complaint] = path.split('/');
  const { headers } = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  const seen = Number(headers['etag']?.replaceAll('"', ''));
  return house.ask(`POST ${path}`, { as: as as never, body, seen });
}

async function done(path: string, as: object, body: unknown) {
  const answer = await command(path, as, body);
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return answer.body;
}

/** Complaints that were accepted in an inspection of their own. */
async function accepted(count: number, more: (n: number) => object = () => ({})) {
  const inspection = await house.openInspection();
  const complaints: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { complaint } = await submitted(inspection);
    await done(`/complaints/${complaint}/screening`, people.screener, accept(more(n)));
    await house.settle();
    complaints.push(complaint);
  }
  return { inspection, complaints };
}

async function closeBatch(inspection: string) {
  const answer = await house.ask('POST /batches', { as: people.clerk, body: { inspection } });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 202 });
  await house.settle();
  return answer.body.batch as string;
}

test('a complaint goes from the citizen to the organisation, and its outcome back into the open', async () => {
  const inspection = await house.openInspection();
  const { receipt, complaint } = await submitted(inspection, { contact });
  const first = await house.ask('GET /public/follow-up', { receipt });
  expect(first.body).toMatchObject({ stage: 'received', number: null, outcome: null });

  const registered = await house.ask('POST /complaints', {
    as: people.clerk,
    body: { inspection, problem: '工地扬尘', channel: 'phone' },
  });
  expect(registered.status).toBe(201);
  const other: string = registered.body.complaint;
  const screened = await done(
    `/complaints/${complaint}/screening`,
    people.screener,
    accept({ keyAttention: true }),
  );
  expect(screened).toMatchObject({
    stage: 'accepted',
    number: 'W3BJ202512200001',
    clearedText: cleared,
    anonymous: false,
  });
  expect(JSON.stringify(screened)).not.toContain('张三丰');
  const phoned = await done(
    `/complaints/${other}/screening`,
    people.screener,
    accept({
      mainType: 'air',
      organisations: [
        { organisation: '110106', role: 'lead' },
        { organisation: '110105', role: 'assist' },
      ],
    }),
  );
  expect(phoned.number).toBe('D3BJ202512200001');
  await house.settle();

  const batch = await closeBatch(inspection);
  expect(batch).toBe(`${inspection}-1`);
  const read = await house.ask(`GET /batches/${batch}`, { as: people.clerk });
  expect(read.body).toMatchObject({ state: 'handed-over', total: 2, answered: 2 });
  expect(read.body.notice.text.chinese).toBe(
    '2025年12月20日，督察组交办第1批群众信访举报件2件，其中重点关注1件。按举报渠道分：来电1件，网络1件。按承办单位分：朝阳区1件，丰台区1件。按问题类型分：大气1件，噪声1件。统计口径：每件举报只按一个主要问题类型统计，各类型之和等于件数；由多个单位承办的，计入牵头单位。截至2025年12月20日，累计交办2件，其中重点关注1件。',
  );
  expect((await house.ask(`GET /public/batches/${batch}`)).body.notice).toEqual(read.body.notice);

  const before = await house.ask(`GET /complaints/${other}`, { as: people.chaoyang });
  expect(before.body).toMatchObject({
    stage: 'transferred',
    parts: [
      { organisation: '110106', role: 'lead', signInDue: '2025-12-22T16:00:00.000Z' },
      { organisation: '110105', role: 'assist' },
    ],
    replyDue: '2025-12-30T16:00:00.000Z',
  });

  await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  await done(`/complaints/${complaint}/reply`, people.chaoyang, finalReply());
  await done(`/complaints/${complaint}/reply/approval`, people.chaoyangPrincipal, {
    decision: 'approve',
  });
  await done(`/complaints/${complaint}/reply/review`, people.reviewer, clearedTexts());

  await done(`/complaints/${other}/sign-in`, people.fengtai, {});
  await done(
    `/complaints/${other}/reply`,
    people.fengtai,
    finalReply({
      result: 'staged',
      verdict: 'partly-substantiated',
      plan: { measures: '建设全封闭料仓', deadline: '2026-03-31' },
    }),
  );
  await done(`/complaints/${other}/reply/approval`, people.fengtaiPrincipal, {
    decision: 'approve',
  });
  const staged = await done(
    `/complaints/${other}/reply/review`,
    people.reviewer,
    clearedTexts({ measures: '建设全封闭料仓' }),
  );
  expect(staged).toMatchObject({ stage: 'staged', result: 'staged' });
  await house.settle();
  const [event] = (await house.service.messages('rectification')).filter(
    ({ type }) => type === 'complaint.staged.v1',
  );
  expect(event?.data.event).toMatchObject({
    complaint: other,
    lead: '110106',
    assisting: ['110105'],
    deadline: '2026-03-31',
  });
  expect(Object.values(event?.data.texts ?? {}).toSorted()).toEqual(
    ['夜间不再施工', '建设全封闭料仓', '某搅拌站夜间施工噪声扰民。'].toSorted(),
  );
  const told = (await house.service.messages('notifications')).filter(({ data }) =>
    JSON.stringify(data).includes(complaint),
  );
  expect(told.map(({ type }) => type).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'batch.handed-over.v1',
    'deadline.met.v1',
    'deadline.met.v1',
    'deadline.set.v1',
    'deadline.set.v1',
  ]);

  const seen = Number(read.headers['etag']?.replaceAll('"', ''));
  const disclosed = await house.ask(`POST /batches/${batch}/disclosure`, {
    as: people.head,
    body: {},
    seen,
  });
  expect(disclosed.body).toMatchObject({
    edition: 1,
    complaints: 2,
    closed: 1,
    staged: 1,
    open: 0,
    verdicts: { substantiated: 1, 'partly-substantiated': 1 },
    outcomes: { fined: 2, fineYuan: 100_000 },
    rate: { percent: 100 },
  });
  const table = await house.ask(`GET /public/batches/${batch}/table`);
  expect(table.body.columns).toHaveLength(11);
  expect(table.body.rows).toMatchObject([
    {
      serial: 1,
      number: 'D3BJ202512200001',
      organisations: [{ name: { chinese: '丰台区' } }, { name: { chinese: '朝阳区' } }],
    },
    {
      serial: 2,
      number: 'W3BJ202512200001',
      findings: '经核查，反映的问题属实。',
      resultText: { chinese: '已办结' },
    },
  ]);
  expect((await house.ask(`GET /public/batches/${batch}/result`)).body).toEqual(disclosed.body);

  const last = await house.ask('GET /public/follow-up', { receipt });
  expect(last.body).toMatchObject({
    stage: 'closed',
    number: 'W3BJ202512200001',
    transferredOn: '2025-12-20',
    replyDueOn: '2025-12-30',
    outcome: { edition: 1, verdict: 'substantiated', findings: '经核查，反映的问题属实。' },
  });

  const timeline = await house.ask(`GET /complaints/${complaint}/timeline`, {
    as: people.auditor,
  });
  expect(timeline.body.verified).toBe(true);
  expect(timeline.body.commits.map(({ events }: { events: string[] }) => events[0])).toEqual([
    'complaint.received.v1',
    'complaint.accepted.v1',
    'complaint.transferred.v1',
    'complaint.signed-in.v1',
    'complaint.replied.v1',
    'complaint.reply-approved.v1',
    'complaint.reply-confirmed.v1',
  ]);

  await house.service.deliver(house.handlers.inbox, [
    messageOf(
      taskFinished.type,
      {
        task: newId(),
        number: 'RW-2026-0001',
        source: 'complaint',
        complaint: other,
        lead: '110106',
        finishedOn: '2026-03-01',
      },
      { stream: 'task/1' },
    ),
  ]);
  const finished = await house.ask(`GET /complaints/${other}`, { as: people.clerk });
  expect(finished.body.task).toEqual({ number: 'RW-2026-0001', finishedOn: '2026-03-01' });

  await house.settle();
  const figures = await house.ask('GET /public/figures', { query: { inspection } });
  expect(figures.body).toMatchObject({
    received: 2,
    valid: 2,
    merged: 0,
    transferred: 2,
    closed: 1,
    staged: 1,
    open: 0,
    rate: { percent: 100, formula: { chinese: expect.stringContaining('（1＋1）÷2＝100%') } },
  });
});

test('the same post again gives the same receipt and one complaint; another body is refused', async () => {
  const inspection = await house.openInspection();
  const key = crypto.randomUUID();
  const body = { inspection, problem: '河水发黑', contact, type: 'water', district: '110105' };
  const first = await house.ask('POST /public/complaints', { key, body });
  const again = await house.ask('POST /public/complaints', { key, body });
  expect(again.body).toEqual(first.body);
  const other = await house.ask('POST /public/complaints', {
    key,
    body: { ...body, problem: '河水发臭' },
  });
  expect(other).toMatchObject({
    status: 422,
    body: { type: 'urn:ducha:problem:idempotency-key-reused' },
  });
  await house.settle();
  const figures = await house.ask('GET /figures', { as: people.head, query: { inspection } });
  expect(figures.body).toMatchObject({
    received: 1,
    channels: { web: 1 },
    rate: { percent: null },
  });
});

test('warm, an intake is one request to the database and none to anything else', async () => {
  await submitted(house.inspection, { contact, type: 'noise', district: '110105' });
  const database = vi.spyOn(DynamoDBClient.prototype, 'send');
  const others = vi.spyOn(globalThis, 'fetch');
  const answer = await house.ask('POST /public/complaints', {
    body: {
      inspection: house.inspection,
      problem: '吵',
      contact,
      type: 'noise',
      district: '110105',
    },
  });
  expect(answer.status).toBe(201);
  expect(database).toHaveBeenCalledTimes(1);
  expect(others).not.toHaveBeenCalled();
});

test('a receipt opens its complaint however it is typed; any other answers the same', async () => {
  const { receipt } = await submitted();
  const wide = receipt.replaceAll(/\d/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
  );
  const typed = await house.ask('GET /public/follow-up', {
    receipt: ` ${wide.slice(0, 5)} ${wide.slice(5)}`,
  });
  expect(typed.status).toBe(200);
  const wrongDigit = `${receipt.slice(0, 19)}${(Number(receipt.at(-1)) + 1) % 10}`;
  const answers = await Promise.all(
    [wrongDigit, '-', '12345678901234567890', 'hello', `9${receipt.slice(1)}`].map((one) =>
      house.ask('GET /public/follow-up', { receipt: one }),
    ),
  );
  for (const { status, body } of answers) {
    expect(status).toBe(404);
    expect(body).toEqual(answers[0]?.body);
  }
  const without = await house.ask('GET /public/follow-up', { receipt: '' });
  expect(without.body).toMatchObject({ status: 400, type: 'urn:ducha:problem:invalid' });
});

test('rejected commands write nothing', async () => {
  const { inspection, complaints } = await accepted(1);
  const [complaint = ''] = complaints;
  const { complaint: fresh } = await submitted(inspection, { contact });
  const before = await house.written();
  const refusals: [string, Promise<{ status: number; body: { type: string } }>][] = [
    [
      'inspection-not-open',
      house.ask('POST /public/complaints', { body: { inspection: newId(), problem: '吵' } }),
    ],
    [
      'unknown-code',
      house.ask('POST /public/complaints', { body: { inspection, problem: '吵', type: 'smell' } }),
    ],
    [
      'unknown-code',
      house.ask('POST /public/complaints', {
        body: { inspection, problem: '吵', district: '110199' },
      }),
    ],
    [
      'invalid',
      house.ask('POST /public/complaints', { body: { inspection, problem: '', extra: 1 } }),
    ],
    [
      'dates-impossible',
      house.ask('POST /complaints', {
        as: people.clerk,
        body: { inspection, problem: '吵', channel: 'letter', receivedOn: '2025-12-21' },
      }),
    ],
    ['wrong-stage', command(`/complaints/${complaint}/screening`, people.screener, accept())],
    [
      'one-lead',
      command(
        `/complaints/${fresh}/screening`,
        people.screener,
        accept({ organisations: [{ organisation: '110105', role: 'assist' }] }),
      ),
    ],
    [
      'unknown-code',
      command(`/complaints/${fresh}/screening`, people.screener, accept({ mainType: 'smell' })),
    ],
    [
      'unknown-code',
      command(
        `/complaints/${fresh}/screening`,
        people.screener,
        accept({ organisations: [{ organisation: '110199', role: 'lead' }] }),
      ),
    ],
    [
      'personal-data-in-text',
      command(
        `/complaints/${fresh}/screening`,
        people.screener,
        accept({ clearedText: '电话138-1111-2222' }),
      ),
    ],
    [
      'merge-impossible',
      command(`/complaints/${fresh}/screening`, people.screener, {
        decision: 'merge',
        into: fresh,
      }),
    ],
    [
      'dates-impossible',
      command(`/complaints/${fresh}/screening`, people.screener, {
        decision: 'ask',
        question: '哪一家？',
        answerBy: '2025-12-19',
      }),
    ],
    [
      'version-moved',
      house.ask(`POST /complaints/${fresh}/screening`, {
        as: people.screener,
        body: accept(),
        seen: 7,
      }),
    ],
    [
      'version-missing',
      house.ask(`POST /complaints/${fresh}/screening`, { as: people.screener, body: accept() }),
    ],
    ['forbidden', command(`/complaints/${fresh}/screening`, people.clerk, accept())],
    ['not-found', command(`/complaints/${complaint}/sign-in`, people.chaoyang, {})],
    [
      'not-found',
      house.ask(`POST /complaints/${newId()}/sign-in`, { as: people.chaoyang, body: {}, seen: 1 }),
    ],
    ['not-found', house.ask(`GET /complaints/${complaint}`, { as: people.fengtai })],
    [
      'inspection-not-open',
      house.ask('POST /batches', { as: people.clerk, body: { inspection: newId() } }),
    ],
    [
      'receipt-unknown',
      house.ask('POST /public/follow-up', { receipt: '1', body: { text: '是它' } }),
    ],
    [
      'not-found',
      house.ask(`POST /complaints/${newId()}/looks`, {
        as: people.screener,
        body: { reason: '核对' },
      }),
    ],
  ];
  for (const [code, asked] of refusals) {
    expect((await asked).body.type).toBe(`urn:ducha:problem:${code}`);
  }
  await house.settle();
  expect(await house.written()).toEqual(before);
});

test("a text with the complainant's own data is never cleared; a firm's phone may be confirmed", async () => {
  const { complaint } = await submitted(house.inspection, { contact });
  const screen = (clearedText: string, confirmed: string[] = []) =>
    command(
      `/complaints/${complaint}/screening`,
      people.screener,
      accept({ clearedText, confirmed }),
    );
  const own = await screen('张三丰（138 1111 2222）反映，厂家电话010-87654321', [
    '138 1111 2222',
    '张三丰',
    '01087654321',
  ]);
  expect(own.body.faults.map(({ code }: { code: string }) => code)).toEqual([
    'complainant-name',
    'complainant-phone',
  ]);
  expect(JSON.stringify(own.body)).not.toMatch(/张三丰|1111/);
  const firm = await screen('厂家电话010-87654321');
  expect(firm.body.faults).toEqual([
    { pointer: '#/clearedText', code: 'phone', detail: 'characters 5 to 16' },
  ]);
  expect((await screen('厂家电话010-87654321', ['010-87654321'])).status).toBe(200);
});

test('looks at what the complainant wrote are recorded before anything is shown', async () => {
  const { complaint } = await submitted(house.inspection, { contact, place: '地铁口' });
  const key = crypto.randomUUID();
  const look = { as: people.screener, key, body: { reason: '电话核实', contact: true } };
  const before = await house.written();
  const shown = await house.ask(`POST /complaints/${complaint}/looks`, look);
  expect(shown.body).toMatchObject({ problem: '夜里很吵，睡不着。', place: '地铁口', contact });
  expect((await house.ask(`POST /complaints/${complaint}/looks`, look)).status).toBe(200);
  expect((await house.written()).commits).toBe(before.commits + 1);
  const without = await house.ask(`POST /complaints/${complaint}/looks`, {
    as: people.reviewer,
    body: { reason: '核对文字' },
  });
  expect(without.body.contact).toBeNull();
});

test('a question can be answered with the receipt; unanswered, it lapses by the clock', async () => {
  const { complaint, receipt } = await submitted();
  const ask = { decision: 'ask', question: '是哪一家工地？', answerBy: '2025-12-25' };
  await done(`/complaints/${complaint}/screening`, people.screener, ask);
  const asked = await house.ask('GET /public/follow-up', { receipt });
  expect(asked.body).toMatchObject({ stage: 'asked', question: { text: '是哪一家工地？' } });
  const answered = await house.ask('POST /public/follow-up', {
    receipt,
    body: { text: '东边那家' },
  });
  expect(answered.body).toMatchObject({ stage: 'received', question: null });

  await done(`/complaints/${complaint}/screening`, people.screener, ask);
  await house.settle();
  await house.tick();
  const waiting = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  expect(waiting.body.stage).toBe('asked');
  vi.setSystemTime(new Date('2025-12-25T16:00:00Z'));
  const late = await house.ask('POST /public/follow-up', { receipt, body: { text: '晚了' } });
  expect(late.body.type).toBe('urn:ducha:problem:wrong-stage');
  await house.tick();
  const lapsed = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  expect(lapsed.body.stage).toBe('received');
  const look = { as: people.screener, body: { reason: '看补充' } };
  const shown = await house.ask(`POST /complaints/${complaint}/looks`, look);
  expect(shown.body.messages).toEqual([{ at: '2025-12-20T01:00:00.000Z', text: '东边那家' }]);
});

test('office and complainant write to each other; officials see those words by a look alone', async () => {
  const inspection = await house.openInspection();
  const { complaint, receipt } = await submitted(inspection);
  const at = '2025-12-20T01:00:00.000Z';
  const ask = { decision: 'ask', question: '是哪一家工地？', answerBy: '2025-12-25' };
  await done(`/complaints/${complaint}/screening`, people.screener, ask);
  const write = { receipt, key: crypto.randomUUID(), body: { text: '昨晚又开工了' } };
  const written = await house.ask('POST /public/follow-up/messages', write);
  expect(written.body).toMatchObject({ stage: 'asked', question: { text: '是哪一家工地？' } });
  const once = await house.written();
  const again = await house.ask('POST /public/follow-up/messages', write);
  expect(again.body).toEqual(written.body);
  expect(await house.written()).toEqual(once);
  await house.ask('POST /public/follow-up', { receipt, body: { text: '东边那家' } });
  const path = `/complaints/${complaint}/messages`;
  const told = await done(path, people.reviewer, { text: '已转有关单位，请保持电话畅通' });
  expect(told.messages).toEqual([
    { from: 'office', at, text: '是哪一家工地？' },
    { from: 'complainant', at, text: null },
    { from: 'complainant', at, text: null },
    { from: 'office', at, text: '已转有关单位，请保持电话畅通' },
  ]);
  const followed = await house.ask('GET /public/follow-up', { receipt });
  expect(followed.body.messages).toEqual([
    { from: 'office', at, text: '是哪一家工地？' },
    { from: 'complainant', at, text: '昨晚又开工了' },
    { from: 'complainant', at, text: '东边那家' },
    { from: 'office', at, text: '已转有关单位，请保持电话畅通' },
  ]);
  const look = { as: people.screener, body: { reason: '看来信' } };
  const shown = await house.ask(`POST /complaints/${complaint}/looks`, look);
  expect(shown.body.messages).toEqual([
    { at, text: '昨晚又开工了' },
    { at, text: '东边那家' },
  ]);

  await done(`/complaints/${complaint}/screening`, people.screener, accept());
  await house.settle();
  await closeBatch(inspection);
  const theirs = await house.ask(`GET /complaints/${complaint}`, { as: people.chaoyang });
  expect(theirs.body).toMatchObject({ stage: 'transferred', messages: [] });
});

test('a complainant writes until there are twenty messages, and after that the office still may', async () => {
  const { complaint, receipt } = await submitted();
  const write = (text: string) =>
    house.ask('POST /public/follow-up/messages', { receipt, body: { text } });
  for (let n = 1; n <= 20; n += 1) expect((await write(`第${n}次`)).status).toBe(200);
  const full = await house.written();
  expect((await write('再说一次')).body).toMatchObject({
    status: 409,
    type: 'urn:ducha:problem:too-many-messages',
  });
  expect(await house.written()).toEqual(full);
  await done(`/complaints/${complaint}/messages`, people.head, { text: '都已收到' });
});

test('messages are refused where there is no complaint, no receipt, no right or no text', async () => {
  const { complaint, receipt } = await submitted();
  const before = await house.written();
  const toOffice = (body: unknown, more: object) =>
    house.ask('POST /public/follow-up/messages', { body, ...more });
  const toComplainant = (as: (typeof people)[keyof typeof people], id = complaint) =>
    house.ask(`POST /complaints/${id}/messages`, { as, seen: 1, body: { text: '请补充' } });
  const refusals: [string, Promise<Awaited<ReturnType<typeof house.ask>>>][] = [
    ['receipt-unknown', toOffice({ text: '在吗' }, { receipt: '1'.repeat(20) })],
    ['receipt-unknown', toOffice({ text: '在吗' }, { receipt: '-' })],
    ['invalid', toOffice({ text: '在吗' }, {})],
    ['invalid', toOffice({ text: ' ' }, { receipt })],
    ['invalid', toOffice({ text: '长'.repeat(3_001) }, { receipt })],
    ['forbidden', toComplainant(people.clerk)],
    ['forbidden', toComplainant(people.chaoyang)],
    ['not-found', toComplainant(people.screener, newId())],
  ];
  for (const [code, asked] of refusals) {
    expect((await asked).body.type).toBe(`urn:ducha:problem:${code}`);
  }
  expect(await house.written()).toEqual(before);
});

test('what the office asked the complainant is shown to no organisation', async () => {
  const inspection = await house.openInspection();
  const { complaint } = await submitted(inspection);
  const ask = { decision: 'ask', question: '张女士，您住几层？', answerBy: '2025-12-25' };
  await done(`/complaints/${complaint}/screening`, people.screener, ask);
  await done(`/complaints/${complaint}/screening`, people.screener, accept());
  await house.settle();
  await closeBatch(inspection);
  const office = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  expect(office.body.question.text).toBe('张女士，您住几层？');
  const theirs = await house.ask(`GET /complaints/${complaint}`, { as: people.chaoyang });
  expect(theirs.body).toMatchObject({ stage: 'transferred', question: null });
  const signed = await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  expect(signed).toMatchObject({ stage: 'handling', question: null });
});

test('a declined complaint gets no number, and is told why and where it belongs', async () => {
  const { complaint, receipt } = await submitted();
  const declined = await done(`/complaints/${complaint}/screening`, people.screener, {
    decision: 'decline',
    ground: 'other-place',
    explanation: '已转送丰台区。',
    handedTo: '110106',
  });
  expect(declined).toMatchObject({ stage: 'declined', number: null });
  const told = await house.ask('GET /public/follow-up', { receipt });
  expect(told.body.declined).toMatchObject({
    ground: { chinese: '反映的问题不在本次督察的范围内' },
    explanation: '已转送丰台区。',
    handedTo: { chinese: '丰台区' },
  });
});

test("a merged complaint has a number of its own and shows the joined one's progress", async () => {
  const { inspection, complaints } = await accepted(1);
  const { complaint, receipt } = await submitted(inspection);
  const merged = await done(`/complaints/${complaint}/screening`, people.screener, {
    decision: 'merge',
    into: complaints[0],
  });
  const joined = await house.ask(`GET /complaints/${complaints[0]}`, { as: people.clerk });
  const serial = Number(joined.body.number.slice(-4)) + 1;
  const number = `W3BJ20251220${String(serial).padStart(4, '0')}`;
  expect(merged).toMatchObject({ number, mergedInto: complaints[0] });
  await closeBatch(inspection);
  const followed = await house.ask('GET /public/follow-up', { receipt });
  expect(followed.body).toMatchObject({
    stage: 'transferred',
    joined: true,
    number,
  });
  const figures = await house.ask('GET /figures', { as: people.head, query: { inspection } });
  expect(figures.body).toMatchObject({ received: 2, valid: 2, merged: 1, transferred: 1 });
});

test('a number of another list is taken once', async () => {
  const body = {
    inspection: house.inspection,
    problem: '上级交办',
    channel: 'letter',
    foreign: { list: 'central-3', number: 'D3HN202406020040' },
  };
  const first = await house.ask('POST /complaints', { as: people.clerk, body });
  expect(first.status).toBe(201);
  const second = await house.ask('POST /complaints', { as: people.clerk, body });
  expect(second.body.type).toBe('urn:ducha:problem:foreign-number-taken');
});

test('letters posted inside the stationing count after it; nothing else does', async () => {
  const inspection = await house.openInspection();
  const closed = {
    inspection,
    closedOn: '2025-12-30',
    complaintsTakenUntil: '2025-12-30',
    days: 30,
  };
  await house.service.deliver(house.handlers.inbox, [
    messageOf(stationingClosed.type, closed, { stream: `inspection/${inspection}`, version: 2 }),
  ]);
  await house.settle();
  vi.setSystemTime(new Date('2026-01-03T01:00:00Z'));
  const letter = (postedOn: string) =>
    house.ask('POST /complaints', {
      as: people.clerk,
      body: { inspection, problem: '来信', channel: 'letter', postedOn },
    });
  expect((await letter('2025-12-29')).status).toBe(201);
  expect((await letter('2025-12-31')).body.type).toBe('urn:ducha:problem:inspection-not-open');
  const web = await house.ask('POST /public/complaints', { body: { inspection, problem: '吵' } });
  expect(web.body.type).toBe('urn:ducha:problem:inspection-not-open');
});

test('a retry gets its first answer, whatever has become unknown since', async () => {
  const inspection = await house.openInspection();
  const type = { list: 'short-lived', kind: 'type', code: 'odour', order: 9 };
  const define = (retired: boolean) =>
    house.ask('POST /complaint-types', {
      as: people.head,
      body: { ...type, chinese: '异味', english: 'odour', retired },
    });
  await define(false);
  await house.settle();
  const key = crypto.randomUUID();
  const send = (body: object = {}) =>
    house.ask('POST /public/complaints', {
      key,
      body: { inspection, problem: '夜里有异味。', type: 'odour', ...body },
    });
  const first = await send();
  expect(first.status).toBe(201);
  const { complaint } = await submitted(inspection);
  const { headers } = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  const acceptKey = crypto.randomUUID();
  const screen = () =>
    house.ask(`POST /complaints/${complaint}/screening`, {
      as: people.screener,
      key: acceptKey,
      seen: Number(headers['etag']?.replaceAll('"', '')),
      body: accept({ mainType: 'odour' }),
    });
  const screened = await screen();
  expect(screened.status).toBe(200);
  await define(true);
  await house.settle();
  vi.setSystemTime(new Date(Date.now() + 60_000));
  expect(await send()).toMatchObject({ status: 201, body: first.body });
  expect(await screen()).toMatchObject({ status: 200, body: screened.body });
  const other = await send({ problem: '别的' });
  expect(other.body.type).toBe('urn:ducha:problem:idempotency-key-reused');
  const fresh = await house.ask('POST /public/complaints', {
    body: { inspection, problem: '夜里有异味。', type: 'odour' },
  });
  expect(fresh.body.type).toBe('urn:ducha:problem:unknown-code');
});

test('serial numbers have no gaps, however many are screened at once', async () => {
  const inspection = await house.openInspection({ policy: { round: 5 } });
  const ids: string[] = [];
  for (let n = 0; n < 12; n += 1) {
    const { body } = await house.ask('POST /complaints', {
      as: people.clerk,
      body: { inspection, problem: '吵', channel: 'phone' },
    });
    ids.push(body.complaint);
  }
  const screen = (complaint: string, keyOfTry: string) =>
    house.ask(`POST /complaints/${complaint}/screening`, {
      as: people.screener,
      key: keyOfTry,
      seen: 1,
      body: accept(),
    });
  const keys = new Map(ids.map((id) => [id, crypto.randomUUID()]));
  let open = ids;
  // Those who lost too often are told 503 and try again with the same key.
  for (let round = 0; open.length > 0 && round < 20; round += 1) {
    const answers = await Promise.all(open.map((id) => screen(id, keys.get(id) ?? '')));
    open = open.filter((_, index) => answers[index]?.status !== 200);
  }
  const numbers = await Promise.all(
    ids.map(
      async (id) => (await house.ask(`GET /complaints/${id}`, { as: people.clerk })).body.number,
    ),
  );
  expect(new Set(numbers)).toEqual(
    new Set(ids.map((_, index) => `D5BJ20251220${String(index + 1).padStart(4, '0')}`)),
  );
});

test('an opening balance is taken over once, before the first batch, and shown as such', async () => {
  const { inspection } = await accepted(2, (n) => ({ keyAttention: n === 0 }));
  const body = {
    inspection,
    batches: 30,
    complaints: 1_000,
    keyAttention: 95,
    statedBy: 'sthjj',
    asOf: '2025-12-19',
  };
  const key = crypto.randomUUID();
  const opened = await house.ask('POST /batch-series', { as: people.head, key, body });
  expect(opened).toMatchObject({ status: 201, body: { nextOrdinal: 31 } });
  expect((await house.ask('POST /batch-series', { as: people.head, key, body })).status).toBe(201);
  const twice = await house.ask('POST /batch-series', { as: people.head, body });
  expect(twice.body.type).toBe('urn:ducha:problem:series-begun');
  const batch = await closeBatch(inspection);
  expect(batch).toBe(`${inspection}-31`);
  const { notice } = (await house.ask(`GET /public/batches/${batch}`)).body;
  expect(notice.cumulative).toEqual({ complaints: 1_002, keyAttention: 96 });
  expect(notice.openingBalance).toEqual({
    batches: 30,
    complaints: 1_000,
    keyAttention: 95,
    asOf: '2025-12-19',
  });
  expect(notice.text.chinese).toContain(
    '累计交办1002件，其中重点关注96件（含期初数：截至2025年12月19日前30批1000件，其中重点关注95件）。',
  );
});

test('a batch that was interrupted goes on where it ended, and one batch is open at a time', async () => {
  const { inspection, complaints } = await accepted(3);
  const key = crypto.randomUUID();
  const close = () => house.ask('POST /batches', { as: people.clerk, key, body: { inspection } });
  const closing = await close();
  expect(closing.body).toMatchObject({ state: 'closing', answered: 0, notice: null });
  expect((await close()).body.batch).toBe(closing.body.batch);
  const next = await house.ask('POST /batches', { as: people.clerk, body: { inspection } });
  expect(next.body.type).toBe('urn:ducha:problem:batch-unfinished');

  await house.service.relay(house.handlers.relay);
  const messages = await house.service.messages('complaints');
  const outOfTime = { getRemainingTimeInMillis: () => 4_000 };
  const records = messages.map((message, index) => ({
    messageId: String(index),
    body: JSON.stringify(message),
  }));
  const stopped = await house.handlers.inbox({ Records: records }, outOfTime);
  expect(stopped.batchItemFailures).toHaveLength(1);
  expect(await house.service.deliver(house.handlers.inbox, [...messages, ...messages])).toBe(0);
  const read = await house.ask(`GET /batches/${closing.body.batch}`, { as: people.clerk });
  expect(read.body).toMatchObject({ state: 'handed-over', total: 3, answered: 3 });
  const versions = await Promise.all(
    complaints.map(
      async (id) => (await house.ask(`GET /complaints/${id}`, { as: people.clerk })).body.version,
    ),
  );
  expect(versions).toEqual([3, 3, 3]);
  await house.settle();
  expect((await close()).body.batch).toBe(closing.body.batch);
  const empty = await house.ask('POST /batches', { as: people.clerk, body: { inspection } });
  expect(empty.body.type).toBe('urn:ducha:problem:batch-empty');
});

test('a batch holds what was accepted before its cut-off, not at it', async () => {
  const { inspection, complaints } = await accepted(1);
  const [first = ''] = complaints;
  const path = `GET /complaints/${first}/timeline`;
  const { commits } = (await house.ask(path, { as: people.clerk })).body;
  const acceptedAt: string = commits[1].at;
  const close = (cutOff: string) =>
    house.ask('POST /batches', { as: people.clerk, body: { inspection, cutOff } });
  // "Before": a complaint accepted at the very moment stays for the next batch.
  expect((await close(acceptedAt)).body.type).toBe('urn:ducha:problem:batch-empty');
  const after = new Date(Date.parse(acceptedAt) + 1).toISOString();
  const closing = await close(after);
  expect(closing.body.complaints).toEqual([{ complaint: first, number: null, left: null }]);
});

test('an interim reply may carry a verdict; when the case closes, a new edition is published and the old one kept', async () => {
  const { inspection, complaints } = await accepted(1);
  const [complaint = ''] = complaints;
  const batch = await closeBatch(inspection);
  const { number } = (await house.ask(`GET /complaints/${complaint}`, { as: people.clerk })).body;
  const disclose = async () => {
    const { body } = await house.ask(`GET /batches/${batch}`, { as: people.clerk });
    return house.ask(`POST /batches/${batch}/disclosure`, {
      as: people.head,
      body: {},
      seen: body.version,
    });
  };
  expect((await disclose()).body).toMatchObject({
    type: 'urn:ducha:problem:not-reviewed',
    faults: [{ pointer: number }],
  });
  await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  const replied = async (body: object) => {
    await done(`/complaints/${complaint}/reply`, people.chaoyang, finalReply(body));
    await done(`/complaints/${complaint}/reply/approval`, people.chaoyangPrincipal, {
      decision: 'approve',
    });
    return done(`/complaints/${complaint}/reply/review`, people.reviewer, clearedTexts());
  };
  const interim = await replied({ kind: 'interim', result: 'open' });
  expect(interim).toMatchObject({ stage: 'handling', result: 'open' });
  expect((await disclose()).body).toMatchObject({ edition: 1, open: 1, rate: { percent: 0 } });
  await replied({});
  const second = await disclose();
  expect(second.body).toMatchObject({
    edition: 2,
    closed: 1,
    open: 0,
    cumulative: { complaints: 1, closed: 1, open: 0, rate: { percent: 100 } },
  });
  const old = await house.ask(`GET /public/batches/${batch}/result`, { query: { edition: '1' } });
  expect(old.body).toMatchObject({ edition: 1, open: 1 });
  const none = await house.ask(`GET /public/batches/${batch}/table`, { query: { edition: '3' } });
  expect(none.status).toBe(404);
  await house.settle();
  const listed = await house.ask('GET /public/batches', { query: { inspection } });
  expect(listed.body.batches).toMatchObject([{ batch, state: 'disclosed', editions: 2 }]);
});

test('a reply goes back and forth until the office confirms it', async () => {
  const { inspection, complaints } = await accepted(1);
  const [complaint = ''] = complaints;
  await closeBatch(inspection);
  const on = `/complaints/${complaint}`;
  expect((await command(`${on}/reply`, people.chaoyang, finalReply())).body.type).toBe(
    'urn:ducha:problem:wrong-stage',
  );
  await done(`${on}/sign-in`, people.chaoyang, {});
  await done(`${on}/reply`, people.chaoyang, finalReply());
  await done(`${on}/reply/approval`, people.chaoyangPrincipal, {
    decision: 'return',
    reason: '数字不对',
  });
  await done(`${on}/reply`, people.chaoyang, finalReply());
  await done(`${on}/reply/approval`, people.chaoyangPrincipal, { decision: 'approve' });
  const returned = await done(`${on}/reply/review`, people.reviewer, {
    decision: 'return',
    reason: '没有说明整改情况',
    redoBy: '2025-12-28',
  });
  expect(returned).toMatchObject({
    stage: 'handling',
    replyDue: '2025-12-28T16:00:00.000Z',
    replies: [
      { round: 1, returned: { by: 'principal', reason: '数字不对' } },
      { round: 2, returned: { by: 'office', reason: '没有说明整改情况' } },
    ],
  });
  const mine = await house.ask('GET /complaints', { as: people.chaoyang });
  expect(mine.status).toBe(200);
});

test('a refusal is granted with other organisations and new dates, or denied', async () => {
  const { inspection, complaints } = await accepted(1);
  const [complaint = ''] = complaints;
  await closeBatch(inspection);
  const on = `/complaints/${complaint}`;
  await done(`${on}/refusal`, people.chaoyang, { reason: '不在我区' });
  vi.setSystemTime(new Date('2025-12-21T01:00:00Z'));
  const granted = await done(`${on}/refusal/decision`, people.screener, {
    decision: 'grant',
    organisations: [{ organisation: '110106', role: 'lead' }],
  });
  expect(granted).toMatchObject({
    stage: 'transferred',
    parts: [{ organisation: '110106', signedInAt: null }],
    replyDue: '2025-12-31T16:00:00.000Z',
    refusals: [{ organisation: '110105', reason: '不在我区', decision: 'granted' }],
  });
  expect((await house.ask(`GET ${on}`, { as: people.chaoyang })).status).toBe(404);
  await house.settle();
  const parts = await house.ask('GET /complaints', { as: people.fengtai });
  expect(parts.body.complaints.map((row: { complaint: string }) => row.complaint)).toContain(
    complaint,
  );
  await done(`${on}/refusal`, people.fengtai, { reason: '也不在我区' });
  const denied = await done(`${on}/refusal/decision`, people.screener, { decision: 'deny' });
  expect(denied).toMatchObject({ stage: 'transferred', refusals: [{}, { decision: 'denied' }] });
});

test('a changed commit shows on the timeline', async () => {
  const { complaint } = await submitted();
  const client = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const key = { pk: { S: `c/complaint/${complaint}` }, sk: { S: '0000000001' } };
  const TableName = process.env['LOG_TABLE'] ?? '';
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: key }));
  const body = Buffer.from(Item?.['body']?.B ?? [])
    .toString('utf8')
    .replace('"channel":"web"', '"channel":"phone"');
  const timeline = () => house.ask(`GET /complaints/${complaint}/timeline`, { as: people.clerk });
  expect((await timeline()).body.verified).toBe(true);
  await client.send(
    new PutItemCommand({ TableName, Item: { ...Item, body: { B: Buffer.from(body) } } }),
  );
  expect((await timeline()).body).toMatchObject({ verified: false, commits: [] });
  await client.send(new PutItemCommand({ TableName, Item: Item ?? {} }));
  client.destroy();
});

test.each(['before', 'after'] as const)(
  'a hand-over that crashes %s any of its writes comes out whole',
  async (when) => {
    const { inspection, complaints } = await accepted(3);
    const closing = await house.ask('POST /batches', { as: people.clerk, body: { inspection } });
    await house.service.relay(house.handlers.relay);
    const messages = await house.service.messages('complaints');
    // oxlint-disable-next-line typescript/unbound-method -- it is called on the client that it was called on
    const real = DynamoDBClient.prototype.send;
    let crashes = 0;
    for (let at = 1; ; at += 1) {
      let calls = 0;
      const broken = vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(async function (
        this: DynamoDBClient,
        ...call: unknown[]
      ) {
        calls += 1;
        const crashing = calls === at;
        if (crashing && when === 'before') throw new Error('crashed');
        const answer = await Reflect.apply(real, this, call);
        if (crashing) throw new Error('crashed');
        return answer;
      } as never);
      const again = await house.service.deliver(house.handlers.inbox, messages);
      broken.mockRestore();
      if (again === 0) break;
      crashes += 1;
    }
    expect(crashes).toBeGreaterThan(5);
    const read = await house.ask(`GET /batches/${closing.body.batch}`, { as: people.clerk });
    expect(read.body).toMatchObject({
      state: 'handed-over',
      total: 3,
      notice: { total: 3, cumulative: { complaints: 3, keyAttention: 0 } },
    });
    for (const complaint of complaints) {
      const one = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
      expect(one.body).toMatchObject({ stage: 'transferred', version: 3 });
    }
    await house.settle();
    const figures = await house.ask('GET /figures', { as: people.head, query: { inspection } });
    expect(figures.body).toMatchObject({ received: 3, transferred: 3, open: 3 });
  },
);

test('views and figures rebuilt from the log are the ones that grew with it', async () => {
  await house.settle();
  const client = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const table = process.env['LOG_TABLE'] ?? '';
  const rows = async () => {
    const found = new Map<string, unknown>();
    let from: Record<string, never> | undefined;
    do {
      const page = await client.send(
        new ScanCommand({ TableName: table, ...(from && { ExclusiveStartKey: from }) }),
      );
      for (const item of page.Items ?? []) {
        if (item['pk']?.S?.startsWith('r/') === true)
          found.set(`${item['pk'].S} ${item['sk']?.S}`, item);
      }
      from = page.LastEvaluatedKey as never;
    } while (from !== undefined);
    return found;
  };
  const figures = async () => {
    const query = { inspection: house.inspection };
    return (await house.ask('GET /figures', { as: people.head, query })).body;
  };
  const [liveRows, liveFigures] = [await rows(), await figures()];
  expect(liveFigures.received).toBeGreaterThan(5);
  const projector = new Projector({ client, table, projections });
  await rebuildViews({ client, table }, projector);
  expect(await rows()).toEqual(liveRows);
  expect(await figures()).toEqual(liveFigures);
  client.destroy();
});

test('nothing that leaves the service holds a word of the complainant', async () => {
  await house.settle();
  const words = [contact.name, contact.phone, contact.address, '夜里很吵'];
  const out = await Promise.all(
    (['inspections', 'rectification', 'notifications'] as const).map((inbox) =>
      house.service.messages(inbox),
    ),
  );
  const client = testClient(process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const log = await client.send(new ScanCommand({ TableName: process.env['LOG_TABLE'] }));
  const items = (log.Items ?? []).map((item) =>
    Object.values(item)
      .map(({ S, B }) => S ?? Buffer.from(B ?? []).toString('utf8'))
      .join(' '),
  );
  client.destroy();
  expect(items.length).toBeGreaterThan(50);
  for (const word of words) {
    expect(JSON.stringify(out)).not.toContain(word);
    expect(items.filter((item) => item.includes(word))).toEqual([]);
  }
});
