import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { erasureGround, erasurePart } from '../events/notes.ts';
import { words } from '../free-text.ts';
import { followUp } from './complaint-follow-up.ts';
import { change, complaintParams, confirmed, none } from './complaint-requests.ts';
import { complaintShown } from './complaint-shown.ts';
import { complainantsPart, correctableText } from './erasure-shown.ts';

export const eraseComplaintTexts = endpoint({
  ...change,
  name: 'eraseComplaintTexts',
  path: '/complaints/{complaint}/erasure',
  summary: 'Erase texts and files of a complaint for good, wherever copies of them went',
  params: complaintParams,
  query: none,
  body: () =>
    z.strictObject({
      parts: z.array(erasurePart).check(z.minLength(1), z.maxLength(7)),
      ground: erasureGround,
    }),
  status: 200,
  answer: complaintShown,
  rejections: ['nothing-to-erase', 'own-case'],
});

export const correctComplaintText = endpoint({
  ...change,
  name: 'correctComplaintText',
  path: '/complaints/{complaint}/correction',
  summary: 'Put a right text in the place of a wrong one, which is kept or erased',
  params: complaintParams,
  query: none,
  body: () =>
    z.strictObject({
      text: correctableText,
      corrected: words(3_000),
      /** What becomes of the wrong one; editions that hold it show it, or that it was erased. */
      old: z.enum(['kept', 'erased']),
      confirmed: confirmed(),
    }),
  status: 200,
  answer: complaintShown,
  rejections: ['nothing-to-correct', 'own-case', 'personal-data-in-text'],
});

export const eraseByReceipt = endpoint({
  name: 'eraseByReceipt',
  service: 'complaints',
  audience: 'public',
  effect: 'create',
  method: 'POST',
  path: '/public/follow-up/erasure',
  summary: 'The complainant has their own contact, words, photographs or messages erased for good',
  params: none,
  query: none,
  body: () =>
    z.strictObject({ parts: z.array(complainantsPart).check(z.minLength(1), z.maxLength(4)) }),
  status: 200,
  answer: followUp,
  /** `wrong-stage`: the words are still to be screened. */
  rejections: ['receipt-unknown', 'wrong-stage', 'nothing-to-erase'],
  receipt: true,
});
