import { describe, expect, test } from 'vitest';
import {
  complaintAct,
  complaintsEndpoints,
  correctableText,
  erasurePart,
  recheckResult,
  rectificationEndReason,
  undoneReason,
  type ComplaintAct,
} from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import { attempts, type Attempt } from './acts.ts';
import type { Complaint } from './complaint-state.ts';
import type { ComplaintEvent } from './complaint-events.ts';
import { decideCallBack } from '../call-back/call-back.ts';
import { decideDenyReopening, decideGrantReopening } from '../call-back/reopening.ts';
import { decideCorrection } from '../erasure/correction.ts';
import { decideErasure } from '../erasure/erasing.ts';
import { decideSettleMessages, decideWriteToComplainant } from '../messages/messages.ts';
import { decideDenyRefusal, decideGrantRefusal, decideRefuse } from '../handling/refusal.ts';
import { decideApproval, decidePrincipalReturn, decideReply } from '../handling/reply.ts';
import {
  decideAskExtension,
  decideDenyExtension,
  decideGrantExtension,
} from '../handling/extension.ts';
import { decideEndRectification } from '../handling/end-rectification.ts';
import { decideConfirm, decideOfficeReturn } from '../handling/review.ts';
import { decideAccept, decideAsk, decideDecline, decideMerge } from '../screening/screening.ts';
import { decidePassOn } from '../passing-on/passing-on.ts';
import { decideTakeBack } from '../passing-on/taking-back.ts';
import { decideCorrectAcceptance } from '../putting-right/correct-acceptance.ts';
import { decideWithdraw } from '../putting-right/withdraw.ts';
import { decideLinkRelapse } from '../putting-right/link-relapse.ts';
import { decideReassign } from '../putting-right/reassign.ts';
import { decideRecordRecheck, decideSettleRecheck } from '../re-check/re-checking.ts';
import { decideUndoScreening } from '../screening/undo-screening.ts';
import { decideSignIn } from '../handling/sign-in.ts';
import {
  complaintAt,
  complaintId,
  complaintAfter,
  histories,
  replyData,
  someNote,
  stagedReply,
  approved,
  assignedAnew,
  confirmed,
  drawn,
  rechecked,
  replied,
  policy,
  received,
  reopened,
  reopeningAsked,
  reopeningDenied,
  undone,
  withdrawn,
  wordsErased,
} from '../testing/complaint-history.ts';

import { stagedWithPlan } from '../testing/staged-plan.ts';

/**
 * What is foreseen of an act is what becomes of it: for every state and everyone, against commands of
 * this test's own making, in several forms each.
 */
const at = '2025-12-26T01:00:00.000Z';
const today = '2025-12-26';
const reassigned: ComplaintEvent = {
  type: 'complaint.reassigned.v1',
  data: {
    assignments: [{ organisation: '110105', role: 'lead' }],
    signInDue: '2025-12-27T16:00:00.000Z',
    replyDue: '2026-01-05T16:00:00.000Z',
  },
};
const refused: ComplaintEvent = {
  type: 'complaint.refused.v1',
  data: { organisation: '110105', reason: someNote },
};
const denied: ComplaintEvent = { type: 'complaint.refusal-denied.v1', data: {} };
const returned = (by: 'principal' | 'office'): ComplaintEvent => ({
  type: 'complaint.reply-returned.v1',
  data: { round: 1, by, reason: someNote, replyDue: null },
});
const joined: ComplaintEvent = {
  type: 'complaint.joined.v1',
  data: { complaint: 'e'.repeat(26) },
};
const assistSigned: ComplaintEvent = {
  type: 'complaint.signed-in.v1',
  data: { organisation: '110106', role: 'assist' },
};
const attached: ComplaintEvent = {
  type: 'complaint.photographs-attached.v2',
  data: { photographs: [{ photograph: 'p'.repeat(26), mediaType: 'image/png', print: someNote }] },
};
const copyPassedOn: ComplaintEvent = {
  type: 'complaint.photographs-passed-on.v1',
  data: {
    photographs: [{ original: 'p'.repeat(26), copy: 'q'.repeat(26), areas: 1, print: someNote }],
  },
};
const stages = Object.keys(histories) as (keyof typeof histories)[];

