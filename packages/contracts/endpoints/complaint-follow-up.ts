import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { complaintNumber, instant, localDate, replyResult, verdict } from '../code.ts';
import { unpublishedYears } from '../counted-date.ts';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import { complainantsPart, erasureShown } from './erasure-shown.ts';
import { message } from './complaint-messages.ts';
import { complaintStage } from './complaint-shown.ts';
import {
  callBackChannel,
  callBackOutcome,
  reopeningDecision,
  undoneDecision,
} from './putting-right-shown.ts';
import { none, noBody, bilingual } from './complaint-requests.ts';

/** What was published of a complaint's outcome. */
const publishedOutcome = once(() =>
  z.strictObject({
    edition: z.int(),
    publishedAt: instant,
    /** Null where the edition came before a reply was confirmed, as what the reply says. */
    verdict: z.nullable(verdict),
    verdictText: bilingual,
    result: replyResult,
    resultText: bilingual,
    findings: z.nullable(z.string()),
    handling: z.nullable(z.string()),
    goal: z.nullable(z.string()),
  }),
);

export const followUp = once(() =>
  z.strictObject({
    stage: complaintStage,
    stageText: bilingual,
    number: z.nullable(complaintNumber),
    receivedOn: localDate,
    acceptedOn: z.nullable(localDate),
    transferredOn: z.nullable(localDate),
    replyDueOn: z.nullable(localDate),
    /** The years whose notice on days off was not known when that was counted. */
    replyDueUnpublished: unpublishedYears,
    closedOn: z.nullable(localDate),
    /** 补充: what the office asks, until when it can be answered. */
    question: z.nullable(
      z.strictObject({ text: z.string(), answerBy: localDate, unpublished: unpublishedYears }),
    ),
    /** In the order in which they were written, the question and its answer too. */
    messages: z.array(message()),
    declined: z.nullable(
      z.strictObject({
        ground: bilingual,
        explanation: z.nullable(z.string()),
        handedTo: z.nullable(bilingual),
      }),
    ),
    /** It had been declined or merged, and is screened again since that day; null when that has ended too. */
    undone: z.nullable(z.strictObject({ decision: undoneDecision, on: localDate })),
    /** Taken back, by oneself or by the office. */
    withdrawn: z.nullable(z.strictObject({ by: z.enum(['complainant', 'office']), on: localDate })),
    /** Whether one can take it back now. */
    withdrawable: z.boolean(),
    /** 并入: joined with an earlier complaint on the same matter; what follows is that one's. */
    joined: z.boolean(),
    /** 满意度: what one said of how it was closed, and until when one can say so; null while it is not closed. */
    satisfaction: z.nullable(
      z.strictObject({
        told: z.nullable(z.strictObject({ satisfied: z.boolean(), on: localDate })),
        until: localDate,
        unpublished: unpublishedYears,
        /** Whether that day has not passed. */
        open: z.boolean(),
      }),
    ),
    /** 回访: what the office wrote down of asking one, so that one can say otherwise. */
    callBacks: z.array(
      z.strictObject({ on: localDate, channel: callBackChannel, outcome: callBackOutcome }),
    ),
    /** Whether one can ask now that it is taken up again; until when, `satisfaction` says. */
    reopenable: z.boolean(),
    /** 重新办理: every time that this was asked for, and what the office decided; of the one that it joined, what it did. */
    reopenings: z.array(
      z.strictObject({
        /** Null of the one that it joined: that is another complainant's. */
        askedOn: z.nullable(localDate),
        decision: z.nullable(reopeningDecision),
        decidedOn: z.nullable(localDate),
        /** Why it was decided so; null before. */
        reason: z.nullable(z.string()),
      }),
    ),
    outcome: z.nullable(publishedOutcome()),
    /** Something of the outcome was confirmed that is not published yet: the outcome above is of before. */
    newerUnpublished: z.boolean(),
    /** What of one's own is still kept and can be erased now. */
    erasable: z.array(complainantsPart),
    /** What was erased, by whom, and when. */
    erasures: z.array(erasureShown()),
  }),
);

export const followComplaint = endpoint({
  name: 'followComplaint',
  service: 'complaints',
  audience: 'public',
  effect: 'read',
  method: 'GET',
  path: '/public/follow-up',
  summary: 'What became of a complaint; the receipt alone opens it',
  params: none,
  query: none,
  body: noBody,
  status: 200,
  answer: followUp,
  rejections: ['receipt-unknown'],
  receipt: true,
});

export const supplementComplaint = endpoint({
  name: 'supplementComplaint',
  service: 'complaints',
  audience: 'public',
  effect: 'create',
  method: 'POST',
  path: '/public/follow-up',
  summary: "Answer the office's question about a complaint",
  params: none,
  query: none,
  body: () => z.strictObject({ text: words(3_000) }),
  status: 200,
  answer: followUp,
  rejections: ['receipt-unknown', 'wrong-stage'],
  receipt: true,
});

export const writeToOffice = endpoint({
  name: 'writeToOffice',
  service: 'complaints',
  audience: 'public',
  effect: 'create',
  method: 'POST',
  path: '/public/follow-up/messages',
  summary: 'The complainant writes to the office about a complaint, at whatever stage it is',
  params: none,
  query: none,
  body: () => z.strictObject({ text: words(3_000) }),
  status: 200,
  answer: followUp,
  rejections: ['receipt-unknown', 'too-many-messages'],
  receipt: true,
});

export const tellSatisfaction = endpoint({
  name: 'tellSatisfaction',
  service: 'complaints',
  audience: 'public',
  effect: 'create',
  method: 'POST',
  path: '/public/follow-up/satisfaction',
  summary:
    'The complainant says whether they are satisfied with how it was closed; the latest that they said holds',
  params: none,
  query: none,
  body: () => z.strictObject({ satisfied: z.boolean(), text: z.optional(words(1_000)) }),
  status: 200,
  answer: followUp,
  rejections: [
    'receipt-unknown',
    'wrong-stage',
    'closing-past',
    'nothing-changed',
    'too-many-messages',
  ],
  receipt: true,
});

export const askReopening = endpoint({
  name: 'askReopening',
  service: 'complaints',
  audience: 'public',
  effect: 'create',
  method: 'POST',
  path: '/public/follow-up/reopening',
  summary:
    'The complainant asks, in time and as often as may be, that a closed complaint is taken up again 申请重新办理',
  params: none,
  query: none,
  body: () => z.strictObject({ reason: words(1_000) }),
  status: 200,
  answer: followUp,
  rejections: [
    'receipt-unknown',
    'wrong-stage',
    'merged-into-another',
    'already-done',
    'reopenings-exhausted',
    'closing-past',
  ],
  receipt: true,
});
