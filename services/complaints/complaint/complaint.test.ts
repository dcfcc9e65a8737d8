import { describe, expect, test } from 'vitest';
import type { Rejection } from '@ducha/event-log';
import {
  complaintAt,
  complaintId,
  complaintAfter,
  histories,
  replyData,
  someNote,
  policy,
  reopeningAsked,
} from '../testing/complaint-history.ts';
import { decideGrantReopening } from '../call-back/reopening.ts';
import { decideWithdraw } from '../putting-right/withdraw.ts';
import { decideReassign } from '../putting-right/reassign.ts';
import { decideUndoScreening } from '../screening/undo-screening.ts';
import { complaintRows, hasLeft, partLedger } from './complaint-rows.ts';
import type { Complaint } from './complaint-state.ts';
import type { ComplaintEvent } from './complaint-events.ts';
import {
  complaintTransitions,
  type ComplaintMove,
  type ComplaintStage,
} from './complaint-stage.ts';
import { decideDenyRefusal, decideGrantRefusal, decideRefuse } from '../handling/refusal.ts';
import { decideApproval, decidePrincipalReturn, decideReply } from '../handling/reply.ts';
import { decideConfirm, decideOfficeReturn } from '../handling/review.ts';
import {
  decideAccept,
  decideAsk,
  decideDecline,
  decideMerge,
  decideSupplement,
} from '../screening/screening.ts';

type Decided =
  | readonly ComplaintEvent[]
  | Rejection
  | { readonly primary: readonly ComplaintEvent[] };
const at = '2025-12-21T01:00:00.000Z';
const today = '2025-12-21';
const numbering = { complaint: complaintId, policy, series: { number: { given: 0 } } };
const dues = { signIn: { due: at, counted: null }, reply: { due: at, counted: null } };
const lead = [{ organisation: '110105', role: 'lead' as const }];
const texts = {
  problem: someNote,
  findings: someNote,
  handling: someNote,
  goal: someNote,
  accountability: null,
  measures: null,
};

/** A command that would be right at its stage, for each move that a person makes. */
const commands: Readonly<
  Record<string, { move: ComplaintMove; readonly decide: (state: Complaint) => Decided }>
> = {
  accept: {
    move: 'accept',
    decide: (state) =>
      decideAccept(
        state,
        {
          mainType: 'noise',
          otherTypes: [],
          industry: null,
          keyAttention: false,
          assignments: lead,
          cleared: someNote,
          gist: someNote,
        },
        numbering,
      ),
  },
  merge: {
    move: 'merge',
    decide: (state) =>
      decideMerge(state, { complaint: 'e'.repeat(26), state: complaintAt('accepted') }, numbering),
  },
  decline: {
    move: 'decline',
    decide: (state) =>
      decideDecline(state, { ground: 'repeated', explanation: null, handedTo: null }),
  },
  ask: {
    move: 'ask',
    decide: (state) =>
      decideAsk(state, { question: someNote, answerBy: today, counted: null, today }),
  },
  supplement: {
    move: 'supplement',
    decide: (state) => decideSupplement(state, { text: someNote, at }),
  },
  refuse: {
    move: 'refuse',
    decide: (state) =>
      decideRefuse(state, { organisation: '110105', reason: someNote, at }, policy),
  },
  'grant a refusal': {
    move: 'decide-refusal',
    decide: (state) =>
      decideGrantRefusal(state, { complaint: complaintId, assignments: lead, at, dues, by: 'dcb' }),
  },
  'deny a refusal': {
    move: 'decide-refusal',
    decide: (state) => decideDenyRefusal(state, { complaint: complaintId, at, dues, by: 'dcb' }),
  },
  'take a decline back': {
    move: 'undo-decline',
    decide: (state) =>
      state.stage === 'merged' ? { rejected: 'wrong-stage' } : decideUndoScreening(state, 'slip'),
  },
  'take a merger back': {
    move: 'undo-merge',
    decide: (state) =>
      state.stage === 'declined' ? { rejected: 'wrong-stage' } : decideUndoScreening(state, 'slip'),
  },
  'take back': {
    move: 'withdraw',
    decide: (state) => decideWithdraw(state, { by: 'complainant', ground: null, at }),
  },
  'assign anew': {
    move: 'reassign',
    decide: (state) =>
      decideReassign(state, {
        complaint: complaintId,
        assignments: [{ organisation: '110108', role: 'lead' }],
        reason: 'duties-changed',
        at,
        dues,
      }),
  },
  'take up again': {
    move: 'reopen',
    decide: (state) =>
      decideGrantReopening(
        { ...state, reopenings: complaintAfter(...histories.closed, reopeningAsked).reopenings },
        {
          complaint: complaintId,
          reason: someNote,
          at,
          dues,
          by: { subject: 'screener', organisation: 'dcb', closedBy: 'reviewer' },
        },
      ),
  },
  reply: { move: 'reply', decide: (state) => decideReply(state, replyData(), today) },
  approve: {
    move: 'approve',
    decide: (state) =>
      decideApproval(state, {
        complaint: complaintId,
        organisation: '110105',
        by: 'principal',
        at,
      }),
  },
  'return by the principal': {
    move: 'approve',
    decide: (state) => decidePrincipalReturn(state, { organisation: '110105', reason: someNote }),
  },
  confirm: {
    move: 'confirm-closed',
    decide: (state) =>
      decideConfirm(state, {
        complaint: complaintId,
        texts,
        by: { subject: 'reviewer', organisation: 'dcb' },
        today,
      }),
  },
  'return by the office': {
    move: 'confirm-closed',
    decide: (state) =>
      decideOfficeReturn(state, {
        complaint: complaintId,
        reason: someNote,
        redoBy: '2025-12-28',
        by: { subject: 'reviewer', organisation: 'dcb' },
        today,
        at,
      }),
  },
};
const stages = Object.keys(histories) as ComplaintStage[];

