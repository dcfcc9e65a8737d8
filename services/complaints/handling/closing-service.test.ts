import { taskFinished } from '@ducha/contracts';
import { newId } from '@ducha/event-log';
import { messageOf } from '@ducha/lambda/testing/one-service.ts';
import { expect, test } from 'vitest';
import { complaintsHouseAt, nothingDone, people } from '../testing/complaints-house.ts';
import { clearedTexts, complaintSteps, finalReply } from '../testing/complaint-steps.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { command, done, accepted, closeBatch } = complaintSteps(() => house);

/** A complaint that was closed in stages, with a fine of fifty thousand yuan. */
async function staged(): Promise<string> {
  const { inspection, complaints } = await accepted(1);
  const [complaint = ''] = complaints;
  await closeBatch(inspection);
  await done(`/complaints/${complaint}/sign-in`, people.chaoyang, {});
  await replied(complaint, {
    result: 'staged',
    plan: { measures: '搬迁搅拌站。', deadline: '2026-03-31' },
  });
  await done(
    `/complaints/${complaint}/reply/review`,
    people.reviewer,
    clearedTexts({ measures: '搬迁搅拌站。' }),
  );
  return complaint;
}

async function replied(complaint: string, body: object): Promise<void> {
  await done(`/complaints/${complaint}/reply`, people.chaoyang, finalReply(body));
  await done(`/complaints/${complaint}/reply/approval`, people.chaoyangPrincipal, {
    decision: 'approve',
  });
}

/** Its task says that it is finished. */
async function finish(complaint: string): Promise<void> {
  const data = {
    task: newId(),
    number: 'RW-2026-0001',
    source: 'complaint' as const,
    complaint,
    lead: '110105',
    finishedOn: '2026-03-01',
  };
  await house.service.deliver(house.handlers.inbox, [
    messageOf(taskFinished.type, data, { stream: `task/${data.task}` }),
  ]);
  await house.settle();
}

test('what was staged waits for its task; then the reply that closes it has a date, a to-do and what was reached', async () => {
  const complaint = await staged();
  const early = await command(`/complaints/${complaint}/reply`, people.chaoyang, finalReply());
  expect(early).toMatchObject({ status: 409, body: { type: 'urn:ducha:problem:task-open' } });
  await house.settle();
  const toDo = async () =>
    (await house.ask('GET /complaints', { as: people.chaoyang, query: { todo: 'true' } })).body
      .complaints;
  expect(await toDo()).toEqual([]);
  await finish(complaint);
  const [row] = await toDo();
  expect(row).toMatchObject({ complaint, todo: { act: 'reply', due: expect.any(String) } });
  const shown = await house.ask(`GET /complaints/${complaint}`, { as: people.chaoyang });
  expect(shown.body).toMatchObject({
    replyDue: row.todo.due,
    replyDate: { explanation: { chinese: expect.stringContaining('10') } },
    task: { finishedOn: '2026-03-01' },
  });
  const silent = finalReply({ outcomes: nothingDone });
  const refused = await command(`/complaints/${complaint}/reply`, people.chaoyang, silent);
  expect(refused.body).toMatchObject({
    type: 'urn:ducha:problem:reply-inconsistent',
    faults: [
      { pointer: '#/outcomes/orderedToRectify', code: 'outcome-less' },
      { pointer: '#/outcomes/fined' },
      { pointer: '#/outcomes/fineYuan' },
    ],
  });
  await replied(complaint, {
    outcomes: { ...nothingDone, orderedToRectify: 1, fined: 1, fineYuan: 20_000 },
    lessReason: '处罚决定经复议变更为2万元。',
  });
  const closed = await done(
    `/complaints/${complaint}/reply/review`,
    people.reviewer,
    clearedTexts(),
  );
  expect(closed).toMatchObject({
    stage: 'closed',
    replies: [
      { outcomes: { fineYuan: 50_000 }, lessReason: null },
      { outcomes: { fineYuan: 20_000 }, lessReason: '处罚决定经复议变更为2万元。' },
    ],
  });
});

test('a closing reply that meets the end of its task goes after it, or says that it waits', async () => {
  const complaint = await staged();
  const { body } = await house.ask(`GET /complaints/${complaint}`, { as: people.chaoyang });
  const [reply] = await Promise.all([
    house.ask(`POST /complaints/${complaint}/reply`, {
      as: people.chaoyang,
      body: finalReply(),
      seen: body.version,
    }),
    finish(complaint),
  ]);
  // Before the end it waits; after it, it was written by what was so before.
  expect(['urn:ducha:problem:task-open', 'urn:ducha:problem:version-moved']).toContain(
    reply.body.type,
  );
  await replied(complaint, {});
});

test('the office ends a rectification for a reason: the complaint is closed, and says why', async () => {
  const complaint = await staged();
  const path = `/complaints/${complaint}/rectification-end`;
  const body = { reason: 'object-gone' };
  expect((await command(path, people.reviewer, body)).status).toBe(403);
  expect(await command(path, people.head, { reason: 'whatever' })).toMatchObject({ status: 400 });
  expect(await done(path, people.head, body)).toMatchObject({
    stage: 'closed',
    result: 'closed',
    rectificationEnded: { reason: 'object-gone', on: '2025-12-20' },
  });
  expect(await command(path, people.head, body)).toMatchObject({
    status: 409,
    body: { type: 'urn:ducha:problem:wrong-stage' },
  });
  // Its task was finished in the same moment: nothing is asked for any more.
  await finish(complaint);
  const { body: shown } = await house.ask(`GET /complaints/${complaint}`, { as: people.head });
  expect(shown).toMatchObject({ stage: 'closed', task: { number: 'RW-2026-0001' } });
});

test('when its task is finished nobody ends a rectification: the organisation replies', async () => {
  const complaint = await staged();
  await finish(complaint);
  const path = `/complaints/${complaint}/rectification-end`;
  expect(await command(path, people.head, { reason: 'object-gone' })).toMatchObject({
    status: 409,
    body: { type: 'urn:ducha:problem:wrong-stage' },
  });
});
