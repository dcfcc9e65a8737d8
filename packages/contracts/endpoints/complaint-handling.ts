import * as z from 'zod/mini';
import {
  assignment,
  listCode,
  localDate,
  opaqueId,
  organisationCode,
  outcomes,
  replyResult,
  verdict,
} from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { rectificationEndReason } from '../events/complaints.ts';
import { words } from '../free-text.ts';
import { gistLength } from '../gist.ts';
import { declineGround, complaintShown } from './complaint-shown.ts';
import { change, complaintParams, confirmed, none } from './complaint-requests.ts';

export const screenComplaint = endpoint({
  ...change,
  name: 'screenComplaint',
  path: '/complaints/{complaint}/screening',
  summary: 'Accept, decline, merge into another, or ask the complainant',
  params: complaintParams,
  query: none,
  body: () =>
    z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('accept'),
        mainType: listCode,
        otherTypes: z._default(z.array(listCode).check(z.maxLength(10)), []),
        industry: z._default(z.nullable(listCode), null),
        keyAttention: z.boolean(),
        /** 所在地 of the matter: a district, or a township or sub-district of one; left out: as it was told. */
        place: z.optional(organisationCode),
        /** 承办: exactly one leads. */
        organisations: z.array(assignment).check(z.minLength(1), z.maxLength(20)),
        clearedText: words(3_000),
        /** 要点, which lists show; left out: as `gistOf` proposes it. */
        gist: z.optional(words(gistLength)),
        confirmed: confirmed(),
      }),
      z.strictObject({
        decision: z.literal('decline'),
        ground: declineGround,
        explanation: z.optional(words(1_000)),
        /** Where the matter belongs and was sent to. */
        handedTo: z.optional(organisationCode),
      }),
      z.strictObject({ decision: z.literal('merge'), into: opaqueId }),
      z.strictObject({
        decision: z.literal('ask'),
        question: words(1_000),
        /** Left out: as long as the policy gives. */
        answerBy: z.optional(localDate),
      }),
    ]),
  status: 200,
  answer: complaintShown,
  rejections: [
    'wrong-stage',
    'unknown-code',
    'organisation-merged',
    'one-lead',
    'personal-data-in-text',
    'merge-impossible',
    'merge-ended',
    'place-missing',
    'dates-impossible',
    'serial-exhausted',
    'own-case',
  ],
});

export const writeToComplainant = endpoint({
  ...change,
  name: 'writeToComplainant',
  path: '/complaints/{complaint}/messages',
  summary: 'The office writes to the complainant, who reads it with the receipt',
  params: complaintParams,
  query: none,
  body: () => z.strictObject({ text: words(1_000) }),
  status: 200,
  answer: complaintShown,
  rejections: ['own-case'],
});

export const settleMessages = endpoint({
  ...change,
  name: 'settleMessages',
  path: '/complaints/{complaint}/messages/settled',
  summary: 'What the complainant wrote needs no answer: it waits no longer',
  params: complaintParams,
  query: none,
  body: none,
  status: 200,
  answer: complaintShown,
  rejections: ['already-done', 'own-case'],
});

export const signIn = endpoint({
  ...change,
  name: 'signIn',
  path: '/complaints/{complaint}/sign-in',
  summary: 'The organisation confirms receipt 签收',
  params: complaintParams,
  query: none,
  body: none,
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'already-done'],
});

export const refuse = endpoint({
  ...change,
  name: 'refuse',
  path: '/complaints/{complaint}/refusal',
  summary: 'The leading organisation says, with reasons, that the complaint is not its own 退件',
  params: complaintParams,
  query: none,
  body: () => z.strictObject({ reason: words(1_000) }),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'lead-only', 'refusals-exhausted', 'refusal-late'],
});

export const decideRefusal = endpoint({
  ...change,
  name: 'decideRefusal',
  path: '/complaints/{complaint}/refusal/decision',
  summary: 'The office grants a refusal and assigns anew, or denies it',
  params: complaintParams,
  query: none,
  body: () =>
    z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('grant'),
        organisations: z.array(assignment).check(z.minLength(1), z.maxLength(20)),
      }),
      z.strictObject({ decision: z.literal('deny') }),
    ]),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'own-case', 'unknown-code', 'organisation-merged', 'one-lead'],
});

