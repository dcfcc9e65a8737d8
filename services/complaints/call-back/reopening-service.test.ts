import { expect, test, vi } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { accept, clearedTexts, complaintSteps, finalReply } from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, command, done, closeBatch } = complaintSteps(() => house);
const reason = '夜里还是有机器响，窗户都在抖。';
const task = '请夜间再查一次。';

/** A complaint that was closed and published, with another one that was merged into it. */
async function closed() {
  const inspection = await house.openInspection();
  const first = await submitted(inspection, { contact: { phone: '13811112222' } });
  await done(`/complaints/${first.complaint}/screening`, people.screener, accept());
  const second = await submitted(inspection);
  await done(`/complaints/${second.complaint}/screening`, people.screener, {
    decision: 'merge',
    into: first.complaint,
  });
  await house.settle();
  const batch = await closeBatch(inspection);
  await done(`/complaints/${first.complaint}/sign-in`, people.chaoyang, {});
  await answered(first.complaint);
  await disclose(batch);
  return { first, second, batch };
}

async function answered(complaint: string): Promise<void> {
  await done(`/complaints/${complaint}/reply`, people.chaoyang, finalReply());
  await done(`/complaints/${complaint}/reply/approval`, people.chaoyangPrincipal, {
    decision: 'approve',
  });
  await done(`/complaints/${complaint}/reply/review`, people.reviewer, clearedTexts());
  await house.settle();
}

async function disclose(batch: string) {
  const path = `/batches/${batch}`;
  const { headers } = await house.ask(`GET ${path}`, { as: people.head });
  const seen = Number(headers['etag']?.replaceAll('"', ''));
  const answer = await house.ask(`POST ${path}/disclosure`, { as: people.head, body: {}, seen });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
  await house.settle();
  return answer.body;
}

const ask = async (receipt: string, key?: string) =>
  house.ask('POST /public/follow-up/reopening', {
    receipt,
    body: { reason },
    ...(key === undefined ? {} : { key }),
  });
const follow = async (receipt: string) =>
  (await house.ask('GET /public/follow-up', { receipt })).body;
const decision = (complaint: string) => `/complaints/${complaint}/reopening/decision`;
const todosOf = async (as: (typeof people)[keyof typeof people]) => {
  await house.settle();
  return (await house.ask('GET /complaints', { as, query: { todo: 'true' } })).body.complaints;
};
const timeline = async (complaint: string) =>
  (await house.ask(`GET /complaints/${complaint}/timeline`, { as: people.chaoyang })).body.commits;

test('it is asked for once, by a to-do of the office; sent twice it is one', async () => {
  const { first } = await closed();
  expect(await follow(first.receipt)).toMatchObject({ reopenable: true, reopenings: [] });
  const before = await timeline(first.complaint);
  const key = 'c9e7a1de-52a7-4e4e-9a3e-1f6d1c2b7a02';
  const asked = await ask(first.receipt, key);
  expect(asked).toMatchObject({
    status: 200,
    body: {
      stage: 'closed',
      reopenable: false,
      reopenings: [{ askedOn: '2025-12-20', decision: null, reason: null }],
      messages: [{ from: 'complainant', text: reason }],
    },
  });
  expect((await ask(first.receipt, key)).body).toEqual(asked.body);
  expect((await ask(first.receipt)).body.type).toBe('urn:ducha:problem:already-done');
  // The organisation hears nothing of it while nothing is decided.
  expect(await timeline(first.complaint)).toEqual(before);
  const theirs = await house.ask(`GET /complaints/${first.complaint}`, { as: people.chaoyang });
  expect(theirs.body).toMatchObject({ reopenings: [], messages: [] });
  expect(await todosOf(people.head)).toContainEqual(
    expect.objectContaining({
      complaint: first.complaint,
      todo: { act: 'decide-reopening', due: '2025-12-24T16:00:00.000Z', unpublished: [] },
    }),
  );
  expect(await house.logText()).not.toContain('窗户');
});

test('granted, it is handled anew by a new date, told to both, and due for another edition', async () => {
  const { first, second, batch } = await closed();
  await ask(first.receipt);
  vi.setSystemTime(new Date('2025-12-22T01:00:00Z'));
  const office = await done(decision(first.complaint), people.screener, {
    decision: 'grant',
    reason: task,
  });
  expect(office).toMatchObject({
    stage: 'handling',
    result: 'open',
    replyDue: '2026-01-01T16:00:00.000Z',
    replyDate: { explanation: { chinese: expect.stringContaining('2026') } },
    reopenings: [{ through: 'receipt', decision: 'granted', reason: task }],
  });
  await house.settle();
  const theirs = await house.ask(`GET /complaints/${first.complaint}`, { as: people.chaoyang });
  expect(theirs.body.reopenings).toEqual([
    {
      through: null,
      askedAt: null,
      decision: 'granted',
      decidedAt: '2025-12-22T01:00:00.000Z',
      reason: task,
    },
  ]);
  expect((await timeline(first.complaint)).at(-1).events).toEqual([
    'complaint.reopened.v1',
    'deadline.set.v1',
  ]);
  expect(await todosOf(people.chaoyang)).toContainEqual(
    expect.objectContaining({
      complaint: first.complaint,
      todo: expect.objectContaining({ act: 'reply', due: '2026-01-01T16:00:00.000Z' }),
    }),
  );
  const own = await follow(first.receipt);
  expect(own).toMatchObject({
    stage: 'handling',
    closedOn: null,
    replyDueOn: '2026-01-01',
    satisfaction: null,
    reopenable: false,
    reopenings: [
      { askedOn: '2025-12-20', decision: 'granted', decidedOn: '2025-12-22', reason: task },
    ],
    newerUnpublished: true,
    outcome: { result: 'closed' },
  });
  expect(await follow(second.receipt)).toMatchObject({
    joined: true,
    reopenings: [{ askedOn: null, decision: 'granted', reason: task }],
  });
  const shown = await house.ask(`GET /complaints/${first.complaint}`, { as: people.head });
  expect(shown.body.editionDue).toBe(true);
  expect(await disclose(batch)).toMatchObject({ closed: 0, open: 1 });
  expect((await follow(first.receipt)).outcome).toMatchObject({ edition: 2, result: 'open' });
  await answered(first.complaint);
  expect(await follow(first.receipt)).toMatchObject({
    stage: 'closed',
    reopenable: false,
    satisfaction: { told: null, until: '2026-01-05', open: true },
  });
  expect((await ask(first.receipt)).body.type).toBe('urn:ducha:problem:reopenings-exhausted');
});

