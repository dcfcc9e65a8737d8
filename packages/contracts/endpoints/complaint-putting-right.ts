import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { undoneReason } from './putting-right-shown.ts';
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
