import * as z from 'zod/mini';
import { recheckResult } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import { change, complaintParams, none } from './complaint-requests.ts';
import { complaintShown } from './complaint-shown.ts';

export const recordRecheck = endpoint({
  ...change,
  name: 'recordRecheck',
  path: '/complaints/{complaint}/recheck',
  summary: 'Record what the re-check on site of a drawn complaint found 现场核查, in words too',
  params: complaintParams,
  query: none,
  body: () => z.strictObject({ result: recheckResult, words: words(2_000) }),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'own-case'],
});

export const settleRecheck = endpoint({
  ...change,
  name: 'settleRecheck',
  path: '/complaints/{complaint}/recheck/settlement',
  summary: 'The office says what it did about a re-check that found other than the reply says',
  params: complaintParams,
  query: none,
  body: () => z.strictObject({ words: words(2_000) }),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'own-case'],
});