/** Every stage, and the states in it that rules tell apart. */
const states: Readonly<Record<string, Complaint>> = {
  ...Object.fromEntries(stages.map((stage) => [stage, complaintAt(stage)])),
  'denied once': complaintAfter(...histories.refused, denied),
  'denied after signing in': complaintAfter(...histories.handling, refused, denied),
  'refused too often': complaintAfter(
    ...histories.refused,
    denied,
    ...Array.from({ length: 2 }, () => [refused, denied]).flat(),
  ),
  reassigned: complaintAfter(...histories.refused, reassigned),
  'signed in by the assisting one': complaintAfter(...histories.transferred, assistSigned),
  'returned by the principal': complaintAfter(...histories.replied, returned('principal')),
  'returned by the office': complaintAfter(...histories.approved, returned('office')),
  'a staged reply waits': complaintAfter(...histories.handling, stagedReply),
  'a staged reply is reviewed': complaintAfter(
    ...histories.handling,
    stagedReply,
    ...histories.approved.slice(-1),
  ),
  'a decline was taken back': complaintAfter(...histories.declined, undone('decline')),
  'a merger was taken back': complaintAfter(...histories.merged, undone('merge')),
  'declined, its words erased': complaintAfter(...histories.declined, wordsErased),
  'assigned anew': complaintAfter(...histories.handling, assignedAnew('110108')),
  'an interim reply was confirmed': complaintAfter(
    ...histories.handling,
    replied({ kind: 'interim', result: 'open' }),
    approved,
    confirmed('open'),
  ),
  'another was merged into it': complaintAfter(...histories.handling, joined),
  'taken back after the hand-over': complaintAfter(...histories.handling, withdrawn('office')),
  'with photographs': complaintAfter(...histories.received, attached),
  'with photographs that were passed on': complaintAfter(
    ...histories.received,
    attached,
    copyPassedOn,
  ),
  'closed, with a telephone': complaintAfter(
    received({ contact: { name: null, phone: someNote, address: null } }),
    ...histories.closed.slice(1),
  ),
  'closed, with an address': complaintAfter(
    received({ contact: { name: null, phone: null, address: someNote } }),
    ...histories.closed.slice(1),
  ),
  'asked to be taken up again': complaintAfter(...histories.closed, reopeningAsked),
  'not taken up again': complaintAfter(...histories.closed, reopeningAsked, reopeningDenied),
  'taken up again': complaintAfter(...histories.closed, reopeningAsked, reopened),
  'closed after a plan, taken up again': complaintAfter(
    ...stagedWithPlan(),
    {
      type: 'complaint.rectification-ended.v1',
      data: {
        complaint: complaintId,
        number: 'W3BJ202512200001',
        reason: 'object-gone',
        on: today,
      },
    },
    reopeningAsked,
    reopened,
  ),
  'drawn for re-check': complaintAfter(...histories.closed, drawn('somebody')),
  'found otherwise': complaintAfter(...histories.closed, drawn(null), rechecked('differs')),
  'signed in by the assisting one, closed': complaintAfter(...histories.closed, assistSigned),
};

/** Organisation and person: the desk and the principal of the replying one are `desk`, `principal`. */
const everyone = ['110105', '110106', '110112', 'sthjj', ''].flatMap((organisation) =>
  ['desk', 'principal', 'somebody'].map((subject) => ({
    organisation,
    subject,
    // One of the office had it closed.
    closedBy: organisation === 'sthjj' ? 'desk' : null,
  })),
);

type Made = (state: Complaint, by: Attempt) => readonly unknown[];
const texts = {
  problem: someNote,
  findings: someNote,
  handling: someNote,
  goal: someNote,
  accountability: null,
};
const plan = { measures: someNote, deadline: '2026-06-30' };
const leads = [{ organisation: '110108', role: 'lead' as const }];

