import { stateCouncilCalendar } from '@ducha/calendar';
import { expect, test } from 'vitest';
import {
  approved,
  complaintAt,
  complaintId,
  confirmed,
  complaintAfter,
  histories,
  noOutcomes,
  replied,
  replyData,
  someNote,
  stagedReply,
  policy,
} from '../testing/complaint-history.ts';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { decideEndRectification } from './end-rectification.ts';
import {
  decideDenyRefusal,
  decideGrantRefusal,
  decideRefusalLapse,
  decideRefuse,
} from './refusal.ts';
import { decideApproval, decidePrincipalReturn, decideReply } from './reply.ts';
import { decideConfirm, decideOfficeReturn } from './review.ts';
import { decideSignIn } from './sign-in.ts';
import { attempts } from '../complaint/acts.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { isPaused } from '../complaint/complaint-state.ts';
import { closingDue, duesFrom } from '../complaint/deadlines.ts';
import { dueOf } from '../complaint/due.ts';
import { decideRecount } from '../recounting/recount.ts';
import { todosOf } from '../to-dos/todo.ts';
import { disclosedRowOf } from '../disclosure/disclosure.ts';
import { decideTaskFinished } from '../complaint/task-finished.ts';
import { decideTransfer } from '../complaint/transfer.ts';

const at = '2025-12-21T01:00:00.000Z';
const today = '2025-12-21';
const dues = {
  signIn: { due: '2025-12-22T16:00:00.000Z', counted: { period: policy.signIn } },
  reply: { due: '2025-12-30T16:00:00.000Z', counted: { period: policy.reply } },
};
const plan = { measures: someNote, deadline: '2026-03-31' };

test('transfer sets a date to sign in for each organisation, and to reply for the leading one', () => {
  const batch = `${'d'.repeat(26)}-1`;
  const decided = decideTransfer(complaintAt('accepted'), {
    complaint: complaintId,
    batch,
    at,
    dues,
  });
  expect(decided).toMatchObject([
    {
      type: 'complaint.transferred.v1',
      data: { batch, at, signInDue: dues.signIn.due, replyDue: dues.reply.due },
    },
    { data: { deadline: `complaint/${complaintId}/110106/sign-in`, ...dues.signIn } },
    { data: { deadline: `complaint/${complaintId}/110105/sign-in`, ...dues.signIn } },
    { data: { deadline: `complaint/${complaintId}/110105/reply`, ...dues.reply } },
  ]);
});

test.each([
  ['received', 'withdrawn'],
  ['merged', 'merged'],
  ['declined', 'declined'],
  ['transferred', 'already-transferred'],
  ['closed', 'already-transferred'],
  ['none', 'withdrawn'],
] as const)('a complaint that is %s stays behind: %s', (stage, reason) => {
  const transfer = { complaint: complaintId, batch: 'b-1', at, dues };
  expect(decideTransfer(complaintAt(stage), transfer)).toEqual({ rejected: reason });
});

test('each organisation signs in once, which meets its date', () => {
  const sign = (stage: 'transferred' | 'handling' | 'accepted' | 'refused', organisation: string) =>
    decideSignIn(complaintAt(stage), { complaint: complaintId, organisation, at });
  expect(sign('transferred', '110106')).toEqual([
    { type: 'complaint.signed-in.v1', data: { organisation: '110106', role: 'assist' } },
    {
      type: 'deadline.met.v1',
      data: { deadline: `complaint/${complaintId}/110106/sign-in`, at },
    },
  ]);
  expect(sign('handling', '110105')).toEqual({ rejected: 'already-done' });
  expect(sign('transferred', '110107')).toEqual({ rejected: 'not-found' });
  expect(sign('accepted', '110105')).toEqual({ rejected: 'wrong-stage' });
  expect(sign('refused', '110105')).toEqual({ rejected: 'wrong-stage' });
});

