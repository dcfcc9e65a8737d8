import * as z from 'zod';
import {
  assignment,
  batchId,
  channel,
  complaintNumber,
  instant,
  listCode,
  localDate,
  opaqueId,
  replyResult,
} from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { noBody, none, page, read } from './complaint-requests.ts';
import { complaintStage } from './complaint-shown.ts';

const complaintListed = z.strictObject({
  complaint: opaqueId,
  inspection: opaqueId,
  stage: complaintStage,
  channel,
  number: complaintNumber.nullable(),
  receivedOn: localDate,
  mainType: listCode.nullable(),
  keyAttention: z.boolean(),
  organisations: z.array(assignment),
  batch: batchId.nullable(),
  replyDue: instant.nullable(),
  result: replyResult.nullable(),
});

export const listComplaints = endpoint({
  ...read,
  name: 'listComplaints',
  path: '/complaints',
  summary:
    'Complaints of an inspection, by stage and time (office), or those assigned to the own organisation by due date',
  params: none,
  query: z.strictObject({
    ...page,
    /** The office must name it. */
    inspection: opaqueId.optional(),
    stage: complaintStage.optional(),
    /** Organisations: what is still with them, or what is done. */
    state: z.enum(['open', 'closed']).default('open'),
  }),
  body: noBody,
  status: 200,
  answer: z.strictObject({
    complaints: z.array(complaintListed),
    asOf: instant,
    next: z.string().nullable(),
  }),
  rejections: [],
});
