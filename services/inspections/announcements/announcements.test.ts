import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startOneService, type OneService } from '@ducha/lambda/testing/one-service.ts';

/** 公告 on the real engines: what the office publishes, and what everyone reads of it. */
let service: OneService;
// oxlint-disable-next-line typescript/no-explicit-any -- entries are imported once their environment is set
let [api, publicApi, relay]: any[] = [];
let inspection = '';

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-29T02:00:00Z') });
  service = await startOneService();
  [api, publicApi, relay] = (
    await Promise.all([import('../api.ts'), import('../public-api.ts'), import('../relay.ts')])
  ).map(({ handler }) => handler);
  inspection = await stationed();
});
afterAll(() => service.stop());

const head = { sub: 'head', roles: ['office-head'] };
const clerk = { sub: 'clerk', roles: ['office-clerk'] };
const committee = { sub: 'committee', roles: ['committee-and-government-approver'] };

/** An inspection of one district whose team is on site; gives its id. */
async function stationed(): Promise<string> {
  const ask = async (line: string, as: typeof head, seen: number, body: unknown) => {
    const answer = await service.ask(api, line, { as, seen, body });
    expect(answer.status, line).toBeLessThan(300);
    return answer.body;
  };
  await ask('POST /organisations', head, 0, {
    organisations: [
      {
        code: '110105',
        kind: 'district',
        parent: null,
        successor: null,
        names: [{ from: '2020-01-01', chinese: '朝阳区', english: null }],
      },
    ],
  });
  const created = await ask('POST /inspections', head, 0, {
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
  });
  const path = `POST /inspections/${created.inspection}`;
  await ask(`${path}/submission`, head, 1, {});
  await ask(`${path}/decision`, committee, 2, { decision: 'approve', reason: '同意' });
  const person = { rank: 'bureau', retiredOn: null };
  await ask(`${path}/preparation`, head, 3, {
    leader: { subject: 'leader', ...person, organisations: [] },
    deputies: [
      {
        subject: 'deputy',
        ...person,
        organisations: [{ organisation: 'sthjj', leads: true, left: null }],
      },
    ],
    members: [],
  });
  await ask(`${path}/stationing`, head, 4, {});
  return created.inspection;
}

const contact = {
  phone: '010-00000000',
  hours: '8:00-20:00',
  mailbox: '北京市A00000号邮政信箱',
  address: null,
};
const stationing = () => ({
  inspection,
  kind: 'stationing',
  title: { chinese: '督察进驻公告', english: 'The team has arrived' },
  text: { chinese: '督察组进驻。', english: null },
  contact,
});
const notice = (chinese: string) => ({
  kind: 'notice',
  title: { chinese, english: null },
  text: { chinese: '正文', english: null },
  contact: null,
});

async function published(body: unknown): Promise<string> {
  const answer = await service.ask(api, 'POST /announcements', { as: head, body });
  expect(answer.status).toBe(201);
  await service.relay(relay);
  return answer.body.announcement;
}

/** The titles of the public list, in its order. */
async function titles(query: Record<string, string> = {}): Promise<string[]> {
  const { status, body } = await service.ask(publicApi, 'GET /public/announcements', { query });
  expect(status).toBe(200);
  return body.announcements.map(({ title }: { title: { chinese: string } }) => title.chinese);
}

