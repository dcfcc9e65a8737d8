import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  askReopening,
  callBack,
  closeBatch,
  decideReopening,
  decideReply,
  discloseBatch,
  followComplaint,
  listComplaints,
  listReminders,
  lookAtComplaint,
  readBatch,
  readComplaint,
  readComplaintTimeline,
  readPublicTable,
  reply,
  reviewReply,
  submitComplaint,
  tellSatisfaction,
} from '@ducha/contracts';
import { beijingDate, startOfDay } from '@ducha/calendar';
import { loadBasics } from '@ducha/local-cloud';
import { accept, answerComplaint, complaintsAt, noOutcomes, openInspection } from '../acts.ts';
import { openHouse, type House } from '../house.ts';

/**
 * What comes after a complaint was closed, over the synthesized stack: the office calls back, the complainant is not
 * satisfied and asks to have it reopened, the organisation is told by SMS, replies anew, and the table follows.
 */
const chaoyang = '110105';
const hour = 3600 * 1000;
const phone = '13912345678';
/** What the complainant said and wrote; nothing of it may reach the organisation, a phone, a mailbox or a log. */
const secrets = [phone, '欧阳静怡', '夜里还有油烟', '窗户打不开'];
let house: House;
let inspection = '';
let batch = '';
let complaint = '';
let receipt = '';
let number = '';

beforeAll(async () => {
  house = await openHouse();
  await loadBasics(house.cloud);
});
afterAll(async () => {
  await house.close();
});

const liaison = () => house.as(`organisation-liaison@${chaoyang}`);
const params = () => ({ complaint });
const versionOf = async (): Promise<number> =>
  (await house.as('office-clerk').ok(readComplaint, { params: params() })).version;
const followed = async () => (await house.citizen.ok(followComplaint, { receipt })).body;
const todoOf = async (as: ReturnType<typeof liaison>) => {
  await house.cloud.settled();
  const { body } = await as.ok(listComplaints, { query: { todo: 'true' } });
  return body.complaints.find((row) => row.complaint === complaint)?.todo ?? null;
};
async function disclose(): Promise<void> {
  const { version } = await house.as('office-clerk').ok(readBatch, { params: { batch } });
  await house.as('office-head').ok(discloseBatch, { params: { batch }, version, body: {} });
  await house.cloud.settled();
}
const published = async () => {
  const { body } = await house.citizen.ok(readPublicTable, { params: { batch } });
  return body.rows.map((row) => [body.edition, row.resultText.chinese, row.verdict]);
};

it('1. a complaint is handled, closed and published', async () => {
  inspection = await openInspection(house);
  const { body } = await house.citizen.ok(submitComplaint, {
    body: {
      inspection,
      problem: '楼下烧烤店每晚冒油烟。',
      contact: { name: '欧阳静怡', phone },
    },
  });
  ({ receipt } = body);
  await house.cloud.settled();
  complaint = (await complaintsAt(house, inspection, 'received'))[0]?.complaint ?? '';
  number = (await accept(house, complaint, chaoyang)) ?? '';
  await house.cloud.settled();
  await house.as('office-clerk').ok(closeBatch, { body: { inspection } });
  await house.cloud.settled();
  const shown = await house.as('office-clerk').ok(readComplaint, { params: params() });
  batch = shown.body.batch ?? '';
  await answerComplaint(house, complaint, chaoyang);
  await house.cloud.settled();
  await disclose();
  expect(await published()).toEqual([[1, '已办结', 'substantiated']]);
  expect(await followed()).toMatchObject({ stage: 'closed', reopenable: true });
});

it('2. the office looks at the contact and calls back; the complainant says with the receipt that it is not so', async () => {
  const screener = house.as('office-screener');
  const body = { outcome: 'satisfied', channel: 'phone' } as const;
  const unseen = await screener.call(callBack, {
    params: params(),
    version: await versionOf(),
    body,
  });
  expect(unseen).toMatchObject({ ok: false, status: 409 });
  await screener.ok(lookAtComplaint, {
    params: params(),
    body: { reason: '回访', contact: true },
  });
  await screener.ok(callBack, { params: params(), version: await versionOf(), body });
  expect((await followed()).callBacks).toMatchObject([{ channel: 'phone', outcome: 'satisfied' }]);
  await house.citizen.ok(tellSatisfaction, {
    receipt,
    body: { satisfied: false, text: '没有解决，窗户打不开。' },
  });
  expect(await todoOf(screener)).toMatchObject({ act: 'answer-message' });
});

