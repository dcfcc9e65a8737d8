import { expect, test, vi } from 'vitest';
import { noteErased } from '@ducha/contracts';
import { newId } from '@ducha/event-log';
import { messageOf } from '@ducha/lambda/testing/one-service.ts';
import {
  acceptance,
  act,
  acted,
  confirmation,
  finalReply,
  handOver,
  nextActs,
  registered,
} from '../testing/complaint-acts.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { fileOf, putFile } from '../testing/put-file.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);

const contact = { name: '钱某某', phone: '13911112222', address: '团结路8号' };

/** A citizen's complaint with a photograph and a contact; its receipt, its id, and where its photograph lies. */
async function submitted(inspection: string) {
  const { bytes, announced } = fileOf(`the chimney, ${newId()}`);
  const upload = await house.ask('POST /public/photographs', {
    body: { inspection, ...announced },
  });
  expect(await putFile(upload.body.upload, bytes)).toBe(200);
  const { photograph } = upload.body;
  const taken = await house.ask('POST /public/complaints', {
    body: {
      inspection,
      problem: '烟囱夜里冒黑烟。',
      place: '团结路',
      contact,
      photographs: [photograph],
    },
  });
  expect(taken, JSON.stringify(taken.body)).toMatchObject({ status: 201 });
  await house.settle();
  const query = { inspection, limit: '200' };
  const listed = await house.ask('GET /complaints', { as: people.clerk, query });
  return {
    receipt: taken.body.receipt as string,
    complaint: listed.body.complaints[0].complaint as string,
    file: `${process.env['AWS_ENDPOINT_URL_S3']}/files/photographs/${photograph}`,
  };
}

const erase = (receipt: string, parts: readonly string[], key?: string) =>
  house.ask('POST /public/follow-up/erasure', {
    receipt,
    body: { parts },
    ...(key === undefined ? {} : { key }),
  });

const look = async (complaint: string) =>
  (
    await house.ask(`POST /complaints/${complaint}/looks`, {
      as: people.screener,
      body: { reason: '核对联系方式', contact: true },
    })
  ).body;

test('with the receipt the complainant has contact and photographs erased, and the words once they are screened', async () => {
  const inspection = await house.openInspection();
  const { receipt, complaint, file } = await submitted(inspection);
  const follow = async () => (await house.ask('GET /public/follow-up', { receipt })).body;
  expect(await follow()).toMatchObject({ erasable: ['contact', 'photographs'], erasures: [] });

  const early = await erase(receipt, ['contact', 'words']);
  expect(early.body).toMatchObject({
    type: 'urn:ducha:problem:wrong-stage',
    status: 409,
    faults: [{ pointer: '#/parts/1', code: 'wrong-stage' }],
  });
  expect((await look(complaint)).contact).toEqual({ ...contact, representatives: null });

  const key = crypto.randomUUID();
  const first = await erase(receipt, ['contact', 'photographs'], key);
  expect(first).toMatchObject({ status: 200, body: { erasable: [] } });
  expect(first.body.erasures).toEqual([
    { parts: ['contact', 'photographs'], cause: 'complainant', at: morning.toISOString() },
  ]);
  // At once for the texts; the file goes when the service hears of it.
  expect((await look(complaint)).contact).toEqual({
    name: '已删除',
    phone: '已删除',
    address: '已删除',
    representatives: null,
  });
  expect((await fetch(file)).status).toBe(200);
  await house.settle();
  expect((await fetch(file)).status).toBe(404);

  // The answer was lost: the same request is answered as it was, and nothing is erased twice.
  const written = await house.written();
  expect((await erase(receipt, ['contact', 'photographs'], key)).body).toEqual(first.body);
  expect((await erase(receipt, ['contact'])).body.type).toBe('urn:ducha:problem:nothing-to-erase');
  expect(await house.written()).toEqual(written);

  await acted(house, complaint, { ...nextActs['screening']!, body: acceptance() });
  expect(await follow()).toMatchObject({ erasable: ['words'] });
  expect((await erase(receipt, ['words'])).status).toBe(200);
  expect(await look(complaint)).toMatchObject({
    problem: '已删除',
    place: '已删除',
    photographs: [],
  });
  const shown = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  expect(shown.body.clearedText).toBe(acceptance().clearedText);
  expect(shown.body.erasures).toHaveLength(2);
});

