import * as z from 'zod/mini';
import { assignment, listCode, opaqueId, organisationCode } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { followUp } from './complaint-follow-up.ts';
import { words } from '../free-text.ts';
import { gistLength } from '../gist.ts';
import {
  acceptanceReason,
  reassignReason,
  undoneReason,
  withdrawalGround,
} from './putting-right-shown.ts';
import { change, complaintParams, confirmed, none } from './complaint-requests.ts';
import { complaintShown } from './complaint-shown.ts';

export const undoScreening = endpoint({
  ...change,
  name: 'undoScreening',
  path: '/complaints/{complaint}/screening/undoing',
  summary: 'The office takes back that a complaint was declined or merged: it is screened again',
  params: complaintParams,
  query: none,
  body: () => z.strictObject({ reason: undoneReason }),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'words-erased', 'own-case'],
});

export const reassign = endpoint({
  ...change,
  name: 'reassign',
  path: '/complaints/{complaint}/reassignment',
  summary:
    'The office gives a complaint to other organisations 改派, before it is handed over or after',
  params: complaintParams,
  query: none,
  body: () =>
    z.strictObject({
      /** All who have a part from now on: exactly one leads. */
      organisations: z.array(assignment).check(z.minLength(1), z.maxLength(20)),
      reason: reassignReason,
    }),
  status: 200,
  answer: complaintShown,
  rejections: [
    'wrong-stage',
    'own-case',
    'unknown-code',
    'organisation-merged',
    'one-lead',
    'nothing-changed',
  ],
});

export const correctAcceptance = endpoint({
  ...change,
  name: 'correctAcceptance',
  path: '/complaints/{complaint}/acceptance/correction',
  summary: 'Correct what a complaint was accepted as 更正受理内容; what it was before is kept',
  params: complaintParams,
  query: none,
  /** What is left out stays as it is. */
  body: () =>
    z.strictObject({
      mainType: z.optional(listCode),
      otherTypes: z.optional(z.array(listCode).check(z.maxLength(10))),
      industry: z.optional(z.nullable(listCode)),
      keyAttention: z.optional(z.boolean()),
      /** 所在地: a district, or a township or sub-district of one. */
      place: z.optional(organisationCode),
      gist: z.optional(words(gistLength)),
      reason: acceptanceReason,
      confirmed: confirmed(),
    }),
  status: 200,
  answer: complaintShown,
  rejections: [
    'wrong-stage',
    'own-case',
    'unknown-code',
    'organisation-merged',
    'nothing-changed',
    'type-in-task',
    'personal-data-in-text',
  ],
});

export const withdrawComplaint = endpoint({
  ...change,
  name: 'withdrawComplaint',
  path: '/complaints/{complaint}/withdrawal',
  summary: 'The office takes a complaint back 撤回, before it is handed over or after',
  params: complaintParams,
  query: none,
  body: () => z.strictObject({ ground: withdrawalGround }),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'others-joined', 'own-case'],
});

export const withdrawByReceipt = endpoint({
  name: 'withdrawByReceipt',
  service: 'complaints',
  audience: 'public',
  effect: 'create',
  method: 'POST',
  path: '/public/follow-up/withdrawal',
  summary: 'The complainant takes their complaint back',
  params: none,
  query: none,
  body: none,
  status: 200,
  answer: followUp,
  rejections: ['receipt-unknown', 'wrong-stage', 'others-joined'],
  receipt: true,
});

export const linkRelapse = endpoint({
  ...change,
  name: 'linkRelapse',
  path: '/complaints/{complaint}/relapse',
  summary:
    'Say of an accepted complaint that it is a relapse 反弹 of an earlier one, of whatever inspection, or that it is none',
  params: complaintParams,
  query: none,
  body: () => z.strictObject({ of: z.nullable(opaqueId) }),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'own-case', 'relapse-impossible', 'nothing-changed'],
});