test('denied, it stays closed, and the complainant alone reads why', async () => {
  const { first, second } = await closed();
  await ask(first.receipt);
  await done(decision(first.complaint), people.head, {
    decision: 'deny',
    reason: '没有新的情况。',
  });
  expect(await follow(first.receipt)).toMatchObject({
    stage: 'closed',
    closedOn: '2025-12-20',
    reopenable: false,
    reopenings: [{ decision: 'denied', reason: '没有新的情况。' }],
  });
  expect((await follow(second.receipt)).reopenings).toEqual([]);
  const theirs = await house.ask(`GET /complaints/${first.complaint}`, { as: people.chaoyang });
  expect(theirs.body.reopenings).toEqual([]);
  expect(JSON.stringify(await timeline(first.complaint))).not.toContain('reopening');
});

test('of two who decide at the same moment one decides, and the other is told', async () => {
  const { first } = await closed();
  await ask(first.receipt);
  const { body: seen } = await house.ask(`GET /complaints/${first.complaint}`, {
    as: people.clerk,
  });
  const answers = await Promise.all(
    [
      [people.head, { decision: 'deny', reason: '没有新的情况。' }] as const,
      [people.screener, { decision: 'grant', reason: task }] as const,
    ].map(async ([as, body]) =>
      house.ask(`POST ${decision(first.complaint)}`, { as, body, seen: seen.version }),
    ),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
  const late = await command(decision(first.complaint), people.head, {
    decision: 'deny',
    reason: '没有新的情况。',
  });
  expect(late.body.type).toBe('urn:ducha:problem:wrong-stage');
});

test('who confirmed the reply does not decide whether that was right', async () => {
  const { first } = await closed();
  await ask(first.receipt);
  const both = { ...people.reviewer, roles: ['office-reviewer', 'office-head'] };
  const body = { decision: 'deny', reason: '没有新的情况。' };
  const own = await command(decision(first.complaint), both, body);
  expect(own.body.type).toBe('urn:ducha:problem:own-case');
  const acts = await house.ask(`GET /complaints/${first.complaint}/acts`, { as: both });
  expect(acts.body.acts).toContainEqual({
    act: 'decideReopening',
    allowed: false,
    why: 'own-case',
  });
  expect((await command(decision(first.complaint), people.reviewer, body)).status).toBe(403);
});

test('what the organisation is told is searched for who complained', async () => {
  const { first } = await closed();
  await ask(first.receipt);
  const before = await house.written();
  const leaking = await command(decision(first.complaint), people.screener, {
    decision: 'grant',
    reason: '举报人电话13811112222，请联系。',
  });
  expect(leaking.body).toMatchObject({
    type: 'urn:ducha:problem:personal-data-in-text',
    faults: [{ pointer: '#/reason', code: 'phone' }],
  });
  expect(await house.written()).toEqual(before);
});

test('too late, or of another’s complaint, it is refused, and says why', async () => {
  const { first, second } = await closed();
  expect((await ask(second.receipt)).body.type).toBe('urn:ducha:problem:merged-into-another');
  expect(await follow(second.receipt)).toMatchObject({ reopenable: false });
  vi.setSystemTime(new Date('2026-01-03T16:00:00Z'));
  expect((await ask(first.receipt)).body.type).toBe('urn:ducha:problem:closing-past');
  expect(await follow(first.receipt)).toMatchObject({
    reopenable: false,
    satisfaction: { until: '2026-01-03', open: false },
  });
});

test('what was written for it is erased with what it belongs to', async () => {
  const { first } = await closed();
  await ask(first.receipt);
  await done(decision(first.complaint), people.screener, { decision: 'grant', reason: task });
  await house.ask('POST /public/follow-up/erasure', {
    receipt: first.receipt,
    body: { parts: ['messages'] },
  });
  expect(await follow(first.receipt)).toMatchObject({
    messages: [{ text: null }],
    reopenings: [{ reason: task }],
  });
  const erased = await done(`/complaints/${first.complaint}/erasure`, people.head, {
    parts: ['handling'],
    ground: 'mistaken',
  });
  expect(erased.reopenings).toMatchObject([{ decision: 'granted', reason: '已删除' }]);
});