/** For each act and decision: well-formed commands, one of which fits if any can. */
const commands: Readonly<Record<ComplaintAct, Readonly<Record<string, Made>>>> = {
  screenComplaint: {
    accept: (state, { complaint }) => [
      decideAccept(
        state,
        {
          mainType: 'air',
          otherTypes: ['noise'],
          industry: 'catering',
          keyAttention: true,
          assignments: [...leads, { organisation: '110106', role: 'assist' }],
          cleared: someNote,
          gist: someNote,
        },
        { complaint, policy, series: { number: { given: 16 } } },
      ),
    ],
    decline: (state) => [
      decideDecline(state, { ground: 'other-place', explanation: someNote, handedTo: '110106' }),
    ],
    merge: (state, { complaint }) => [
      decideMerge(
        state,
        { complaint: 'e'.repeat(26), state: complaintAt('handling') },
        { complaint, policy, series: { number: { given: 16 } } },
      ),
    ],
    ask: (state) => [
      decideAsk(state, { question: someNote, answerBy: '2025-12-31', counted: null, today }),
    ],
  },
  undoScreening: {
    null: (state) => undoneReason.options.map((reason) => decideUndoScreening(state, reason)),
  },
  reassign: {
    null: (state, { complaint }) =>
      [leads, [{ organisation: '110112', role: 'lead' as const }]].map((assignments) =>
        decideReassign(state, {
          complaint,
          assignments,
          reason: 'help-needed',
          at,
          dues: {
            signIn: { due: '2025-12-27T16:00:00.000Z', counted: null },
            reply: { due: '2026-01-05T16:00:00.000Z', counted: null },
          },
        }),
      ),
  },
  correctAcceptance: {
    null: (state, { complaint }) =>
      [{ keyAttention: true }, { keyAttention: false }]
        .map((to) =>
          decideCorrectAcceptance(state, { complaint, to, gist: undefined, reason: 'judged-anew' }),
        )
        // One of the two is so already.
        .filter((made) => !isRejection(made) || made.rejected !== 'nothing-changed'),
  },
  linkRelapse: {
    null: (state, { complaint }) => {
      const earlier = { complaint: 'e'.repeat(26), state: complaintAt('closed') };
      return [
        decideLinkRelapse(state, { complaint, earlier, isTakenAway: state.relapseOf !== null }),
      ];
    },
  },
  withdrawComplaint: {
    null: (state) => [decideWithdraw(state, { by: 'office', ground: 'entered-by-mistake', at })],
  },
  passOnPhotographs: {
    null: (state, { complaint }) => {
      const [original = ''] = state.photographs.map(({ photograph }) => photograph);
      const photographs = [{ original, copy: 'x'.repeat(26), areas: 4 }];
      const prints = new Map([['x'.repeat(26), someNote]]);
      return [decidePassOn(state, { complaint, photographs, files: { prints }, hasLooked: true })];
    },
  },
  takeBackPhotographs: {
    null: (state, { complaint }) => [
      decideTakeBack(state, {
        complaint,
        photographs: state.passedOn.map(({ copy }) => copy),
        reason: 'not-needed',
      }),
    ],
  },
  writeToComplainant: { null: (state) => [decideWriteToComplainant(state, someNote)] },
  settleMessages: { null: (state) => [decideSettleMessages(state)] },
  signIn: {
    null: (state, { complaint, organisation }) => [
      decideSignIn(state, { complaint, organisation, at }),
    ],
  },
  refuse: {
    null: (state, { organisation }) => [
      decideRefuse(state, { organisation, reason: someNote, at }, policy),
    ],
  },
  decideRefusal: {
    grant: (state, { complaint, organisation }) => [
      decideGrantRefusal(state, {
        complaint,
        assignments: leads,
        at,
        dues: {
          signIn: { due: '2025-12-27T16:00:00.000Z', counted: null },
          reply: { due: '2026-01-05T16:00:00.000Z', counted: null },
        },
        by: organisation,
      }),
    ],
    deny: (state, { complaint, organisation }) => [
      decideDenyRefusal(state, {
        complaint,
        at,
        dues: {
          signIn: { due: '2025-12-27T16:00:00.000Z', counted: null },
          reply: { due: '2026-01-05T16:00:00.000Z', counted: null },
        },
        by: organisation,
      }),
    ],
  },
  reply: {
    null: (state, { organisation, subject }) =>
      [
        replyData({ organisation, by: subject }),
        replyData({ organisation, by: subject, kind: 'interim', result: 'open' }),
        replyData({ organisation, by: subject, result: 'staged', plan }),
      ].map((one) => decideReply(state, one, today)),
  },
  decideReply: {
    approve: (state, { complaint, organisation, subject }) => [
      decideApproval(state, { complaint, organisation, by: subject, at }),
    ],
    return: (state, { organisation }) => [
      decidePrincipalReturn(state, { organisation, reason: someNote }),
    ],
  },
  reviewReply: {
    confirm: (state, by) =>
      [null, someNote].map((measures) =>
        decideConfirm(state, {
          complaint: by.complaint,
          texts: { ...texts, measures },
          by,
          today,
        }),
      ),
    return: (state, by) => [
      decideOfficeReturn(state, {
        complaint: by.complaint,
        reason: someNote,
        redoBy: '2026-01-05',
        by,
        today,
        at,
      }),
    ],
  },
  askExtension: {
    null: (state, { complaint, organisation }) => [
      decideAskExtension(state, {
        complaint,
        organisation,
        until: '2027-01-31',
        reason: someNote,
        at,
      }),
    ],
  },
  decideExtension: {
    grant: (state, { complaint, organisation }) => [
      decideGrantExtension(state, { complaint, by: organisation }),
    ],
    deny: (state, { complaint, organisation }) => [
      decideDenyExtension(state, { complaint, by: organisation, reason: someNote }),
    ],
  },
  callBack: {
    null: (state, { at: moment }) =>
      (['phone', 'visit', 'letter'] as const).map((channel) =>
        decideCallBack(
          state,
          {
            channel,
            outcome: 'satisfied',
            text: someNote,
            reopening: null,
            hasSeenContact: true,
            at: moment,
          },
          null,
        ),
      ),
  },
  decideReopening: {
    grant: (state, { complaint, organisation, subject, closedBy }) => [
      decideGrantReopening(state, {
        complaint,
        reason: someNote,
        at,
        dues: { reply: { due: '2026-01-05T16:00:00.000Z', counted: null } },
        by: { organisation, subject, closedBy },
      }),
    ],
    deny: (state, { organisation, subject, closedBy }) => [
      decideDenyReopening(state, { reason: someNote, by: { organisation, subject, closedBy } }),
    ],
  },
  endRectification: {
    null: (state, { complaint, organisation, subject, today }) =>
      rectificationEndReason.options.map((reason) =>
        decideEndRectification(state, {
          complaint,
          reason,
          today,
          by: { organisation, subject },
        }),
      ),
  },
  recordRecheck: {
    null: (state, { subject }) =>
      recheckResult.options.map((result) =>
        decideRecordRecheck(state, { result, words: someNote, by: subject }),
      ),
  },
  settleRecheck: { null: (state) => [decideSettleRecheck(state, someNote)] },
  correctComplaintText: {
    null: (state, { complaint }) =>
      correctableText.options.map((text) =>
        decideCorrection(state, { complaint, text, corrected: someNote, keptOld: false }),
      ),
  },
  eraseComplaintTexts: {
    null: (state, { complaint }) =>
      erasurePart.options.map((part) =>
        decideErasure(state, { complaint, parts: [part], ground: 'unlawful' }),
      ),
  },
};

