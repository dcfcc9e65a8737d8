import { expect, test, vi } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { finalReply, complaintSteps } from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { command, done, accepted, closeBatch } = complaintSteps(() => house);

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