test.each([
  ['a receipt of nobody', { receipt: '12345678901234567890', parts: ['contact'] }, 404],
  ['a part of the office', { parts: ['published'] }, 400],
  ['no part', { parts: [] }, 400],
  ['parts that are a text', { parts: 'contact' }, 400],
])(
  '%s erases nothing',
  async (_, { receipt, parts }: { receipt?: string; parts: unknown }, status) => {
    const inspection = await house.openInspection();
    const { receipt: own } = await submitted(inspection);
    const before = await house.written();
    const answer = await house.ask('POST /public/follow-up/erasure', {
      receipt: receipt ?? own,
      body: { parts },
    });
    expect(answer.status).toBe(status);
    expect(await house.written()).toEqual(before);
  },
);

test('what one transaction cannot hold is erased by those that follow, whatever is delivered twice or late', async () => {
  const inspection = await house.openInspection();
  const complaint = await registered(house, inspection);
  for (let written = 0; written < 90; written += 1) {
    const wrote = { path: 'messages', as: people.screener, body: { text: `第${written}次说明` } };
    expect((await act(house, complaint, wrote)).status).toBe(200);
  }
  await house.settle();
  const erased = await act(house, complaint, {
    path: 'erasure',
    as: people.head,
    body: { parts: ['messages'], ground: 'mistaken' },
  });
  const kept = (messages: readonly { text: string | null }[]) =>
    messages.filter(({ text }) => text !== null).length;
  expect(kept(erased.body.messages)).toBe(10);
  expect(erased.body.erasable).toContain('messages');
  await house.service.relay(house.handlers.relay);
  const messages = await house.service.messages('complaints');
  expect(messages).toHaveLength(1);
  expect(JSON.stringify(messages)).not.toContain('说明');
  for (let delivery = 0; delivery < 2; delivery += 1) {
    expect(await house.service.deliver(house.handlers.inbox, messages)).toBe(0);
  }
  await house.settle();
  const shown = await house.ask(`GET /complaints/${complaint}`, { as: people.head });
  expect(kept(shown.body.messages)).toBe(0);
  expect(shown.body.messages).toHaveLength(90);
  expect(shown.body.erasable).not.toContain('messages');
});

test('a file that the store does not give up waits in the queue, and goes then', async () => {
  const inspection = await house.openInspection();
  const { receipt, file } = await submitted(inspection);
  expect((await erase(receipt, ['photographs'])).status).toBe(200);
  await house.service.relay(house.handlers.relay);
  const messages = await house.service.messages('complaints');
  const s3 = process.env['AWS_ENDPOINT_URL_S3'];
  vi.stubEnv('AWS_ENDPOINT_URL_S3', 'http://127.0.0.1:1');
  expect(await house.service.deliver(house.handlers.inbox, messages)).toBe(1);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', s3);
  expect((await fetch(file)).status).toBe(200);
  expect(await house.service.deliver(house.handlers.inbox, messages)).toBe(0);
  expect((await fetch(file)).status).toBe(404);
});

test('an erasure of a complaint that is not there is no message for ever', async () => {
  const never = messageOf(
    noteErased.type,
    {
      matter: { kind: 'complaint', id: newId() },
      cause: 'office',
      parts: ['contact'],
      notes: [],
      files: [],
      plan: [],
      last: false,
    },
    { stream: `complaint/${newId()}` },
  );
  expect(await house.service.deliver(house.handlers.inbox, [never])).toBe(0);
  const [letter] = await house.service.messages('dead-letters');
  expect(letter?.type).toBe(noteErased.type);
});

/** A complaint of an inspection that was closed and published; its batch. */
async function published(inspection: string) {
  const made = await submitted(inspection);
  await acted(house, made.complaint, nextActs['screening']);
  await handOver(house, inspection);
  await acted(house, made.complaint, nextActs['signIn']);
  await acted(house, made.complaint, { ...nextActs['reply']!, body: finalReply() });
  await acted(house, made.complaint, nextActs['approval']);
  await acted(house, made.complaint, { ...nextActs['review']!, body: confirmation() });
  const batch = `${inspection}-1`;
  expect((await disclosed(batch)).status).toBe(200);
  return { ...made, batch };
}
async function disclosed(batch: string) {
  const { body } = await house.ask(`GET /batches/${batch}`, { as: people.clerk });
  const answer = await house.ask(`POST /batches/${batch}/disclosure`, {
    as: people.reviewer,
    body: {},
    seen: body.version,
  });
  await house.settle();
  return answer;
}
async function edition(batch: string, number: number) {
  const answer = await house.ask(`GET /public/batches/${batch}/table`, {
    query: { edition: String(number) },
  });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  return answer.body.rows[0];
}

