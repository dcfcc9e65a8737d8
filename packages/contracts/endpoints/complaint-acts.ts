import * as z from 'zod/mini';
import { opaqueId } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { actsShown } from './acts.ts';
import { complaintParams, noBody, none, read } from './complaint-requests.ts';

/** Every change that staff make to one complaint, by the name of its endpoint. */
export const complaintAct = z.enum([
  'screenComplaint',
  'undoScreening',
  'reassign',
  'correctAcceptance',
  'withdrawComplaint',
  'linkRelapse',
  'passOnPhotographs',
  'takeBackPhotographs',
  'writeToComplainant',
  'settleMessages',
  'signIn',
  'refuse',
  'decideRefusal',
  'askExtension',
  'decideExtension',
  'reply',
  'decideReply',
  'reviewReply',
  'endRectification',
  'callBack',
  'decideReopening',
  'recordRecheck',
  'settleRecheck',
  'correctComplaintText',
  'eraseComplaintTexts',
]);
export type ComplaintAct = z.infer<typeof complaintAct>;

export const readComplaintActs = endpoint({
  ...read,
  name: 'readComplaintActs',
  path: '/complaints/{complaint}/acts',
  summary: 'What the asking person may do with a complaint now, and why not the rest',
  params: complaintParams,
  query: none,
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      complaint: opaqueId,
      /** The version that this is said of, for the `If-Match` of the act. */
      version: z.int().check(z.minimum(1)),
      acts: actsShown(complaintAct),
    }),
  rejections: [],
});
