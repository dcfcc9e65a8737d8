import { expect, test } from 'vitest';
import { keptOf } from '../erasure/parts.ts';
import { complaintAfter, histories, undone } from '../testing/complaint-history.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { clearedTexts, complaintSteps, finalReply } from '../testing/complaint-steps.ts';

/** Mergers 并入 of those that were accepted, and what a complainant is told of the one that theirs was merged into. */
const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, command, done, accepted, closeBatch } = complaintSteps(() => house);

const merge = (complaint: string, into: string) =>
  command(`/complaints/${complaint}/screening`, people.screener, { decision: 'merge', into });
const shown = async (complaint: string) =>
  (await house.ask(`GET /complaints/${complaint}`, { as: people.clerk })).body;
const followed = async (receipt: string) =>
  (await house.ask('GET /public/follow-up', { receipt })).body;

test('two that are merged into each other at once leave no circle', async () => {
  for (let turn = 0; turn < 6; turn += 1) {
    const { complaints } = await accepted(2);
    const [one = '', other = ''] = complaints;
    const answers = await Promise.all([merge(one, other), merge(other, one)]);
    const statuses = answers.map(({ status }) => status);
    // One is done; the other finds a version that has moved, or one that was merged itself.
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect([409, 412, 422]).toContain(Math.max(...statuses));
    const into = [(await shown(one)).mergedInto, (await shown(other)).mergedInto];
    expect(into.filter((each) => each !== null)).toHaveLength(1);
  }
});

test('one that was merged into another, which was merged in its turn: all read the last one', async () => {
  const { inspection, complaints } = await accepted(2);
  const [middle = '', last = ''] = complaints;
  const first = await submitted(inspection);
  expect((await merge(first.complaint, middle)).status).toBe(200);
  expect((await merge(middle, last)).status).toBe(200);
  await house.settle();
  const batch = await closeBatch(inspection);
  const path = `/complaints/${last}`;
  await done(`${path}/sign-in`, people.chaoyang, {});
  expect(await followed(first.receipt)).toMatchObject({ stage: 'handling', joined: true });
  await done(`${path}/reply`, people.chaoyang, finalReply());
  await done(`${path}/reply/approval`, people.chaoyangPrincipal, { decision: 'approve' });
  await done(`${path}/reply/review`, people.reviewer, clearedTexts());
  await house.settle();
  const { version } = (await house.ask(`GET /batches/${batch}`, { as: people.clerk })).body;
  await house.ask(`POST /batches/${batch}/disclosure`, {
    as: people.reviewer,
    body: {},
    seen: version,
  });
  // The result is told as of their own.
  expect(await followed(first.receipt)).toMatchObject({
    stage: 'closed',
    joined: true,
    closedOn: '2025-12-20',
    outcome: { edition: 1, result: 'closed', findings: '经核查，反映的问题属实。' },
  });
  // Nobody merges into it any more: a relapse is its own complaint.
  const again = await submitted(inspection);
  const late = await merge(again.complaint, last);
  expect(late).toMatchObject({
    status: 422,
    body: { type: 'urn:ducha:problem:merge-ended', faults: [{ pointer: '#/into' }] },
  });
});

test('a batch that asks for one that was merged meanwhile, or is screened again, leaves it behind', async () => {
  for (const isUndone of [false, true]) {
    const { inspection, complaints } = await accepted(2);
    const [stays = '', goes = ''] = complaints;
    // The list of the batch still shows it as accepted: the views follow later.
    expect((await merge(stays, goes)).status).toBe(200);
    if (isUndone)
      await done(`/complaints/${stays}/screening/undoing`, people.head, { reason: 'slip' });
    const batch = await closeBatch(inspection);
    const { body } = await house.ask(`GET /batches/${batch}`, { as: people.clerk });
    expect(body.total).toBe(1);
    expect(body.complaints).toContainEqual(
      expect.objectContaining({ complaint: stays, left: 'merged' }),
    );
    expect(body.complaints).toContainEqual(
      expect.objectContaining({ complaint: goes, left: null }),
    );
  }
});

test('whoever is recused from the other one merges nothing into it', async () => {
  const { inspection, complaints } = await accepted(1);
  const { complaint } = await submitted(inspection);
  const ofChaoyang = {
    sub: 'both',
    roles: ['office-screener', 'accepting-unit-officer'],
    org: '110105',
  };
  const { version } = await shown(complaint);
  const answer = await house.ask(`POST /complaints/${complaint}/screening`, {
    as: ofChaoyang,
    seen: version,
    body: { decision: 'merge', into: complaints[0] },
  });
  expect(answer.body.type).toBe('urn:ducha:problem:merge-impossible');
});

test('taken back, it is screened as before it was accepted, and its texts can still be erased', () => {
  const state = complaintAfter(
    ...histories.accepted,
    ...histories.merged.slice(-1),
    undone('merge'),
  );
  expect(state).toMatchObject({ stage: 'received', accepted: null, gist: null, assignments: [] });
  expect(keptOf(state, ['cleared-text']).notes).toHaveLength(2);
});

test('blanks alone are no problem text, whatever they are made of', async () => {
  for (const problem of ['\u200b\u200d\u2060', '\u3000 \u3164', '\u2800\ufeff']) {
    const answer = await house.ask('POST /public/complaints', {
      body: { inspection: house.inspection, problem },
    });
    expect(answer).toMatchObject({ status: 400, body: { faults: [{ pointer: '#/problem' }] } });
  }
});
