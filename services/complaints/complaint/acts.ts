import type { Calendar } from '@ducha/calendar';
import {
  correctableText,
  erasurePart,
  reachedOutcomes,
  type ActDecision,
  type ComplaintAct,
  type NoteRef,
} from '@ducha/contracts';
import { isPaused, lastReply, type Complaint } from './complaint-state.ts';
import { unpublishedOf, type Dues } from './deadlines.ts';
import { decideCallBack, reachableBy } from '../call-back/call-back.ts';
import { decideDenyReopening, decideGrantReopening } from '../call-back/reopening.ts';
import type { PolicyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { decideCorrection, textToCorrect } from '../erasure/correction.ts';
import { decideErasure } from '../erasure/erasing.ts';
import { keptPhotographs } from '../erasure/parts.ts';
import { decidePassOn } from '../passing-on/passing-on.ts';
import { standingCopies } from '../passing-on/standing-copies.ts';
import { decideTakeBack } from '../passing-on/taking-back.ts';
import { decideSettleMessages, decideWriteToComplainant } from '../messages/messages.ts';
import { decideCorrectAcceptance } from '../putting-right/correct-acceptance.ts';
import { decideWithdraw } from '../putting-right/withdraw.ts';
import { decideLinkRelapse } from '../putting-right/link-relapse.ts';
import { decideReassign } from '../putting-right/reassign.ts';
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
import { decideRecordRecheck, decideSettleRecheck } from '../re-check/re-checking.ts';
import { decideUndoScreening } from '../screening/undo-screening.ts';
import { decideSignIn } from '../handling/sign-in.ts';
import { lastDay } from './last-day.ts';
import { replyDueOf } from '../to-dos/todo.ts';

/** Who would act on which complaint, and when. */
export interface Attempt {
  readonly complaint: string;
  readonly organisation: string;
  readonly subject: string;
  /** Who had the complaint closed the last time, if it was. */
  readonly closedBy: string | null;
  readonly at: string;
  /** The Beijing date of `at`. */
  readonly today: string;
}

type Outcomes = readonly (readonly [decision: ActDecision | null, outcome: unknown])[];

/**
 * What each act on a complaint comes to as it stands: the deciders themselves are asked, with the
 * simplest command that is well-formed in that state, so every rejection is one of the state. Nothing
 * of what they decide is kept.
 */
export const attempts: Readonly<
  Record<ComplaintAct, (state: Complaint, by: Attempt, policy: PolicyOfComplaints) => Outcomes>
> = {
  screenComplaint: (state, { complaint, today }, policy) => {
    const numbering = { complaint, policy, series: { number: { given: 0 } } };
    return [
      ['accept', decideAccept(state, acceptance, numbering)],
      [
        'decline',
        decideDecline(state, { ground: 'not-environmental', explanation: null, handedTo: null }),
      ],
      ['merge', decideMerge(state, joinable(state), numbering)],
      ['ask', decideAsk(state, { question: someText, answerBy: today, counted: null, today })],
    ];
  },
  undoScreening: (state) => [[null, decideUndoScreening(state, 'slip')]],
  reassign: (state, { complaint, at }) => [
    [
      null,
      decideReassign(state, {
        complaint,
        assignments: acceptance.assignments,
        reason: 'wrong-organisation',
        at,
        dues: noDues(at),
      }),
    ],
  ],
  // The one thing that can be corrected of every one that was accepted.
  correctAcceptance: (state, { complaint }) => [
    [
      null,
      decideCorrectAcceptance(state, {
        complaint,
        to: { keyAttention: state.accepted?.keyAttention === false },
        gist: undefined,
        reason: 'attention-moved',
      }),
    ],
  ],
  withdrawComplaint: (state, { at }) => [
    [null, decideWithdraw(state, { by: 'office', ground: 'asked-for', at })],
  ],
  linkRelapse: (state, { complaint }) => [
    [
      null,
      decideLinkRelapse(state, {
        complaint,
        earlier: joinable(state),
        isTakenAway: state.relapseOf !== null,
      }),
    ],
  ],
  // Whether somebody has looked, and what files there are, is not of the complaint.
  passOnPhotographs: (state, { complaint }) => {
    const original = keptPhotographs(state)[0]?.photograph ?? '';
    const copy = '0'.repeat(26);
    return [
      [
        null,
        decidePassOn(state, {
          complaint,
          photographs: [{ original, copy, areas: 0 }],
          files: { prints: new Map([[copy, someText]]) },
          hasLooked: true,
        }),
      ],
    ];
  },
  takeBackPhotographs: (state, { complaint }) => [
    [
      null,
      decideTakeBack(state, {
        complaint,
        photographs: standingCopies(state).map(({ copy }) => copy),
        reason: 'slip',
      }),
    ],
  ],
  writeToComplainant: (state) => [[null, decideWriteToComplainant(state, someText)]],
  settleMessages: (state) => [[null, decideSettleMessages(state)]],
  signIn: (state, { complaint, organisation, at }) => [
    [null, decideSignIn(state, { complaint, organisation, at })],
  ],
  refuse: (state, { organisation, at }, policy) => [
    [null, decideRefuse(state, { organisation, reason: someText, at }, policy)],
  ],
  decideRefusal: (state, { complaint, organisation, at }) => [
    [
      'grant',
      decideGrantRefusal(state, {
        complaint,
        assignments: acceptance.assignments,
        at,
        dues: noDues(at),
        by: organisation,
      }),
    ],
    ['deny', decideDenyRefusal(state, { complaint, at, dues: noDues(at), by: organisation })],
  ],
  askExtension: (state, { complaint, organisation, at }) => [
    [
      null,
      decideAskExtension(state, {
        complaint,
        organisation,
        until: farthestDay(state, at),
        reason: someText,
        at,
      }),
    ],
  ],
  decideExtension: (state, { complaint, organisation: by }) => [
    ['grant', decideGrantExtension(state, { complaint, by })],
    ['deny', decideDenyExtension(state, { complaint, by, reason: someText })],
  ],
  reply: (state, { organisation, subject, today }) => [
    [
      null,
      decideReply(
        state,
        { ...finalReply, outcomes: reachedOutcomes(state.replies), organisation, by: subject },
        today,
      ),
    ],
  ],
  decideReply: (state, { complaint, organisation, subject, at }) => [
    ['approve', decideApproval(state, { complaint, organisation, by: subject, at })],
    ['return', decidePrincipalReturn(state, { organisation, reason: someText })],
  ],
  reviewReply: (state, { complaint, organisation, subject, at, today }) => {
    const by = { organisation, subject };
    const measures = lastReply(state)?.result === 'staged' ? someText : null;
    const texts = { ...clearedTexts, measures };
    return [
      ['confirm', decideConfirm(state, { complaint, texts, by, today })],
      [
        'return',
        decideOfficeReturn(state, { complaint, reason: someText, redoBy: today, by, today, at }),
      ],
    ];
  },
  endRectification: (state, { complaint, organisation, subject, today }) => {
    const by = { organisation, subject };
    return [
      [null, decideEndRectification(state, { complaint, reason: 'mended-otherwise', today, by })],
    ];
  },
  callBack: (state, { at }) => {
    const channel = reachableBy(state)[0] ?? 'phone';
    const called = { channel, outcome: 'not-reached', text: null, reopening: null, at } as const;
    return [[null, decideCallBack(state, { ...called, hasSeenContact: true }, null)]];
  },
  decideReopening: (state, { complaint, organisation, subject, closedBy, at }) => {
    const by = { organisation, subject, closedBy };
    const dues = noDues(at);
    return [
      ['grant', decideGrantReopening(state, { complaint, reason: someText, at, dues, by })],
      ['deny', decideDenyReopening(state, { reason: someText, by })],
    ];
  },
  recordRecheck: (state, { subject }) => [
    [null, decideRecordRecheck(state, { result: 'matches', words: someText, by: subject })],
  ],
  settleRecheck: (state) => [[null, decideSettleRecheck(state, someText)]],
  // Which of them there is to be corrected, the page sees: one is enough.
  correctComplaintText: (state, { complaint }) => {
    const text = correctableText.options.find((one) => textToCorrect(state, one) !== null);
    const order = { complaint, text: text ?? 'cleared-text', corrected: someText, keptOld: true };
    return [[null, decideCorrection(state, order)]];
  },
  eraseComplaintTexts: (state, { complaint }) => [
    [null, decideErasure(state, { complaint, parts: erasurePart.options, ground: 'asked-for' })],
  ],
};

/** By when an act is to be done by an organisation; null where no date is set. */
export function actDue(
  act: ComplaintAct,
  id: string,
  state: Complaint,
  by: { readonly organisation: string; readonly calendar: Calendar },
): { readonly due: string; readonly unpublished: readonly number[] } | null {
  const { reply } = state.dates;
  const signIn = state.dates.signIn[by.organisation] ?? null;
  const isReply = act === 'reply' || act === 'decideReply';
  const replyDue = isReply ? replyDueOf(id, state, by.organisation) : null;
  const signInDue = isPaused(state) ? null : (signIn?.due ?? null);
  const due = act === 'signIn' ? signInDue : replyDue;
  if (due === null) return null;
  const counted = (act === 'signIn' ? signIn : reply)?.counted ?? null;
  return { due, unpublished: unpublishedOf({ due, counted }, by.calendar) };
}

const noDues = (at: string): Dues => ({
  signIn: { due: at, counted: null },
  reply: { due: at, counted: null },
});

/** The last day that can be asked for: that of the whole, which nobody moves until it has passed. */
function farthestDay({ dates }: Complaint, at: string): string {
  return dates.outer === null || at >= dates.outer.due ? farDay : lastDay(dates.outer.due);
}

/** Later than any date. */
const farDay = '9998-12-31';

const someText: NoteRef = { note: `${'0'.repeat(26)}.text`, mac: '0'.repeat(43) };

const acceptance = {
  mainType: 'other',
  otherTypes: [],
  industry: null,
  keyAttention: false,
  assignments: [{ organisation: 'some', role: 'lead' as const }],
  cleared: someText,
  gist: someText,
};

/** Closing fits every stage at which a reply can be made; its figures are those that were reached. */
const finalReply = {
  kind: 'final',
  verdict: 'substantiated',
  result: 'closed',
  findings: someText,
  handling: someText,
  goal: null,
  rectification: null,
  accountability: someText,
  plan: null,
} as const;

const clearedTexts = {
  problem: someText,
  findings: someText,
  handling: someText,
  goal: someText,
  accountability: null,
};

/** Another complaint of the inspection that goes on by itself. */
function joinable(state: Complaint) {
  const number = 'X00000000000000';
  const accepted = { ...acceptance, number };
  return { complaint: '', state: { ...state, stage: 'accepted' as const, number, accepted } };
}