export const reply = endpoint({
  ...change,
  name: 'reply',
  path: '/complaints/{complaint}/reply',
  summary: 'The leading organisation replies 办理反馈',
  params: complaintParams,
  query: none,
  body: () =>
    z.strictObject({
      kind: z.enum(['final', 'interim']),
      verdict,
      /** A final reply is closed or staged; an interim one is open. */
      result: replyResult,
      /** The totals reached so far, those of the replies before included. */
      outcomes,
      /** Why a figure is less than what had been reached; where one is, and only there. */
      lessReason: z.optional(words(1_000)),
      /** 调查核实情况. */
      findings: words(3_000),
      /** 处理情况. */
      handling: words(3_000),
      /** 办结目标. */
      goal: z.optional(words(1_000)),
      /** 整改情况. */
      rectification: z.optional(words(3_000)),
      /** 责任人被处理情况. */
      accountability: z.optional(words(1_000)),
      /** 阶段性办结 needs a dated plan. */
      plan: z.optional(z.strictObject({ measures: words(3_000), deadline: localDate })),
      /** Files that were announced for this complaint and put. */
      evidence: z._default(z.array(opaqueId).check(z.maxLength(20)), []),
    }),
  status: 200,
  answer: complaintShown,
  rejections: [
    'wrong-stage',
    'task-open',
    'lead-only',
    'reply-inconsistent',
    'evidence-missing',
    'evidence-altered',
  ],
});

export const decideReply = endpoint({
  ...change,
  name: 'decideReply',
  path: '/complaints/{complaint}/reply/approval',
  summary: "The organisation's principal approves the reply 审签, or returns it",
  params: complaintParams,
  query: none,
  body: () =>
    z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('approve') }),
      z.strictObject({ decision: z.literal('return'), reason: words(1_000) }),
    ]),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'lead-only', 'own-case'],
});

export const reviewReply = endpoint({
  ...change,
  name: 'reviewReply',
  path: '/complaints/{complaint}/reply/review',
  summary:
    'The office confirms the reply with texts cleared for the public, or returns it for redo',
  params: complaintParams,
  query: none,
  body: () =>
    z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('confirm'),
        problem: words(3_000),
        findings: words(3_000),
        handling: words(3_000),
        goal: z.optional(words(1_000)),
        accountability: z.optional(words(1_000)),
        /** 整改措施, when the reply is staged: they go to the rectification task. */
        measures: z.optional(words(3_000)),
        confirmed: confirmed(),
      }),
      z.strictObject({
        decision: z.literal('return'),
        reason: words(1_000),
        /** 退回重办: the day by which the new reply is due. */
        redoBy: localDate,
      }),
    ]),
  status: 200,
  answer: complaintShown,
  rejections: [
    'wrong-stage',
    'task-open',
    'own-case',
    'personal-data-in-text',
    'reply-inconsistent',
    'dates-impossible',
  ],
});

export const endRectification = endpoint({
  ...change,
  name: 'endRectification',
  path: '/complaints/{complaint}/rectification-end',
  summary:
    'The office closes what was staged, and ends its rectification task, for a reason that both show',
  params: complaintParams,
  query: none,
  body: () => z.strictObject({ reason: rectificationEndReason }),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'own-case'],
});

export const askExtension = endpoint({
  ...change,
  name: 'askExtension',
  path: '/complaints/{complaint}/extension',
  summary: 'The leading organisation asks, before the date, for a later day to reply 延期申请',
  params: complaintParams,
  query: none,
  body: () => z.strictObject({ until: localDate, reason: words(1_000) }),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'lead-only', 'already-done', 'extension-late', 'dates-impossible'],
});

export const decideExtension = endpoint({
  ...change,
  name: 'decideExtension',
  path: '/complaints/{complaint}/extension/decision',
  summary: 'The office grants the later day, or denies it and says why',
  params: complaintParams,
  query: none,
  body: () =>
    z.discriminatedUnion('decision', [
      z.strictObject({ decision: z.literal('grant') }),
      z.strictObject({ decision: z.literal('deny'), reason: words(1_000) }),
    ]),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'own-case'],
});