test('a refusal is for the leading organisation, before any reply, a limited number of times', () => {
  const refusal = { organisation: '110105', reason: someNote, at };
  const transferred = complaintAt('transferred');
  expect(decideRefuse(transferred, { ...refusal, organisation: '110106' }, policy)).toEqual({
    rejected: 'lead-only',
  });
  const exhausted = { rejected: 'refusals-exhausted' };
  const refused = { ...refusal, decision: 'denied' as const };
  const twice = { ...transferred, refusals: [refused, refused] };
  expect(decideRefuse(twice, refusal, policy)).not.toHaveProperty('rejected');
  expect(decideRefuse(twice, refusal, { refusals: 2 })).toEqual(exhausted);
  expect(
    decideRefuse({ ...twice, refusals: [refused, refused, refused] }, refusal, policy),
  ).toEqual(exhausted);
  const returned = complaintAfter(...histories.replied, {
    type: 'complaint.reply-returned.v1',
    data: { round: 1, by: 'principal', reason: someNote, replyDue: null },
  });
  expect(decideRefuse(returned, refusal, policy)).toEqual({ rejected: 'wrong-stage' });
});

test.each([
  ['result', { kind: 'final', result: 'open' }],
  ['result', { kind: 'interim', result: 'closed' }],
  ['plan', { result: 'staged' }],
  ['plan', { result: 'closed', plan }],
  ['plan/deadline', { result: 'staged', plan: { ...plan, deadline: today } }],
  ['plan/deadline', { result: 'staged', plan: { ...plan, deadline: '9999-12-31' } }],
  ['goal', { result: 'staged', plan, goal: null }],
] as const)('a reply whose %s does not fit is refused', (field, more) => {
  expect(decideReply(complaintAt('handling'), replyData(more), today)).toMatchObject({
    rejected: 'reply-inconsistent',
    faults: [{ pointer: `#/${field}` }],
  });
});

test.each([
  ['a firm ordered', { orderedToRectify: 1 }],
  ['a fine', { fined: 1, fineYuan: 50_000 }],
  ['a criminal case', { criminalCases: 1 }],
  ['people detained', { detained: 1 }],
  ['people held accountable', { heldAccountable: 1 }],
])('what is unsubstantiated has not %s: every such figure is named', (_, some) => {
  const verdict = 'unsubstantiated';
  const outcomes = { ...noOutcomes, ...some };
  expect(decideReply(complaintAt('handling'), replyData({ verdict, outcomes }), today)).toEqual({
    rejected: 'reply-inconsistent',
    faults: Object.keys(some).map((field) => ({
      pointer: `#/outcomes/${field}`,
      code: 'unfounded-outcome',
      detail: 'What is unsubstantiated has nobody ordered, punished or held accountable',
    })),
  });
});

test('a fine is of a firm, and a firm that was fined has one', () => {
  const replied = (some: object, more: object = {}) =>
    decideReply(
      complaintAt('handling'),
      replyData({ outcomes: { ...noOutcomes, ...some }, ...more }),
      today,
    );
  expect(replied({ fineYuan: 50_000 })).toMatchObject({
    faults: [{ pointer: '#/outcomes/fined', code: 'fine-without-firm' }],
  });
  expect(replied({ fined: 1 })).toMatchObject({
    faults: [{ pointer: '#/outcomes/fineYuan', code: 'firm-without-fine' }],
  });
  expect(replied({ fined: 1, heldAccountable: 1 })).toMatchObject({
    faults: [{ code: 'firm-without-fine' }, { pointer: '#/accountability' }],
  });
  expect(
    replied({ fined: 1, fineYuan: 1, heldAccountable: 1 }, { accountability: someNote }),
  ).toHaveLength(1);
  // 行政拘留 needs no criminal case; a talk warns and punishes nobody.
  expect(replied({ detained: 2 })).toHaveLength(1);
  expect(replied({ summoned: 1 }, { verdict: 'unsubstantiated' })).toHaveLength(1);
});

test('what was staged is closed when its task is finished, and not before', () => {
  expect(decideReply(complaintAt('staged'), replyData(), today)).toEqual({
    rejected: 'task-open',
  });
  // A reply that was under way when nothing waited for the task yet: it is sent back, and waits.
  const underWay = complaintAfter(...histories.staged, replied({ round: 2 }), approved);
  expect(decideConfirm(underWay, confirmation)).toEqual({ rejected: 'task-open' });
  const returned = decideOfficeReturn(underWay, officeReturn);
  expect(
    decideReply(
      complaintAfter(
        ...histories.staged,
        replied({ round: 2 }),
        approved,
        ...(returned as ComplaintEvent[]),
      ),
      replyData(),
      today,
    ),
  ).toEqual({ rejected: 'task-open' });
  expect(decideReply(itsTaskDone, replyData(), today)).not.toHaveProperty('rejected');
});