test('an announcement is published, corrected with its first edition kept, and withdrawn', async () => {
  const id = await published(stationing());
  const line = `GET /public/announcements/${id}`;
  const first = await service.ask(publicApi, line);
  expect(first.body).toEqual({
    state: 'published',
    announcement: id,
    kind: 'stationing',
    inspection,
    publishedAt: '2026-03-29T02:00:00.000Z',
    title: { chinese: '督察进驻公告', english: 'The team has arrived' },
    text: { chinese: '督察组进驻。', english: null },
    contact,
    edition: 1,
    editions: [{ edition: 1, at: '2026-03-29T02:00:00.000Z', erased: false }],
  });

  vi.setSystemTime(new Date('2026-03-30T02:00:00Z'));
  const corrected = await service.ask(api, `POST /announcements/${id}/correction`, {
    as: head,
    seen: 1,
    body: {
      title: { chinese: '督察进驻公告（更正）', english: null },
      text: { chinese: '督察组已进驻。', english: null },
      contact: { ...contact, phone: '010-00000001' },
    },
  });
  expect(corrected.body).toMatchObject({ version: 2, edition: 2, state: 'published' });
  expect(corrected.headers['etag']).toBe('"2"');
  await service.relay(relay);
  const second = await service.ask(publicApi, line);
  expect(second.body).toMatchObject({
    text: { chinese: '督察组已进驻。' },
    contact: { phone: '010-00000001' },
    edition: 2,
    editions: [{ edition: 1 }, { edition: 2, at: '2026-03-30T02:00:00.000Z' }],
  });
  const earlier = await service.ask(publicApi, line, { query: { edition: '1' } });
  expect(earlier.body).toMatchObject({ text: { chinese: '督察组进驻。' }, edition: 1, contact });
  expect((await service.ask(publicApi, line, { query: { edition: '3' } })).status).toBe(404);
  expect(await titles()).toContain('督察进驻公告（更正）');

  vi.setSystemTime(new Date('2026-03-31T02:00:00Z'));
  const withdrawal = {
    as: head,
    seen: 2,
    body: { reason: '电话号码有误' },
    key: 'aaaabbbbccccddddeeee-0001',
  };
  const withdrawn = await service.ask(api, `POST /announcements/${id}/withdrawal`, withdrawal);
  expect(withdrawn.body).toMatchObject({
    version: 3,
    state: 'withdrawn',
    reason: '电话号码有误',
    withdrawnAt: '2026-03-31T02:00:00.000Z',
  });
  const again = await service.ask(api, `POST /announcements/${id}/withdrawal`, withdrawal);
  expect(again.body).toEqual(withdrawn.body);
  await service.relay(relay);
  const outside = await service.ask(publicApi, line);
  expect(outside.body).toEqual({
    state: 'withdrawn',
    announcement: id,
    kind: 'stationing',
    inspection,
    publishedAt: '2026-03-29T02:00:00.000Z',
    withdrawnAt: '2026-03-31T02:00:00.000Z',
  });
  expect(await titles()).toEqual([]);
  const inside = await service.ask(api, 'GET /announcements', { as: clerk });
  expect(inside.body.announcements).toEqual([
    expect.objectContaining({
      announcement: id,
      version: 3,
      state: 'withdrawn',
      correctedAt: '2026-03-30T02:00:00.000Z',
      withdrawnAt: '2026-03-31T02:00:00.000Z',
    }),
  ]);
  const kept = await service.ask(api, `GET /announcements/${id}`, {
    as: clerk,
    query: { edition: '1' },
  });
  expect(kept.body).toMatchObject({ text: { chinese: '督察组进驻。' }, reason: '电话号码有误' });
});

test('the lists: by kind, by inspection, by both, newest first, page by page', async () => {
  const shown = ['一', '二', '三'];
  for (const [index, title] of shown.entries()) {
    vi.setSystemTime(new Date(`2026-04-0${index + 1}T02:00:00Z`));
    await published(notice(title));
  }
  vi.setSystemTime(new Date('2026-04-04T02:00:00Z'));
  await published(stationing());
  await published({ ...notice('关于本次督察'), inspection });
  expect((await titles()).slice(2)).toEqual(['三', '二', '一']);
  expect(await titles({ kind: 'stationing' })).toEqual(['督察进驻公告']);
  expect((await titles({ inspection })).toSorted()).toEqual(['关于本次督察', '督察进驻公告']);
  expect(await titles({ inspection, kind: 'notice' })).toEqual(['关于本次督察']);
  expect(await titles({ kind: 'feedback' })).toEqual([]);

  const pages: string[] = [];
  let after: string | null = null;
  do {
    const { body, headers } = await service.ask(publicApi, 'GET /public/announcements', {
      query: { kind: 'notice', limit: '2', ...(after === null ? {} : { after }) },
    });
    pages.push(
      ...body.announcements.map((one: { title: { chinese: string } }) => one.title.chinese),
    );
    after = body.next;
    expect(headers['link'] === undefined).toBe(after === null);
  } while (after !== null);
  expect(pages).toEqual(['关于本次督察', '三', '二', '一']);
});

test('what cannot be announced is refused', async () => {
  const unknown = await service.ask(api, 'POST /announcements', {
    as: head,
    body: { ...stationing(), inspection: '9'.repeat(26) },
  });
  expect(unknown).toMatchObject({ status: 422, body: { type: 'urn:ducha:problem:unknown-code' } });
  const silent = await service.ask(api, 'POST /announcements', {
    as: head,
    body: { ...stationing(), contact: null },
  });
  expect(silent).toMatchObject({ status: 400, body: { faults: [{ pointer: '#/contact' }] } });
  const missing = await service.ask(api, `POST /announcements/${'9'.repeat(26)}/withdrawal`, {
    as: head,
    seen: 1,
    body: { reason: '误发' },
  });
  expect(missing.status).toBe(404);
  const forbidden = await service.ask(api, 'POST /announcements', {
    as: clerk,
    body: notice('四'),
  });
  expect(forbidden.status).toBe(403);
  const absent = await service.ask(publicApi, `GET /public/announcements/${'9'.repeat(26)}`);
  expect(absent.status).toBe(404);
});

