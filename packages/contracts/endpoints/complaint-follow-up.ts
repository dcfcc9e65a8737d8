import * as z from 'zod';
import { complaintNumber, instant, localDate, replyResult, verdict } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import { message } from './complaint-messages.ts';
import { complaintStage } from './complaint-shown.ts';
import { none, noBody, bilingual } from './complaint-requests.ts';

/** What was published of a complaint's outcome. */
const publishedOutcome = z.strictObject({
  edition: z.int(),
  publishedAt: instant,
  verdict,
  verdictText: bilingual,
  result: replyResult,
  resultText: bilingual,
  findings: z.string(),
  handling: z.string(),
  goal: z.string().nullable(),
});

const followUp = z.strictObject({
  stage: complaintStage,
  stageText: bilingual,
  number: complaintNumber.nullable(),
  receivedOn: localDate,
  acceptedOn: localDate.nullable(),
  transferredOn: localDate.nullable(),
  replyDueOn: localDate.nullable(),
  closedOn: localDate.nullable(),
  /** 补充: what the office asks, until when it can be answered. */
  question: z.strictObject({ text: z.string(), answerBy: localDate }).nullable(),
  /** In the order in which they were written, the question and its answer too. */
  messages: z.array(message),
  declined: z
    .strictObject({
      ground: bilingual,
      explanation: z.string().nullable(),
      handedTo: bilingual.nullable(),
    })
    .nullable(),
  /** 并入: joined with an earlier complaint on the same matter; what follows is that one's. */
  joined: z.boolean(),
  outcome: publishedOutcome.nullable(),
});

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
  body: z.strictObject({ text: words(3_000) }),
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
  body: z.strictObject({ text: words(3_000) }),
  status: 200,
  answer: followUp,
  rejections: ['receipt-unknown', 'too-many-messages'],
  receipt: true,
});