const itsTaskDone = {
  ...complaintAt('staged'),
  task: { task: 'e'.repeat(26), number: 'W3BJ202512200017', finishedOn: '2025-12-30' },
};

test('what was staged is a task by now: it is neither staged again nor open', () => {
  const again = replyData({ result: 'staged', plan });
  expect(decideReply(itsTaskDone, again, today)).toMatchObject({
    rejected: 'reply-inconsistent',
  });
  const interim = replyData({ kind: 'interim', result: 'open' });
  expect(decideReply(itsTaskDone, interim, today)).toMatchObject({
    rejected: 'reply-inconsistent',
  });
});

test('only the leading organisation replies, approves and returns', () => {
  const assisting = { organisation: '110106' };
  expect(decideReply(complaintAt('handling'), replyData(assisting), today)).toEqual({
    rejected: 'lead-only',
  });
  const approval = { ...assisting, complaint: complaintId, by: 'other', at };
  expect(decideApproval(complaintAt('replied'), approval)).toEqual({ rejected: 'lead-only' });
  const returned = { ...assisting, reason: someNote };
  expect(decidePrincipalReturn(complaintAt('replied'), returned)).toEqual({
    rejected: 'lead-only',
  });
});

test('approval of a final reply meets the date; of an interim one it does not', () => {
  const approval = { complaint: complaintId, organisation: '110105', by: 'principal', at };
  expect(decideApproval(complaintAt('replied'), approval)).toEqual([
    approved,
    { type: 'deadline.met.v1', data: { deadline: `complaint/${complaintId}/110105/reply`, at } },
  ]);
  const interim = complaintAfter(
    ...histories.handling,
    replied({ kind: 'interim', result: 'open' }),
  );
  expect(decideApproval(interim, approval)).toEqual([approved]);
});

test('nobody decides on a refusal of their own organisation', () => {
  const denied = (by: string) =>
    decideDenyRefusal(complaintAt('refused'), { complaint: complaintId, at, dues, by });
  expect(denied('110105')).toEqual({ rejected: 'own-case' });
  expect(denied('110106')).not.toHaveProperty('rejected');
});

test('nobody decides on their own reply', () => {
  const approval = { complaint: complaintId, organisation: '110105', by: 'desk', at };
  expect(decideApproval(complaintAt('replied'), approval)).toEqual({ rejected: 'own-case' });
  for (const by of [
    { subject: 'desk', organisation: 'dcb' },
    { subject: 'principal', organisation: 'dcb' },
    { subject: 'reviewer', organisation: '110105' },
  ]) {
    expect(
      decideConfirm(complaintAt('approved'), { complaint: complaintId, texts, by, today }),
    ).toEqual({ rejected: 'own-case' });
    expect(decideOfficeReturn(complaintAt('approved'), { ...officeReturn, by })).toEqual({
      rejected: 'own-case',
    });
  }
});

const texts = {
  problem: someNote,
  findings: someNote,
  handling: someNote,
  goal: someNote,
  accountability: null,
  measures: null,
};
const reviewer = { subject: 'reviewer', organisation: 'dcb' };
const officeReturn = {
  complaint: complaintId,
  reason: someNote,
  redoBy: '2025-12-28',
  by: reviewer,
  today,
  at,
};
const confirmation = { complaint: complaintId, texts, by: reviewer, today: '2025-12-28' };

test('a confirmed closed reply closes the complaint', () => {
  const decided = decideConfirm(complaintAt('approved'), confirmation);
  expect(decided).toEqual([confirmed('closed')]);
});

