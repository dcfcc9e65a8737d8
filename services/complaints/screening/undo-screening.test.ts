import { undoneReason } from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import { describe, expect, test } from 'vitest';
import type { ComplaintStage } from '../complaint/complaint-stage.ts';
import { keptOf } from '../erasure/parts.ts';
import {
  complaintAfter,
  complaintAt,
  complaintId,
  histories,
  policy,
  received,
  someNote,
  undone,
  wordsErased,
} from '../testing/complaint-history.ts';
import { complaintsHouseAt, people } from '../testing/complaints-house.ts';
import { accept, complaintSteps } from '../testing/complaint-steps.ts';
import { decideAccept, decideDecline } from './screening.ts';
import { decideUndoScreening } from './undo-screening.ts';

const morning = new Date('2025-12-20T01:00:00Z');
const house = complaintsHouseAt(morning);
const { submitted, command, done, accepted, closeBatch } = complaintSteps(() => house);

const acceptance = {
  mainType: 'noise',
  otherTypes: [],
  industry: null,
  keyAttention: false,
  assignments: [{ organisation: '110105', role: 'lead' as const }],
  cleared: someNote,
  gist: someNote,
};
const numbering = { complaint: complaintId, policy, series: { number: { given: 16 } } };
const reason = 'judged-wrongly';

describe('what is decided', () => {
  test.each(undoneReason.options)('a decline is taken back, because %s', (why) => {
    const made = decideUndoScreening(complaintAt('declined'), why);
    expect(made).toEqual([{ type: 'complaint.decline-undone.v1', data: { reason: why } }]);
    if (isRejection(made)) throw new Error(made.rejected);
    const state = complaintAfter(...histories.declined, ...made);
    expect(state).toMatchObject({ stage: 'received', declined: null, screenedAt: null });
    expect(state).toMatchObject({ endedAt: null, retention: null });
    expect(state.undone).toMatchObject([{ decision: 'decline', reason: why }]);
  });

  test('one that was merged keeps its number, whatever is decided next, and takes none of the series', () => {
    const state = complaintAfter(...histories.merged, undone('merge'));
    const number = 'W3BJ202512200002';
    expect(state).toMatchObject({ stage: 'received', number, mergedInto: null });
    expect(decideAccept(state, acceptance, numbering)).toMatchObject({
      primary: [{ data: { number } }, {}],
      companions: { number: [] },
    });
    const declined = decideDecline(state, {
      ground: 'repeated',
      explanation: null,
      handedTo: null,
    });
    if (isRejection(declined)) throw new Error(declined.rejected);
    expect(complaintAfter(...histories.merged, undone('merge'), ...declined)).toMatchObject({
      stage: 'declined',
      number,
    });
  });

  const others = Object.keys(histories).filter(
    (stage) => !['none', 'declined', 'merged'].includes(stage),
  ) as ComplaintStage[];
  test.each(others)('of one that is %s nothing is taken back', (stage) => {
    expect(decideUndoScreening(complaintAt(stage), reason)).toEqual({ rejected: 'wrong-stage' });
  });

  test('what nobody can read any more is not screened again', () => {
    for (const stage of ['declined', 'merged'] as const) {
      const gone = complaintAfter(...histories[stage], wordsErased);
      expect(decideUndoScreening(gone, reason)).toEqual({ rejected: 'words-erased' });
    }
    expect(decideUndoScreening(complaintAt('none'), reason)).toEqual({ rejected: 'not-found' });
  });

  test('what explained a decline that is none any more can still be erased', () => {
    const explanation = { ...someNote, note: `${'x'.repeat(26)}.explanation` };
    const state = complaintAfter(
      received(),
      { type: 'complaint.declined.v1', data: { ground: 'repeated', explanation, handedTo: null } },
      undone('decline'),
    );
    expect(keptOf(state, ['handling']).notes).toEqual([explanation.note]);
  });
});

/** What a complainant reads. */
const followed = async (receipt: string) =>
  (await house.ask('GET /public/follow-up', { receipt })).body;

