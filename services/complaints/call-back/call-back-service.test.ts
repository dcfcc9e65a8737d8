import { expect, test } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { accept, clearedTexts, complaintSteps, finalReply } from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, command, done, closeBatch } = complaintSteps(() => house);
const path = (complaint: string) => `/complaints/${complaint}/call-back`;

async function closed(body: object = { contact: { phone: '13811112222' } }) {
  const inspection = await house.openInspection();
  const reported = await submitted(inspection, body);
  const { complaint } = reported;
  await done(`/complaints/${complaint}/screening`, people.screener, accept());
  await house.settle();
  await closeBatch(inspection);
  await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  await done(`/complaints/${complaint}/reply`, people.chaoyang, finalReply());
  await done(`/complaints/${complaint}/reply/approval`, people.chaoyangPrincipal, {
    decision: 'approve',
  });
  await done(`/complaints/${complaint}/reply/review`, people.reviewer, clearedTexts());
  return reported;
}
async function looks(complaint: string, contact: boolean): Promise<void> {
  const answer = await house.ask(`POST /complaints/${complaint}/looks`, {
    as: people.screener,
    body: { reason: '回访', contact },
  });
  expect(answer.status).toBe(200);
}

test('whoever calls back has looked at the contact, and what came of it is told to the complainant', async () => {
  const { complaint, receipt } = await closed();
  const body = { outcome: 'not-satisfied', channel: 'phone', said: '夜里还是有机器响。' };
  const before = await house.written();
  const unseen = async () =>
    (await command(path(complaint), people.screener, body)).body.type as string;
  expect(await unseen()).toBe('urn:ducha:problem:contact-unseen');
  await looks(complaint, false);
  expect(await unseen()).toBe('urn:ducha:problem:contact-unseen');
  expect((await house.written()).commits).toBe(before.commits + 1);
  await looks(complaint, true);
  const timeline = async () =>
    (await house.ask(`GET /complaints/${complaint}/timeline`, { as: people.chaoyang })).body
      .commits;
  const told = await timeline();
  expect(await done(path(complaint), people.screener, body)).toMatchObject({
    stage: 'closed',
    callBacks: [{ channel: 'phone', outcome: 'not-satisfied', round: 1 }],
    messages: [{ from: 'complainant', text: null }],
  });
  const followed = await house.ask('GET /public/follow-up', { receipt });
  expect(followed.body).toMatchObject({
    callBacks: [{ on: '2025-12-20', channel: 'phone', outcome: 'not-satisfied' }],
    messages: [{ from: 'complainant', text: '夜里还是有机器响。' }],
    reopenable: true,
  });
  // That there is a contact, and was a call, is told to no organisation.
  expect(await timeline()).toEqual(told);
  const theirs = await house.ask(`GET /complaints/${complaint}`, { as: people.chaoyang });
  expect(theirs.body).toMatchObject({ callBacks: [], anonymous: null });
  expect(await house.logText()).not.toContain('机器响');
});

test('in a call the complainant asks that it is taken up again; sent twice it is one', async () => {
  const { complaint, receipt } = await closed();
  await looks(complaint, true);
  const body = { outcome: 'not-satisfied', channel: 'phone', reopening: '夜里还是有机器响。' };
  const { body: seen } = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  const key = 'c9e7a1de-52a7-4e4e-9a3e-1f6d1c2b7a03';
  const post = async () =>
    house.ask(`POST ${path(complaint)}`, {
      as: people.screener,
      body,
      seen: seen.version,
      key,
    });
  const first = await post();
  expect(first).toMatchObject({
    status: 200,
    body: { reopenings: [{ through: 'call-back', decision: null }] },
  });
  expect((await post()).body).toEqual(first.body);
  expect((await command(path(complaint), people.screener, body)).body.type).toBe(
    'urn:ducha:problem:already-done',
  );
  const followed = await house.ask('GET /public/follow-up', { receipt });
  expect(followed.body).toMatchObject({
    reopenable: false,
    reopenings: [{ askedOn: '2025-12-20', decision: null }],
  });
});

test('of whom nothing was left nobody is called; what is wrong is named', async () => {
  const { complaint } = await closed({});
  await looks(complaint, true);
  const refused = await command(path(complaint), people.screener, {
    outcome: 'satisfied',
    channel: 'phone',
  });
  expect(refused.body).toMatchObject({
    type: 'urn:ducha:problem:contact-missing',
    faults: [{ pointer: '#/channel' }],
  });
  const wrong = await command(path(complaint), people.screener, {
    outcome: 'not-reached',
    channel: 'pigeon',
    said: '没有人接。',
  });
  expect(wrong.status).toBe(400);
  expect(wrong.body.faults.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual([
    '#/channel',
    '#/said',
  ]);
  expect((await command(path(complaint), people.chaoyang, {})).status).toBe(403);
});