describe.each(Object.entries(commands))('%s', (_name, { move, decide }) => {
  test.each(stages)('at %s', (stage) => {
    const decided = decide(complaintAt(stage));
    if (stage === 'none') expect(decided).toEqual({ rejected: 'not-found' });
    else if (complaintTransitions[stage][move] === undefined) {
      expect(decided).toEqual({ rejected: 'wrong-stage' });
    } else if (move === 'reply' && stage === 'staged') {
      // Its task has the word until it is finished; reply.test.ts.
      expect(decided).toEqual({ rejected: 'task-open' });
    } else expect(decided).not.toHaveProperty('rejected');
  });
});

test('a refusal that is denied after signing in leaves the complaint in hand', () => {
  const refused = complaintAfter(...histories.handling, ...histories.refused.slice(-1));
  expect(refused.stage).toBe('refused');
  const denied = complaintAfter(...histories.handling, ...histories.refused.slice(-1), {
    type: 'complaint.refusal-denied.v1',
    data: {},
  });
  expect(denied.stage).toBe('handling');
  expect(decideReply(denied, replyData(), today)).not.toHaveProperty('rejected');
  const before = complaintAfter(...histories.refused, {
    type: 'complaint.refusal-denied.v1',
    data: {},
  });
  expect(before.stage).toBe('transferred');
});

test.each(stages)('the history of %s leads there', (stage) => {
  expect(complaintAt(stage).stage).toBe(stage);
});

test('an organisation that has a part no more has left it, until it is assigned again', () => {
  const assigned = (...organisations: readonly string[]): ComplaintEvent => ({
    type: 'complaint.reassigned.v1',
    data: {
      assignments: organisations.map((organisation, index) => ({
        organisation,
        role: index === 0 ? 'lead' : 'assist',
      })),
      signInDue: at,
      replyDue: at,
    },
  });
  const rowsAfter = (...events: readonly ComplaintEvent[]) =>
    complaintRows(complaintAfter(...histories.refused, ...events), complaintId, 9);
  const left = (...events: readonly ComplaintEvent[]) =>
    rowsAfter(...events)
      .filter(hasLeft)
      .map(({ list2 }) => list2);
  const ledgerOf = (organisation: string) => ({ ledger: partLedger(organisation, 'closed') });
  expect(left()).toEqual([]);
  expect(left(assigned('110108'))).toEqual(['110106', '110105'].map(ledgerOf));
  expect(left(assigned('110108'), assigned('110105'))).toEqual(['110106', '110108'].map(ledgerOf));
  // Nobody has two rows in one ledger.
  const ledgers = rowsAfter(assigned('110108'), assigned('110105', '110106')).map(({ list2 }) =>
    JSON.stringify(list2),
  );
  expect(new Set(ledgers).size).toBe(ledgers.length);
});