test('a confirmed staged reply becomes a task, with its cleared texts', () => {
  const staged = complaintAfter(...histories.handling, stagedReply, approved);
  const cleared = { ...texts, measures: someNote };
  expect(decideConfirm(staged, { ...confirmation, texts: cleared })).toMatchObject([
    { type: 'complaint.reply-confirmed.v1', data: { result: 'staged' } },
    {
      type: 'complaint.staged.v1',
      data: {
        number: 'W3BJ202512200001',
        lead: '110105',
        assisting: ['110106'],
        mainType: 'noise',
        measures: someNote,
        deadline: '2026-03-31',
      },
    },
  ]);
  for (const missing of ['goal', 'measures']) {
    const without = { ...cleared, [missing]: null };
    expect(decideConfirm(staged, { ...confirmation, texts: without })).toMatchObject({
      rejected: 'reply-inconsistent',
      faults: [{ pointer: `#/${missing}` }],
    });
  }
  const measured = { ...confirmation, texts: cleared };
  expect(decideConfirm(complaintAt('approved'), measured)).toMatchObject({
    rejected: 'reply-inconsistent',
    faults: [{ pointer: '#/measures' }],
  });
});

test('a reply that the office returns is due again by the day named', () => {
  expect(decideOfficeReturn(complaintAt('approved'), officeReturn)).toMatchObject([
    { type: 'complaint.reply-returned.v1', data: { by: 'office' } },
    {
      type: 'deadline.set.v1',
      data: {
        deadline: `complaint/${complaintId}/110105/reply`,
        due: '2025-12-28T16:00:00.000Z',
      },
    },
  ]);
  expect(
    decideOfficeReturn(complaintAt('approved'), { ...officeReturn, redoBy: '2025-12-20' }),
  ).toMatchObject({ rejected: 'dates-impossible' });
  expect(
    decideOfficeReturn(complaintAt('approved'), { ...officeReturn, redoBy: '9999-12-31' }),
  ).toMatchObject({ rejected: 'dates-impossible' });
});

test('a finished task is noted once, and only where there was a staged reply; then the reply that closes it is due', () => {
  const task = { task: 'f'.repeat(26), number: 'RW-2026-0001', finishedOn: '2026-03-01' };
  const closing = {
    complaint: complaintId,
    from: at,
    due: closingDue(at, policy, stateCouncilCalendar),
  };
  const noted = decideTaskFinished(complaintAt('staged'), task, closing);
  const deadline = `complaint/${complaintId}/110105/reply`;
  expect(noted).toMatchObject([
    { type: 'complaint.task-finished.v1', data: task },
    {
      type: 'deadline.set.v1',
      data: {
        deadline,
        act: 'reply',
        organisation: '110105',
        from: at,
        // Ten calendar days from its end.
        due: '2025-12-31T16:00:00.000Z',
        counted: { period: { value: 10, unit: 'calendar-days' } },
      },
    },
  ]);
  const finished = complaintAfter(...histories.staged, ...noted);
  expect(finished.openDeadlines).toContain(deadline);
  expect(finished.dates.reply).toMatchObject({ due: '2025-12-31T16:00:00.000Z', named: false });
  expect(decideTaskFinished(finished, task, closing)).toEqual([]);
  expect(decideTaskFinished(complaintAt('closed'), task, closing)).toEqual([]);
});

