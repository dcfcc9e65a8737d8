import * as z from 'zod/mini';
import { assignment } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { reassignReason, undoneReason } from './putting-right-shown.ts';
import { change, complaintParams, none } from './complaint-requests.ts';
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
