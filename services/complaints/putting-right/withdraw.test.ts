import { isRejection } from '@ducha/event-log';
import { describe, expect, test, vi } from 'vitest';
import type { ComplaintStage } from '../complaint/complaint-stage.ts';
import { disclosedRowOf } from '../disclosure/disclosure.ts';
import { todosOf } from '../to-dos/todo.ts';
import {
  complaintAfter,
  complaintAt,
  complaintId,
  histories,
} from '../testing/complaint-history.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { clearedTexts, complaintSteps, finalReply } from '../testing/complaint-steps.ts';
import { decideWithdraw } from './withdraw.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, command, done, accepted, closeBatch } = complaintSteps(() => house);

const at = '2025-12-21T01:00:00.000Z';
const byOffice = { by: 'office', ground: 'sent-twice', at } as const;
const open = [
  'received',
  'asked',
  'accepted',
  'transferred',
  'refused',
  'handling',
  'replied',
  'approved',
] as const satisfies readonly ComplaintStage[];

describe('what is decided', () => {
  test.each(open)('one that is %s is taken back: its dates end, nothing is to be done', (stage) => {
    const before = complaintAt(stage);
    const made = decideWithdraw(before, byOffice);
    if (isRejection(made)) throw new Error(made.rejected);
    const state = complaintAfter(...histories[stage], ...made);
    expect(state).toMatchObject({
      stage: 'withdrawn',
      withdrawn: { by: 'office', ground: 'sent-twice' },
      openDeadlines: [],
      number: before.number,
      assignments: before.assignments,
    });
    expect(state.endedAt).not.toBeNull();
    expect(made).toHaveLength(1 + before.openDeadlines.length);
    expect(todosOf(complaintId, state)).toEqual([]);
  });

  test.each(['declined', 'merged', 'staged', 'closed', 'withdrawn'] as const)(
    'one that is %s is not',
    (stage) => {
      expect(decideWithdraw(complaintAt(stage), byOffice)).toEqual({ rejected: 'wrong-stage' });
    },
  );

  test('one that others were merged into goes on, until they were taken out of it', () => {
    const other = { complaint: 'e'.repeat(26) };
    const events = [...histories.handling, { type: 'complaint.joined.v1', data: other } as const];
    expect(decideWithdraw(complaintAfter(...events), byOffice)).toEqual({
      rejected: 'others-joined',
    });
    const apart = complaintAfter(...events, { type: 'complaint.parted.v1', data: other });
    expect(decideWithdraw(apart, byOffice)).not.toHaveProperty('rejected');
    expect(decideWithdraw(complaintAt('none'), byOffice)).toEqual({ rejected: 'not-found' });
  });

  test('the row of a table says so', () => {
    const made = decideWithdraw(complaintAt('handling'), byOffice);
    if (isRejection(made)) throw new Error(made.rejected);
    const state = complaintAfter(...histories.handling, ...made);
    expect(disclosedRowOf(complaintId, state)).toMatchObject({ withdrawn: true, result: 'open' });
  });
});

const byReceipt = (receipt: string) =>
  house.ask('POST /public/follow-up/withdrawal', { receipt, body: {} });
const followed = async (receipt: string) =>
  (await house.ask('GET /public/follow-up', { receipt })).body;