describe('in the house', () => {
  test('a decline is taken back: the receipt tells, and it can be accepted', async () => {
    const { complaint, receipt } = await submitted();
    const path = `/complaints/${complaint}`;
    const decline = { decision: 'decline', ground: 'repeated', explanation: '已有同一件。' };
    await done(`${path}/screening`, people.screener, decline);
    const again = await done(`${path}/screening/undoing`, people.head, { reason });
    expect(again).toMatchObject({
      stage: 'received',
      declined: null,
      undone: [{ decision: 'decline', reason }],
    });
    expect(await followed(receipt)).toMatchObject({
      stage: 'received',
      declined: null,
      undone: { decision: 'decline', on: '2025-12-20' },
    });
    await house.settle();
    const todo = await house.ask('GET /complaints', {
      as: people.screener,
      query: { todo: 'true', limit: '200' },
    });
    expect(JSON.stringify(todo.body)).toContain(complaint);
    await done(`${path}/screening`, people.screener, accept());
    expect(await followed(receipt)).toMatchObject({ stage: 'accepted', undone: null });
  });

  test('a merged one is screened by itself again, and accepted with its number', async () => {
    const { inspection, complaints } = await accepted(1);
    const { complaint, receipt } = await submitted(inspection);
    const path = `/complaints/${complaint}`;
    const merge = { decision: 'merge', into: complaints[0] };
    const { number } = await done(`${path}/screening`, people.screener, merge);
    const again = await done(`${path}/screening/undoing`, people.screener, { reason: 'slip' });
    expect(again).toMatchObject({ stage: 'received', number, mergedInto: null });
    await closeBatch(inspection);
    expect(await followed(receipt)).toMatchObject({
      stage: 'received',
      joined: false,
      number,
      transferredOn: null,
      undone: { decision: 'merge' },
    });
    const other = await submitted(inspection);
    const next = await done(`/complaints/${other.complaint}/screening`, people.screener, accept());
    const own = await done(`${path}/screening`, people.screener, accept());
    expect(own.number).toBe(number);
    expect(Number(next.number.slice(-4))).toBe(Number(number.slice(-4)) + 1);
    await house.settle();
    const found = await house.ask('GET /complaint-numbers', {
      as: people.clerk,
      query: { number },
    });
    expect(found.body.complaints).toMatchObject([{ complaint }]);
    const figures = await house.ask('GET /figures', { as: people.head, query: { inspection } });
    expect(figures.body).toMatchObject({ received: 3, valid: 3, merged: 0, transferred: 1 });
  });

  test('two take it back at once: it is done once, and the other is told', async () => {
    const { complaint } = await submitted();
    const path = `/complaints/${complaint}/screening`;
    const decline = { decision: 'decline', ground: 'not-environmental' };
    await done(path, people.screener, decline);
    const answers = await Promise.all(
      [people.head, people.screener].map((as) => command(`${path}/undoing`, as, { reason })),
    );
    expect(answers.map(({ status }) => status)).toSatisfy(([a, b]) => a + b === 612);
    expect((await command(`${path}/undoing`, people.head, { reason })).body.type).toBe(
      'urn:ducha:problem:wrong-stage',
    );
  });

  test('it is refused where the words are gone, and a reason that is none is named', async () => {
    const { complaint, receipt } = await submitted();
    const path = `/complaints/${complaint}/screening`;
    await done(path, people.screener, { decision: 'decline', ground: 'not-environmental' });
    const none = await command(`${path}/undoing`, people.head, { reason: 'so' });
    expect(none).toMatchObject({ status: 400, body: { faults: [{ pointer: '#/reason' }] } });
    const erase = { receipt, body: { parts: ['words'] } };
    expect((await house.ask('POST /public/follow-up/erasure', erase)).status).toBe(200);
    expect(await command(`${path}/undoing`, people.head, { reason })).toMatchObject({
      status: 409,
      body: { type: 'urn:ducha:problem:words-erased' },
    });
  });
});
