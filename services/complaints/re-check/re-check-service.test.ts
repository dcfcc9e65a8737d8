import { expect, test, vi } from 'vitest';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { complaintSteps } from '../testing/complaint-steps.ts';
import {
  announcement,
  reChecker,
  reCheckerOfChaoyang,
  sampleSteps,
} from '../testing/sample-steps.ts';

/** A Saturday. */
const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { command, done } = complaintSteps(() => house);
const { published, entered } = sampleSteps(() => house);

const problem = (answer: { body: { type: string } }) =>
  answer.body.type.replace('urn:ducha:problem:', '');

/** A sample of all that are closed in a batch, drawn by two persons. */
async function drawn(count: number) {
  const { inspection, complaints, batch } = await published(count);
  const { body } = await house.ask('POST /samples', {
    as: people.head,
    body: announcement(batch, { size: { by: 'share', percent: 100 } }),
  });
  vi.setSystemTime(new Date('2025-12-22T01:00:00Z'));
  await entered(body.sample, people.clerk, {});
  await entered(body.sample, people.head, {});
  return { inspection, complaints, sample: body.sample as string };
}

async function todosOf(as: object): Promise<readonly { complaint: string; todo: object }[]> {
  await house.settle();
  const query = { todo: 'true' };
  return (await house.ask('GET /complaints', { as: as as never, query })).body.complaints;
}

const result = (sample: string) => async () => {
  await house.settle();
  const { body } = await house.ask(`GET /samples/${sample}`, { as: people.head });
  return body.drawn.complaints.map((one: { result: unknown }) => one.result).toSorted();
};

test('whoever re-checks has what was drawn to do, and that alone; what they find otherwise is a to-do of the office', async () => {
  const { complaints, sample } = await drawn(3);
  const [first = '', second = '', open = ''] = complaints;
  expect((await house.ask(`GET /complaints/${first}`, { as: reChecker })).status).toBe(404);
  const todo = await todosOf(reChecker);
  expect(todo.map(({ complaint }) => complaint).toSorted()).toEqual([first, second].toSorted());
  expect(todo[0]?.todo).toEqual({
    act: 're-check',
    due: '2026-01-20T16:00:00.000Z',
    unpublished: [],
  });
  // A message waits at the same time, for another desk.
  const shown = await house.ask(`GET /complaints/${first}`, { as: reChecker });
  expect(shown.body).toMatchObject({
    rechecks: [{ sample, result: null }],
    receivedAt: null,
    messages: [],
    anonymous: null,
  });
  expect((await house.ask(`GET /complaints/${open}`, { as: reChecker })).status).toBe(404);
  const acts = await house.ask(`GET /complaints/${first}/acts`, { as: reChecker });
  const can = acts.body.acts.filter((one: { allowed: boolean }) => one.allowed);
  expect(can.map(({ act }: { act: string }) => act)).toEqual(['recordRecheck']);

  const body = { result: 'differs', words: '夜间仍在施工，降噪棚没有建成。' };
  const key = crypto.randomUUID();
  const record = () =>
    house.ask(`POST /complaints/${first}/recheck`, {
      as: reChecker,
      key,
      seen: shown.body.version,
      body,
    });
  const recorded = await record();
  expect(recorded, JSON.stringify(recorded.body)).toMatchObject({
    status: 200,
    body: { rechecks: [{ result: 'differs', words: body.words, settled: null }] },
  });
  expect((await record()).body).toEqual(recorded.body);
  await done(`/complaints/${second}/recheck`, reChecker, {
    result: 'matches',
    words: '与反馈一致。',
  });
  expect(await todosOf(reChecker)).toEqual([]);
  expect(await result(sample)()).toEqual(['differs', 'matches']);
  // What was drawn stays to be read by whoever re-checked it.
  const listed = await house.ask('GET /complaints', { as: reChecker, query: {} });
  expect(listed.body.complaints.map((one: { complaint: string }) => one.complaint)).toEqual(
    expect.arrayContaining([first, second]),
  );
  expect(listed.body.complaints).not.toContainEqual(expect.objectContaining({ complaint: open }));

  const office = (await todosOf(people.reviewer)).filter(({ complaint }) => complaint === first);
  expect(office).toMatchObject([{ todo: { act: 'settle-recheck' } }]);
  await done(`/complaints/${first}/recheck/settlement`, people.reviewer, {
    words: '已约谈朝阳区，责令限期建成。',
  });
  expect((await todosOf(people.reviewer)).map(({ complaint }) => complaint)).not.toContain(first);
  const theirs = await house.ask(`GET /complaints/${first}`, { as: people.chaoyang });
  expect(theirs.body.rechecks).toEqual([]);
});

test('the draw is told to each complaint once, though it is delivered again', async () => {
  const { complaints } = await drawn(2);
  await house.service.relay(house.handlers.relay);
  const messages = await house.service.messages('complaints');
  expect(await house.service.deliver(house.handlers.inbox, [...messages, ...messages])).toBe(0);
  await house.settle();
  const { body } = await house.ask(`GET /complaints/${complaints[0]}`, { as: people.clerk });
  expect(body.rechecks).toHaveLength(1);
});

test('one that was erased before the draw cannot be re-checked, and no other takes its place', async () => {
  const { complaints, sample, inspection } = await drawn(2);
  const [first = ''] = complaints;
  // Not told yet: the texts of its reply go first.
  await done(`/complaints/${first}/erasure`, people.head, {
    parts: ['published'],
    ground: 'unlawful',
  });
  expect(await result(sample)()).toEqual(['impossible']);
  const { body } = await house.ask(`GET /complaints/${first}`, { as: people.head });
  expect(body.rechecks).toMatchObject([{ result: 'impossible', cause: 'erased', words: null }]);
  const mine = (await todosOf(reChecker)).map(({ complaint }) => complaint);
  expect(mine).not.toContain(first);
  const query = { inspection };
  const own = await house.ask('GET /complaints', { as: reChecker, query });
  expect(own.body.complaints).toHaveLength(1);
});

test('a case of their own is not there for whoever re-checks, nor what they confirmed themselves for them to judge', async () => {
  const { complaints } = await drawn(2);
  const [first = ''] = complaints;
  await house.settle();
  expect((await todosOf(reCheckerOfChaoyang)).map(({ complaint }) => complaint)).not.toContain(
    first,
  );
  const body = { result: 'matches', words: '一致' };
  const recused = await command(`/complaints/${first}/recheck`, reCheckerOfChaoyang, body);
  expect(recused.status).toBe(404);
  const confirming = { ...people.reviewer, roles: ['office-reviewer', 'municipal-re-checker'] };
  const own = await command(`/complaints/${first}/recheck`, confirming, body);
  expect(problem(own)).toBe('own-case');
  for (const as of [people.head, people.chaoyang, people.reviewer]) {
    expect((await command(`/complaints/${first}/recheck`, as, body)).status).toBe(403);
  }
  const empty = await command(`/complaints/${first}/recheck`, reChecker, {
    result: 'so-so',
    words: ' ',
  });
  expect(empty.body.faults.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    '#/result',
    '#/words',
  ]);
  const unsettled = await command(`/complaints/${first}/recheck/settlement`, people.head, {
    words: '已处理',
  });
  expect(problem(unsettled)).toBe('wrong-stage');
});
