import * as z from 'zod';
import {
  assignment,
  batchId,
  channel,
  complaintNumber,
  count,
  instant,
  listCode,
  localDate,
  matterNumber,
  opaqueId,
  organisationCode,
  outcomes,
  replyResult,
  sha256,
  verdict,
} from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import { message } from './complaint-messages.ts';
import { photographMediaType } from './complaint-photographs.ts';
import { download } from './file-upload.ts';
import { replyEvidence } from './reply-evidence.ts';
import { complaintParams, noBody, none, read } from './complaint-requests.ts';

/** Where a complaint stands (the diagram is in the service's README). */
export const complaintStage = z.enum([
  'received',
  'asked',
  'declined',
  'merged',
  'accepted',
  'transferred',
  'refused',
  'handling',
  'replied',
  'approved',
  'staged',
  'closed',
]);

/** Grounds to decline 不予受理 (domain, section 4). */
export const declineGround = z.enum([
  'not-environmental',
  'other-place',
  'court-or-review',
  'repeated',
  'same-facts-disputed',
]);

const part = z.strictObject({
  organisation: organisationCode,
  role: assignment.shape.role,
  signInDue: instant,
  signedInAt: instant.nullable(),
});

const replyShown = z.strictObject({
  round: z.int(),
  organisation: organisationCode,
  kind: z.enum(['final', 'interim']),
  verdict,
  result: replyResult,
  outcomes,
  findings: z.string(),
  handling: z.string(),
  goal: z.string().nullable(),
  rectification: z.string().nullable(),
  accountability: z.string().nullable(),
  plan: z.strictObject({ measures: z.string(), deadline: localDate }).nullable(),
  evidence: z.array(replyEvidence),
  repliedAt: instant,
  state: z.enum(['waiting', 'approved', 'returned', 'confirmed']),
  /** Why it was returned, the last time. */
  returned: z.strictObject({ by: z.enum(['principal', 'office']), reason: z.string() }).nullable(),
  /** The texts that the office cleared for publication. */
  cleared: z
    .strictObject({
      problem: z.string(),
      findings: z.string(),
      handling: z.string(),
      goal: z.string().nullable(),
      accountability: z.string().nullable(),
    })
    .nullable(),
});

/** A complaint as officials see it: no contact and no words of the complainant (see `lookAtComplaint`). */
export const complaintShown = z.strictObject({
  complaint: opaqueId,
  version: z.int(),
  inspection: opaqueId,
  stage: complaintStage,
  channel,
  number: complaintNumber.nullable(),
  foreign: z.strictObject({ list: listCode, number: matterNumber }).nullable(),
  receivedAt: instant,
  receivedOn: localDate,
  anonymous: z.boolean(),
  district: organisationCode.nullable(),
  suggestedType: listCode.nullable(),
  mainType: listCode.nullable(),
  otherTypes: z.array(listCode),
  industry: listCode.nullable(),
  keyAttention: z.boolean(),
  /** How many photographs the complainant handed in; they are seen by a recorded look alone. */
  photographs: count,
  /** 交办问题基本情况, as cleared in screening. */
  clearedText: z.string().nullable(),
  mergedInto: opaqueId.nullable(),
  question: z
    .strictObject({ text: z.string(), answerBy: localDate, answered: z.boolean() })
    .nullable(),
  /** With the complainant; shown to the office alone, none to organisations. */
  messages: z.array(message),
  declined: z
    .strictObject({
      ground: declineGround,
      explanation: z.string().nullable(),
      handedTo: organisationCode.nullable(),
    })
    .nullable(),
  batch: batchId.nullable(),
  transferredAt: instant.nullable(),
  parts: z.array(part),
  replyDue: instant.nullable(),
  refusals: z.array(
    z.strictObject({
      organisation: organisationCode,
      at: instant,
      reason: z.string(),
      decision: z.enum(['granted', 'denied']).nullable(),
    }),
  ),
  replies: z.array(replyShown),
  result: replyResult.nullable(),
  task: z.strictObject({ number: matterNumber, finishedOn: localDate }).nullable(),
});

export const readComplaint = endpoint({
  ...read,
  name: 'readComplaint',
  path: '/complaints/{complaint}',
  summary: 'One complaint, without its contact and the words of the complainant',
  params: complaintParams,
  query: none,
  body: noBody,
  status: 200,
  answer: complaintShown,
  rejections: [],
});

export const readComplaintTimeline = endpoint({
  ...read,
  name: 'readComplaintTimeline',
  path: '/complaints/{complaint}/timeline',
  summary: 'Every commit on a complaint with its hash, and whether the chain verifies',
  params: complaintParams,
  query: none,
  body: noBody,
  status: 200,
  answer: z.strictObject({
    complaint: opaqueId,
    /** Every commit is the one that was written, and follows the one before it. */
    verified: z.boolean(),
    commits: z.array(
      z.strictObject({
        version: z.int(),
        at: instant,
        role: z.string(),
        organisation: z.string().nullable(),
        subject: z.string().nullable(),
        events: z.array(z.string()),
        hash: sha256,
        previous: sha256,
        verified: z.boolean(),
      }),
    ),
  }),
  rejections: [],
});

export const lookAtComplaint = endpoint({
  name: 'lookAtComplaint',
  service: 'complaints',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/complaints/{complaint}/looks',
  summary:
    "See the complainant's own words and, if asked for, the contact; the look is recorded for good",
  params: complaintParams,
  query: none,
  body: z.strictObject({ reason: words(500), contact: z.boolean().default(false) }),
  status: 200,
  answer: z.strictObject({
    complaint: opaqueId,
    problem: z.string(),
    place: z.string().nullable(),
    /** What the complainant wrote after it, answers to questions too; null where it was erased. */
    messages: z.array(z.strictObject({ at: instant, text: z.string().nullable() })),
    photographs: z.array(
      z.strictObject({
        photograph: opaqueId,
        mediaType: photographMediaType,
        bytes: count,
        ...download,
      }),
    ),
    contact: z
      .strictObject({
        name: z.string().nullable(),
        phone: z.string().nullable(),
        address: z.string().nullable(),
      })
      .nullable(),
    recordedAt: instant,
  }),
  rejections: [],
});