test('a published text that was wrong is corrected: what was published keeps its row, the next edition is right', async () => {
  const { complaint, batch } = await published(await house.openInspection());
  const correct = (body: object, as = people.reviewer) =>
    act(house, complaint, { path: 'correction', as, body });
  const wrong = await correct({
    text: 'findings',
    corrected: '经核查，联系电话13911112222的反映属实。',
    old: 'kept',
  });
  expect(wrong.body).toMatchObject({
    type: 'urn:ducha:problem:personal-data-in-text',
    // Whose it is, nobody is told who has not looked at the contact.
    faults: [{ pointer: '#/corrected', code: 'phone' }],
  });
  const kept = { text: 'findings', corrected: '经再次核查，反映的问题部分属实。', old: 'kept' };
  expect((await correct(kept, people.clerk)).status).toBe(403);
  const corrected = await correct(kept);
  expect(corrected.body.replies[0].cleared.findings).toBe(kept.corrected);
  expect(corrected.body.corrections).toMatchObject([{ text: 'findings', keptOld: true }]);
  const goal = { text: 'goal', corrected: '夜间十点后不再施工', old: 'erased' };
  expect((await correct(goal)).status).toBe(200);
  await house.settle();

  expect(await edition(batch, 1)).toMatchObject({
    findings: confirmation().findings,
    goal: '已删除',
  });
  expect((await disclosed(batch)).status).toBe(200);
  expect(await edition(batch, 2)).toMatchObject({
    findings: kept.corrected,
    goal: goal.corrected,
  });
});

test('what was published and is erased keeps its row in every edition, and for the complainant', async () => {
  const { complaint, batch, receipt } = await published(await house.openInspection());
  const body = { parts: ['published', 'handling', 'cleared-text'], ground: 'unlawful' };
  const refused = await act(house, complaint, { path: 'erasure', as: people.reviewer, body });
  expect(refused.status).toBe(403);
  const answer = await act(house, complaint, { path: 'erasure', as: people.head, body });
  expect(answer.status).toBe(200);
  expect(await edition(batch, 1)).toMatchObject({
    serial: 1,
    verdict: 'substantiated',
    problem: '已删除',
    findings: '已删除',
    handling: '已删除',
    goal: '已删除',
  });
  const followed = await house.ask('GET /public/follow-up', { receipt });
  expect(followed.body.outcome).toMatchObject({ findings: '已删除', handling: '已删除' });
  const again = await act(house, complaint, { path: 'erasure', as: people.head, body });
  expect(again.body.type).toBe('urn:ducha:problem:nothing-to-erase');
});

test('what was kept long enough goes by itself: the contact first, at last the texts and why somebody looked', async () => {
  const inspection = await house.openInspection();
  const { complaint, receipt, file, batch } = await published(inspection);
  await look(complaint);
  const at = async (time: string) => {
    vi.setSystemTime(new Date(time));
    await house.settle();
    await house.tick();
    await house.settle();
    // A second sweep over the same row changes nothing.
    await house.tick();
    await house.settle();
    return (await house.ask('GET /public/follow-up', { receipt })).body.erasures;
  };
  const reasons = async () =>
    (await house.ask('GET /looks', { as: people.head, query: { complaint } })).body.looks.map(
      ({ reason }: { reason: string }) => reason,
    );
  expect(await at('2025-12-27T15:00:00Z')).toEqual([]);
  expect(await at('2025-12-28T01:00:00Z')).toEqual([]);
  expect(await at('2027-12-20T15:00:00Z')).toEqual([]);
  expect(await at('2027-12-20T17:00:00Z')).toMatchObject([
    { parts: ['contact'], cause: 'retention' },
  ]);
  expect(await reasons()).toEqual(['核对联系方式']);
  expect(await at('2035-12-20T17:00:00Z')).toHaveLength(2);
  expect(await look(complaint)).toMatchObject({ problem: '已删除', contact: { name: '已删除' } });
  expect((await reasons()).toSorted()).toEqual(['已删除', '核对联系方式'].toSorted());
  expect((await fetch(file)).status).toBe(404);
  expect(await edition(batch, 1)).toMatchObject({ findings: confirmation().findings });
});