test('what was reached adds up over the rounds: a lesser figure needs its reason, and a reason a lesser figure', () => {
  const first = { ...noOutcomes, orderedToRectify: 1, fined: 1, fineYuan: 50_000 };
  const staged = replied({
    result: 'staged',
    plan: { measures: someNote, deadline: '2026-03-31' },
    outcomes: first,
  });
  const events = [...histories.handling, staged, approved, confirmed('staged')];
  const finished: ComplaintEvent = {
    type: 'complaint.task-finished.v1',
    data: { task: 'f'.repeat(26), number: 'RW-2026-0001', finishedOn: '2026-03-01' },
  };
  const state = complaintAfter(...events, finished);
  const closing = (outcomes: typeof noOutcomes, lessReason: typeof someNote | null = null) =>
    decideReply(state, replyData({ outcomes }), today, { lessReason });
  expect(closing(noOutcomes)).toMatchObject({
    rejected: 'reply-inconsistent',
    faults: [
      { pointer: '#/outcomes/orderedToRectify', code: 'outcome-less' },
      { pointer: '#/outcomes/fined' },
      { pointer: '#/outcomes/fineYuan' },
    ],
  });
  expect(closing({ ...first, summoned: 2 })).toHaveLength(1);
  expect(closing(first, someNote)).toMatchObject({
    faults: [{ pointer: '#/lessReason', code: 'nothing-less' }],
  });
  const lowered = closing(noOutcomes, someNote);
  expect(lowered).toMatchObject([
    { type: 'complaint.replied.v1' },
    { type: 'complaint.outcomes-lowered.v1', data: { round: 2, reason: someNote } },
  ]);
  // What is foreseen of the act is what is: the figures of before are no reason against it.
  const who = { organisation: '110105', subject: 'desk', closedBy: null };
  const by = { complaint: complaintId, ...who, at, today };
  expect(attempts.reply(state, by, policy)).toMatchObject([[null, { length: 1 }]]);
  const published = (...more: ComplaintEvent[]) =>
    disclosedRowOf(complaintId, complaintAfter(...events, finished, ...more))?.outcomes;
  expect(published()).toEqual(first);
  expect(published(...(lowered as ComplaintEvent[]))).toEqual(first);
  const end = [approved, confirmed('closed')];
  expect(published(...(lowered as ComplaintEvent[]), ...end)).toEqual(noOutcomes);
  // A log of before, when the form began at nought: what was reached did not vanish.
  const silent = replied({ round: 2, outcomes: { ...noOutcomes, summoned: 1 } });
  expect(published(silent, ...end)).toEqual({ ...first, summoned: 1 });
});

test('files that go with a reply stand on it, and on no other', () => {
  const file = {
    evidence: 'e'.repeat(26),
    kind: 'after',
    mediaType: 'image/jpeg',
    bytes: 1_234,
    sha256: 'a'.repeat(64),
  } as const;
  const decided = decideReply(complaintAt('handling'), replyData(), '2025-12-21', {
    evidence: [file],
  });
  expect(decided).toEqual([
    { type: 'complaint.replied.v1', data: replyData() },
    { type: 'complaint.evidence-attached.v1', data: { round: 1, evidence: [file] } },
  ]);
  const attached = complaintAfter(...histories.handling, ...(decided as ComplaintEvent[]));
  expect(attached.replies.map(({ evidence }) => evidence)).toEqual([[file]]);
  const without = decideReply(complaintAt('handling'), replyData(), '2025-12-21');
  expect(without).toHaveLength(1);
  expect(complaintAt('replied').replies[0]?.evidence).toEqual([]);
});

test('what was staged is closed in the table when the office ended its rectification, with what was found and reached', () => {
  const by = { subject: 'head', organisation: 'dcb' };
  const end = { complaint: complaintId, reason: 'object-gone', today, by } as const;
  const staged = complaintAt('staged');
  const decided = decideEndRectification(staged, end);
  const data = {
    complaint: complaintId,
    number: 'W3BJ202512200001',
    reason: 'object-gone',
    on: today,
  };
  expect(decided).toEqual([{ type: 'complaint.rectification-ended.v1', data }]);
  const ended = complaintAfter(...histories.staged, ...(decided as ComplaintEvent[]));
  expect(ended).toMatchObject({ stage: 'closed', result: 'closed', closedOn: today });
  const row = disclosedRowOf(complaintId, staged);
  expect(disclosedRowOf(complaintId, ended)).toEqual({ ...row, result: 'closed' });
  expect(decideEndRectification(itsTaskDone, end)).toEqual({ rejected: 'wrong-stage' });
  for (const own of [
    { subject: 'desk', organisation: 'dcb' },
    { subject: 'principal', organisation: 'dcb' },
    { subject: 'head', organisation: '110105' },
  ]) {
    expect(decideEndRectification(staged, { ...end, by: own })).toEqual({ rejected: 'own-case' });
  }
});

const refusable = { until: '2025-12-22T16:00:00.000Z', most: 3 };
const handedOver = complaintAfter(...histories.transferred, {
  type: 'complaint.refusable.v1',
  data: refusable,
});
const refusalAt = (moment: string) =>
  decideRefuse(handedOver, { organisation: '110105', reason: someNote, at: moment }, policy);