const refusalOf = (outcome: unknown): string | null =>
  (outcome as { rejected?: string }).rejected ?? null;

describe.each(Object.entries(states))('%s', (_name, state) => {
  test.each(complaintAct.options)('%s', (act) => {
    for (const who of everyone) {
      const by: Attempt = { complaint: complaintId, at, today, ...who };
      const foreseen = new Map(
        attempts[act](state, by, policy).map(([decision, outcome]) => [
          String(decision),
          refusalOf(outcome),
        ]),
      );
      expect([...foreseen.keys()]).toEqual(Object.keys(commands[act]));
      for (const [decision, made] of Object.entries(commands[act])) {
        const came = made(state, by).map(refusalOf);
        const why = foreseen.get(decision) ?? null;
        // Allowed: some command is taken. Not allowed: each is rejected, and for that reason.
        const expected = came.includes(null) ? [null] : [...new Set(came)];
        expect({ who, decision, why: [why] }).toEqual({ who, decision, why: expected });
      }
    }
  });
});

test('every change that staff make to one complaint is foreseen', () => {
  const changes = complaintsEndpoints.filter(
    ({ effect, path }) => effect === 'change' && path.startsWith('/complaints/{complaint}/'),
  );
  expect(changes.map(({ name }) => name).toSorted()).toEqual(complaintAct.options.toSorted());
});
