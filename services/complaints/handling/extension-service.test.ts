import { expect, test } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { complaintSteps, finalReply } from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { command, done, accepted, closeBatch } = complaintSteps(() => house);

/** A complaint in hand, whose lead asked for a later day. */
async function asked(): Promise<string> {
  const { inspection, complaints } = await accepted(1);
  const [complaint = ''] = complaints;
  await closeBatch(inspection);
  await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  await done(`/complaints/${complaint}/extension`, people.chaoyang, {
    until: '2026-01-15',
    reason: '监测设备1月上旬才能到场。',
  });
  return complaint;
}

test('a later day is asked for, is a to-do of the office, and every change of the date stays visible', async () => {
  const complaint = await asked();
  await house.settle();
  const { body: todos } = await house.ask('GET /complaints', {
    as: people.head,
    query: { todo: 'true' },
  });
  expect(todos.complaints).toContainEqual(
    expect.objectContaining({
      complaint,
      todo: expect.objectContaining({ act: 'decide-extension' }),
    }),
  );
  const path = `/complaints/${complaint}/extension/decision`;
  expect((await command(path, people.chaoyang, { decision: 'grant' })).status).toBe(403);
  const denied = await done(path, people.head, { decision: 'deny', reason: '可以借用设备。' });
  expect(denied).toMatchObject({
    replyDue: '2025-12-30T16:00:00.000Z',
    extensions: [{ decision: 'denied', denial: '可以借用设备。' }],
  });
  await done(`/complaints/${complaint}/extension`, people.chaoyang, {
    until: '2026-01-05',
    reason: '设备1月4日到场。',
  });
  expect(await done(path, people.screener, { decision: 'grant' })).toMatchObject({
    replyDue: '2026-01-05T16:00:00.000Z',
    extensions: [
      { decision: 'denied' },
      { decision: 'granted', before: '2025-12-30T16:00:00.000Z' },
    ],
  });
});

test('a decision that a reply overtakes, or that overtakes it, leaves one of them to be asked anew', async () => {
  const complaint = await asked();
  const { body: seen } = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
  const answers = await Promise.all([
    house.ask(`POST /complaints/${complaint}/extension/decision`, {
      as: people.head,
      body: { decision: 'grant' },
      seen: seen.version,
    }),
    house.ask(`POST /complaints/${complaint}/reply`, {
      as: people.chaoyang,
      body: finalReply(),
      seen: seen.version,
    }),
  ]);
  const statuses = answers.map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200, 412]));
});