test('a refusal is in time until its last moment, and late from then on', () => {
  expect(refusalAt('2025-12-22T15:59:59.999Z')).not.toHaveProperty('rejected');
  expect(refusalAt(refusable.until)).toEqual({ rejected: 'refusal-late' });
});

test('while a refusal is being decided no date runs; whoever assists can sign in; after it dates run anew', () => {
  const made = refusalAt(at) as ComplaintEvent[];
  const dates = ['110106/sign-in', '110105/sign-in', '110105/reply'];
  const named = (events: readonly ComplaintEvent[], type: string) =>
    events.flatMap((event) =>
      event.type === type && 'deadline' in event.data
        ? [event.data.deadline.replace(`complaint/${complaintId}/`, '')]
        : [],
    );
  expect(named(made, 'deadline.met.v1')).toEqual(dates);
  const events = [...histories.transferred, ...made];
  const paused = complaintAfter(...events);
  expect(paused.openDeadlines).toEqual([]);
  expect(isPaused(paused)).toBe(true);
  expect(isPaused(handedOver)).toBe(false);
  // Nothing that a calendar could move, and nobody is late.
  expect(decideRecount(complaintId, paused, { calendar: stateCouncilCalendar, policy })).toEqual(
    [],
  );
  expect(todosOf(complaintId, paused)).toMatchObject([
    { act: 'decide-refusal', due: null },
    { act: 'sign-in', organisation: '110106', due: null },
  ]);
  const signed = decideSignIn(paused, { complaint: complaintId, organisation: '110106', at });
  expect(signed).toEqual([
    { type: 'complaint.signed-in.v1', data: { organisation: '110106', role: 'assist' } },
  ]);
  expect(decideSignIn(paused, { complaint: complaintId, organisation: '110105', at })).toEqual({
    rejected: 'wrong-stage',
  });
  const meanwhile = complaintAfter(...events, ...(signed as ComplaintEvent[]));
  expect(meanwhile.stage).toBe('refused');
  const later = '2025-12-24T01:00:00.000Z';
  const anew = duesFrom(later, policy, stateCouncilCalendar);
  const order = { complaint: complaintId, at: later, dues: anew, by: 'dcb' };
  const denied = decideDenyRefusal(meanwhile, order) as ComplaintEvent[];
  // Who has signed in meanwhile is not asked again.
  expect(named(denied, 'deadline.set.v1')).toEqual(['110105/sign-in', '110105/reply']);
  const goesOn = complaintAfter(...events, ...(signed as ComplaintEvent[]), ...denied);
  expect(goesOn).toMatchObject({
    stage: 'transferred',
    dates: { reply: { from: later, due: anew.reply.due, named: false } },
    refusable: { until: anew.refuse?.due, most: 3 },
  });
  const granted = decideGrantRefusal(meanwhile, {
    ...order,
    assignments: [{ organisation: '110107', role: 'lead' }],
  });
  expect(named(granted as ComplaintEvent[], 'deadline.set.v1')).toEqual([
    '110107/sign-in',
    '110107/reply',
  ]);
});

test('that the time to refuse passed without a refusal or a sign-in is recorded once', () => {
  expect(dueOf(handedOver)).toBe(refusable.until);
  expect(decideRefusalLapse(handedOver, '2025-12-22T15:59:59.999Z')).toEqual([]);
  const lapsed = decideRefusalLapse(handedOver, refusable.until);
  expect(lapsed).toEqual([
    { type: 'complaint.refusal-lapsed.v1', data: { organisation: '110105' } },
  ]);
  const after = complaintStream.evolve(handedOver, lapsed[0]!, { version: 9, at });
  expect(after.refusable?.lapsed).toBe(true);
  expect(dueOf(after)).toBeUndefined();
  expect(decideRefusalLapse(after, '2026-01-01T00:00:00.000Z')).toEqual([]);
  const signed: ComplaintEvent = {
    type: 'complaint.signed-in.v1',
    data: { organisation: '110105', role: 'lead' },
  };
  expect(dueOf(complaintStream.evolve(handedOver, signed, { version: 9, at }))).toBeUndefined();
});
