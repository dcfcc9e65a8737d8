import { expect, test, vi } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { contact, accept, complaintSteps } from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, command, done, accepted, closeBatch } = complaintSteps(() => house);

/** Sends a text for others, with why passages of it may stand there. */
const screenAs =
  (complaint: string, as = people.screener) =>
  (clearedText: string, confirmed: Readonly<Record<string, string>> = {}) =>
    command(
      `/complaints/${complaint}/screening`,
      as,
      accept({
        clearedText,
        confirmed: Object.entries(confirmed).map(([passage, reason]) => ({ passage, reason })),
      }),
    );
const codes = ({ body }: Awaited<ReturnType<typeof command>>): string[] =>
  body.faults.map(({ code }: { code: string }) => code);

test('what looks like personal data stands in a text for others only with a reason, whosever it is', async () => {
  const { complaint } = await submitted(house.inspection, { contact });
  const screen = screenAs(complaint);
  const text = '张三丰（138 1111 2222）反映，厂家电话010-87654321';
  const refused = await screen(text, { '01087654321': 'public-contact' });
  // Nothing tells which of it is the complainant's own: nobody here has looked at the contact.
  expect(codes(refused)).toEqual(['name', 'phone']);
  expect(JSON.stringify(refused.body)).not.toMatch(/张三丰|1111|complainant/);
  const one = await screen(text, {
    '01087654321': 'public-contact',
    '138 1111 2222': 'place-of-matter',
  });
  expect(codes(one)).toEqual(['name']);
  const unknown = await screen(text, { '01087654321': 'because' });
  expect(unknown.status).toBe(400);
});

test('whoever looked at the contact is told what is the complainant’s own, nobody else', async () => {
  const { complaint } = await submitted(house.inspection, { contact });
  const text = '张三丰（138 1111 2222）反映';
  const look = async (as: typeof people.head, withContact: boolean) =>
    house.ask(`POST /complaints/${complaint}/looks`, {
      as,
      body: { reason: '受理审查', contact: withContact },
    });
  await look(people.screener, false);
  expect((await look(people.head, true)).status).toBe(200);
  expect(codes(await screenAs(complaint)(text))).toEqual(['name', 'phone']);
  expect((await look(people.screener, true)).status).toBe(200);
  expect(codes(await screenAs(complaint)(text))).toEqual([
    'name',
    'complainant-name',
    'phone',
    'complainant-phone',
  ]);
});

test('the address of whoever lives above the restaurant may be named, with the reason kept for good', async () => {
  const { complaint } = await submitted(house.inspection, {
    contact: { ...contact, name: '高峰', address: '建国路12号院3号楼2单元501' },
  });
  const screen = screenAs(complaint);
  const text = '建国路12号院3号楼底商餐馆，早晚高峰油烟直排。';
  // 早晚高峰 is nobody's name; the house is the complainant's too.
  expect(codes(await screen(text))).toEqual(['address']);
  const done200 = await screen(text, { 建国路12号院3号楼: 'place-of-matter' });
  expect(done200.status).toBe(200);
  await house.settle();
  const timeline = async (as: typeof people.head) =>
    (await house.ask(`GET /complaints/${complaint}/timeline`, { as })).body.commits.flatMap(
      ({ events }: { events: string[] }) => events,
    );
  expect(await timeline(people.head)).toContain('complaint.passages-confirmed.v1');
  await closeBatch(house.inspection);
  expect(await timeline(people.chaoyang)).not.toContain('complaint.passages-confirmed.v1');
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
