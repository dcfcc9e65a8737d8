import { expect, test } from 'vitest';
import { newId } from '@ducha/event-log';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { accept, complaintSteps } from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, done, closeBatch } = complaintSteps(() => house);

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
