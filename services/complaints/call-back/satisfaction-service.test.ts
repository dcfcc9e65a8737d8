import { vi, expect, test } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { accept, clearedTexts, complaintSteps, finalReply } from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, done, closeBatch } = complaintSteps(() => house);

/** A complaint that was closed, with another one that was merged into it. */
async function closed() {
  const inspection = await house.openInspection();
  const first = await submitted(inspection);
  await done(`/complaints/${first.complaint}/screening`, people.screener, accept());
  const second = await submitted(inspection);
  await done(`/complaints/${second.complaint}/screening`, people.screener, {
    decision: 'merge',
    into: first.complaint,
  });
  await house.settle();
  await closeBatch(inspection);
  const { complaint } = first;
  await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  await done(`/complaints/${complaint}/reply`, people.chaoyang, finalReply());
  await done(`/complaints/${complaint}/reply/approval`, people.chaoyangPrincipal, {
    decision: 'approve',
  });
  await done(`/complaints/${complaint}/reply/review`, people.reviewer, clearedTexts());
  return { first, second };
}

const tell = async (receipt: string, body: object, key?: string) =>
  house.ask('POST /public/follow-up/satisfaction', {
    receipt,
    body,
    ...(key === undefined ? {} : { key }),
  });
const read = async (complaint: string, as: (typeof people)[keyof typeof people]) =>
  (await house.ask(`GET /complaints/${complaint}`, { as })).body;

test('with the receipt they say whether they are satisfied, once for each time that they send it', async () => {
  const { first } = await closed();
  const before = await house.ask('GET /public/follow-up', { receipt: first.receipt });
  expect(before.body.satisfaction).toEqual({
    told: null,
    until: '2026-01-03',
    unpublished: [],
    open: true,
  });
  const body = { satisfied: false, text: '夜里还是有机器响。' };
  const key = 'c9e7a1de-52a7-4e4e-9a3e-1f6d1c2b7a01';
  const said = await tell(first.receipt, body, key);
  expect(said).toMatchObject({
    status: 200,
    body: {
      satisfaction: { told: { satisfied: false, on: '2025-12-20' } },
      messages: [{ from: 'complainant', text: body.text }],
    },
  });
  const written = await house.written();
  expect((await tell(first.receipt, body, key)).body).toEqual(said.body);
  expect(await house.written()).toEqual(written);
  expect((await tell(first.receipt, { satisfied: true }, key)).status).toBe(422);
  const office = await read(first.complaint, people.screener);
  expect(office.satisfaction).toMatchObject([{ by: 'complainant', satisfied: false, round: 1 }]);
  expect(await house.logText()).not.toContain('机器响');
});

test('an organisation is told nothing of it, not even that it was said', async () => {
  const { first } = await closed();
  const timeline = async () =>
    (await house.ask(`GET /complaints/${first.complaint}/timeline`, { as: people.chaoyang })).body
      .commits;
  const before = await timeline();
  await tell(first.receipt, { satisfied: false, text: '夜里还是有机器响。' });
  expect(await timeline()).toEqual(before);
  const shown = await read(first.complaint, people.chaoyang);
  expect(shown).toMatchObject({ satisfaction: [], messages: [] });
});

test('whoever was merged into it says so with their own receipt, and erases their words with it', async () => {
  const { first, second } = await closed();
  const said = await tell(second.receipt, { satisfied: false, text: '异味没有消除。' });
  expect(said.body).toMatchObject({ joined: true, satisfaction: { told: { satisfied: false } } });
  expect((await read(first.complaint, people.screener)).satisfaction).toMatchObject([
    { by: 'joined', satisfied: false },
  ]);
  const own = await house.ask('GET /public/follow-up', { receipt: first.receipt });
  expect(own.body).toMatchObject({ satisfaction: { told: null }, messages: [] });
  const erased = await house.ask('POST /public/follow-up/erasure', {
    receipt: second.receipt,
    body: { parts: ['messages'] },
  });
  expect(erased.body.messages).toMatchObject([{ text: null }]);
  expect(erased.body.satisfaction.told.satisfied).toBe(false);
});

test('after the last day it says so, and so does the page', async () => {
  const { first } = await closed();
  vi.setSystemTime(new Date('2026-01-03T16:00:00Z'));
  expect(await tell(first.receipt, { satisfied: true })).toMatchObject({
    status: 409,
    body: { type: 'urn:ducha:problem:closing-past' },
  });
  const followed = await house.ask('GET /public/follow-up', { receipt: first.receipt });
  expect(followed.body.satisfaction).toMatchObject({ told: null, open: false });
});

test('what is wrong with it is named, and nothing is written', async () => {
  const { first } = await closed();
  const before = await house.written();
  const wrong = await tell(first.receipt, { satisfied: 'yes', text: '' });
  expect(wrong.status).toBe(400);
  expect(wrong.body.faults.map(({ pointer }: { pointer: string }) => pointer).toSorted()).toEqual([
    '#/satisfied',
    '#/text',
  ]);
  const open = await submitted();
  expect((await tell(open.receipt, { satisfied: true })).body.type).toBe(
    'urn:ducha:problem:wrong-stage',
  );
  expect((await house.written()).sealed).toBe(before.sealed + 1);
});