/** What an act on an announcement at a version of it comes to. */
const act = (id: string, name: string, seen: number, body: unknown, more: object = {}) =>
  service.ask(api, `POST /announcements/${id}/${name}`, { as: head, seen, body, ...more });
const wordedAnew = {
  title: { chinese: '关于督察的通告', english: 'A notice' },
  text: { chinese: '请拨打督察组电话。', english: null },
  contact: null,
};
async function outside(id: string, edition?: number) {
  const query = edition === undefined ? {} : { edition: String(edition) };
  return (await service.ask(publicApi, `GET /public/announcements/${id}`, { query })).body;
}

test('an edition that is erased is gone for everyone, once, and the announcement keeps its row', async () => {
  const id = await published({
    ...notice('张三的电话'),
    title: { chinese: '张三的电话', english: 'The telephone of Zhang San' },
  });
  const body = { texts: ['edition-1'], ground: 'asked-for' };
  expect((await act(id, 'erasure', 1, body, { as: clerk })).status).toBe(403);
  const key = 'aaaabbbbccccddddeeee-0002';
  const erased = await act(id, 'erasure', 1, body, { key });
  expect(erased).toMatchObject({
    status: 200,
    body: {
      version: 2,
      state: 'published',
      title: { chinese: '已删除', english: 'Erased' },
      text: { chinese: '已删除', english: null },
      editions: [{ edition: 1, erased: true }],
      erasable: [],
      erasures: [{ texts: ['edition-1'], ground: 'asked-for' }],
    },
  });
  // At once, whether the lists have heard of it or not.
  expect(await titles({ kind: 'notice' })).toContain('已删除');
  await service.relay(relay);
  expect(await titles({ kind: 'notice' })).toContain('已删除');
  expect(await titles({ kind: 'notice' })).not.toContain('张三的电话');
  expect(await outside(id)).toMatchObject({
    state: 'published',
    title: { chinese: '已删除', english: 'Erased' },
    editions: [{ edition: 1, erased: true }],
  });
  expect(Object.keys(await outside(id))).not.toContain('erasures');

  // The answer was lost: the same is answered again, and another finds nothing.
  expect((await act(id, 'erasure', 1, body, { key })).body).toEqual(erased.body);
  expect((await act(id, 'erasure', 2, body)).body.type).toBe('urn:ducha:problem:nothing-to-erase');
  // Its words are published anew as another edition.
  const anew = await act(id, 'correction', 2, wordedAnew);
  expect(anew.body).toMatchObject({ edition: 2, title: wordedAnew.title, text: wordedAnew.text });
});

test('a correction erases the edition that stood where it says so; else that stays readable', async () => {
  const id = await published(notice('张三的住址'));
  expect((await act(id, 'correction', 1, { ...wordedAnew, old: 'kept' })).status).toBe(200);
  expect(await outside(id, 1)).toMatchObject({ title: { chinese: '张三的住址' } });
  const corrected = await act(id, 'correction', 2, { ...wordedAnew, old: 'erased' });
  expect(corrected.body).toMatchObject({
    edition: 3,
    title: wordedAnew.title,
    editions: [{ erased: false }, { erased: true }, { erased: false }],
    erasable: ['edition-1', 'edition-3'],
    erasures: [{ texts: ['edition-2'], ground: null }],
  });
  expect(await outside(id, 2)).toMatchObject({ title: { chinese: '已删除' } });
});

test('how a team was reached is erased with its edition, and why it was withdrawn too', async () => {
  const id = await published(stationing());
  await act(id, 'withdrawal', 1, { reason: '写错了张三的电话' });
  const body = { texts: ['edition-1', 'reason'], ground: 'unlawful' };
  expect((await act(id, 'erasure', 2, body)).body).toMatchObject({
    state: 'withdrawn',
    reason: null,
    contact: { phone: '已删除', hours: '已删除', mailbox: '已删除', address: null },
    erasable: [],
  });
  expect(await outside(id)).toMatchObject({ state: 'withdrawn' });
});

test.each([
  [{}, ['#/ground', '#/texts']],
  [{ texts: [], ground: 'because', why: '张三' }, ['#/ground', '#/texts', '#/why']],
  [{ texts: ['edition-0', 'title'], ground: 'mistaken' }, ['#/texts/0', '#/texts/1']],
])('an erasure by a bad body %j names every fault and changes nothing', async (body, pointers) => {
  const id = await published(notice('不变'));
  const answer = await act(id, 'erasure', 1, body);
  expect(answer.status).toBe(400);
  const faults: { pointer: string }[] = answer.body.faults;
  expect(faults.map(({ pointer }) => pointer).toSorted()).toEqual(pointers);
  expect(await outside(id)).toMatchObject({ title: { chinese: '不变' } });
});