it('3. the complainant asks to have it reopened: a to-do of the office, and nothing to the organisation', async () => {
  const { body: before } = await liaison().ok(readComplaintTimeline, { params: params() });
  await house.citizen.ok(askReopening, { receipt, body: { reason: '夜里还有油烟。' } });
  expect(await todoOf(house.as('office-head'))).toMatchObject({ act: 'decide-reopening' });
  const { body: after } = await liaison().ok(readComplaintTimeline, { params: params() });
  expect(after.commits).toEqual(before.commits);
  expect(await todoOf(liaison())).toBeNull();
});

it('4. the office has it handled anew: the liaison reads by SMS what is due, and the table says so', async () => {
  const sent = house.cloud.sms.list().length;
  await house.as('office-head').ok(decideReopening, {
    params: params(),
    version: await versionOf(),
    body: { decision: 'grant', reason: '请夜间再查一次。' },
  });
  expect(await todoOf(liaison())).toMatchObject({ act: 'reply' });
  // In quiet hours what can wait waits for their end.
  const now = house.cloud.clock.now();
  const tomorrow = beijingDate(new Date(now.getTime() + 24 * hour).toISOString());
  await house.cloud.clock.moveTo(new Date(Date.parse(startOfDay(tomorrow)) + 10 * hour), {
    step: hour,
  });
  const told = house.cloud.sms.list().slice(sent);
  expect(told.map(({ phone: to }) => to)).toContain('13800000001');
  expect(told.find(({ phone: to }) => to === '13800000001')?.text).toMatch(
    new RegExp(`${number}.*反馈办理情况`, 'u'),
  );
  const { body } = await liaison().ok(listReminders, {
    query: { matter: `complaint:${complaint}` },
  });
  expect(body.reminders.length).toBeGreaterThan(0);
  const shown = await liaison().ok(readComplaint, { params: params() });
  expect(shown.body).toMatchObject({
    stage: 'handling',
    reopenings: [{ askedAt: null, reason: '请夜间再查一次。' }],
    satisfaction: [],
    callBacks: [],
    messages: [],
  });
  await disclose();
  expect(await published()).toEqual([[2, '未办结', 'substantiated']]);
});

it('5. the organisation replies anew and it is closed again; a second time is not asked for', async () => {
  const body = {
    kind: 'final',
    verdict: 'substantiated',
    result: 'closed',
    outcomes: { ...noOutcomes, orderedToRectify: 1 },
    findings: '夜间复查，净化设施未运行。',
    handling: '责令整改，已正常运行。',
  } as const;
  await liaison().ok(reply, { params: params(), version: await versionOf(), body });
  await house.as(`organisation-principal@${chaoyang}`).ok(decideReply, {
    params: params(),
    version: await versionOf(),
    body: { decision: 'approve' },
  });
  await house.as('office-reviewer').ok(reviewReply, {
    params: params(),
    version: await versionOf(),
    body: {
      decision: 'confirm',
      problem: '某餐饮店油烟扰民。',
      findings: '经夜间复查，情况属实。',
      handling: '已责令整改，设施正常运行。',
    },
  });
  await house.cloud.settled();
  expect(await followed()).toMatchObject({
    stage: 'closed',
    reopenable: false,
    satisfaction: { told: null, open: true },
    reopenings: [{ decision: 'granted' }],
  });
  const again = await house.citizen.call(askReopening, { receipt, body: { reason: '还有。' } });
  expect(again).toMatchObject({ ok: false, status: 409 });
  await house.citizen.ok(tellSatisfaction, { receipt, body: { satisfied: true } });
  await disclose();
  expect(await published()).toEqual([[3, '已办结', 'substantiated']]);
});

it('6. every chain verifies, nothing the complainant said went anywhere, nothing lies among the dead letters', async () => {
  const office = await house.as('auditor').ok(readComplaintTimeline, { params: params() });
  expect(office.body.verified).toBe(true);
  const theirs = [
    (await liaison().ok(readComplaint, { params: params() })).body,
    (await liaison().ok(readComplaintTimeline, { params: params() })).body,
    house.cloud.sms.list(),
    house.cloud.mail.list(),
  ];
  for (const secret of secrets) expect(JSON.stringify(theirs)).not.toContain(secret);
  // A dead letter is an alarm, and so is whoever could not be told.
  expect(house.cloud.alarms().filter(({ state }) => state === 'ALARM')).toEqual([]);
  expect(house.cloud.proxy.denials).toEqual([]);
});