describe('in the house', () => {
  test('by the receipt, before it was screened: it is told, and cannot be done twice', async () => {
    const inspection = await house.openInspection();
    const { complaint, receipt } = await submitted(inspection);
    expect(await followed(receipt)).toMatchObject({ withdrawable: true, withdrawn: null });
    const taken = await byReceipt(receipt);
    expect(taken).toMatchObject({
      status: 200,
      body: {
        stage: 'withdrawn',
        stageText: { chinese: '已撤回' },
        withdrawn: { by: 'complainant', on: '2025-12-20' },
        withdrawable: false,
      },
    });
    expect((await byReceipt(receipt)).body.type).toBe('urn:ducha:problem:wrong-stage');
    expect((await byReceipt('12345678901234567890')).status).toBe(404);
    await house.settle();
    const screened = await command(`/complaints/${complaint}/screening`, people.screener, {
      decision: 'decline',
      ground: 'repeated',
    });
    expect(screened.body.type).toBe('urn:ducha:problem:wrong-stage');
    const figures = await house.ask('GET /figures', { as: people.head, query: { inspection } });
    expect(figures.body).toMatchObject({ received: 1, withdrawn: 1, valid: 0, transferred: 0 });
  });

  test('a batch that asks for one that was taken back meanwhile leaves it behind', async () => {
    const { inspection, complaints } = await accepted(2);
    const [back = '', goes = ''] = complaints;
    await done(`/complaints/${back}/withdrawal`, people.screener, { ground: 'entered-by-mistake' });
    // The view still shows it as accepted.
    const batch = await closeBatch(inspection);
    const { body } = await house.ask(`GET /batches/${batch}`, { as: people.clerk });
    expect(body.total).toBe(1);
    expect(body.complaints).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ complaint: back, left: 'withdrawn' }),
        expect.objectContaining({ complaint: goes, left: null }),
      ]),
    );
  });

  test('it races the closing of its batch: it went and its dates end, or it was left behind', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const { inspection, complaints } = await accepted(1);
      const [complaint = ''] = complaints;
      const closing = house.ask('POST /batches', { as: people.clerk, body: { inspection } });
      const [answer] = await Promise.all([
        closing,
        command(`/complaints/${complaint}/withdrawal`, people.head, { ground: 'asked-for' }),
      ]);
      await house.settle();
      const { body } = await house.ask(`GET /complaints/${complaint}`, { as: people.clerk });
      expect(body.stage).toBe('withdrawn');
      if (answer.status !== 202) continue;
      const batch = (await house.ask(`GET /batches/${answer.body.batch}`, { as: people.clerk }))
        .body;
      expect(batch.complaints).toMatchObject([{ left: body.batch === null ? 'withdrawn' : null }]);
    }
  });

  test('after the hand-over: the organisation reads it, its dates end, and the next edition says so', async () => {
    const { inspection, complaints } = await accepted(2);
    const [back = '', goes = ''] = complaints;
    const batch = await closeBatch(inspection);
    const disclose = async () => {
      const seen = (await house.ask(`GET /batches/${batch}`, { as: people.clerk })).body.version;
      const asked = { as: people.reviewer, body: {}, seen };
      const answer = await house.ask(`POST /batches/${batch}/disclosure`, asked);
      expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200 });
      await house.settle();
    };
    await done(`/complaints/${goes}/sign-in`, people.chaoyang, {});
    await done(`/complaints/${goes}/reply`, people.chaoyang, finalReply());
    await done(`/complaints/${goes}/reply/approval`, people.chaoyangPrincipal, {
      decision: 'approve',
    });
    await done(`/complaints/${goes}/reply/review`, people.reviewer, clearedTexts());
    await disclose();
    const shown = await done(`/complaints/${back}/withdrawal`, people.head, {
      ground: 'sent-twice',
    });
    expect(shown).toMatchObject({
      stage: 'withdrawn',
      withdrawn: { by: 'office', ground: 'sent-twice' },
    });
    await house.settle();
    const theirs = await house.ask(`GET /complaints/${back}`, { as: people.chaoyang });
    expect(theirs.body).toMatchObject({ stage: 'withdrawn' });
    const late = await command(`/complaints/${back}/sign-in`, people.chaoyang, {});
    expect(late.body.type).toBe('urn:ducha:problem:wrong-stage');
    const due = (await house.ask(`GET /complaints/${back}`, { as: people.clerk })).body;
    expect(due.editionDue).toBe(true);
    await disclose();
    const table = async (edition: string) =>
      (await house.ask(`GET /public/batches/${batch}/table`, { query: { edition } })).body.rows;
    const words = (rows: { number: string; resultText: { chinese: string } }[]) =>
      rows.map(({ resultText }) => resultText.chinese).toSorted();
    expect(words(await table('1'))).toEqual(['已办结', '未办结'].toSorted());
    expect(words(await table('2'))).toEqual(['已办结', '已撤回'].toSorted());
    const figures = await house.ask('GET /figures', { as: people.head, query: { inspection } });
    expect(figures.body).toMatchObject({ withdrawn: 0, transferred: 2, closed: 1, open: 1 });
  });

  test('it races a reply: one of the two is done, and the other is told', async () => {
    vi.setSystemTime(morning);
    const { inspection, complaints } = await accepted(1);
    const path = `/complaints/${complaints[0]}`;
    await closeBatch(inspection);
    await done(`${path}/sign-in`, people.chaoyang, {});
    const answers = await Promise.all([
      command(`${path}/reply`, people.chaoyang, finalReply()),
      command(`${path}/withdrawal`, people.head, { ground: 'asked-for' }),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect([409, 412]).toContain(Math.max(...statuses));
  });
});
