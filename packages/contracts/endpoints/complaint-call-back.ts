import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import { change, complaintParams, confirmed, none } from './complaint-requests.ts';
import { complaintShown } from './complaint-shown.ts';

export const decideReopening = endpoint({
  ...change,
  name: 'decideReopening',
  path: '/complaints/{complaint}/reopening/decision',
  summary:
    'The office has a closed complaint handled anew 重新办理, as its complainant asked, or denies it; both with a reason',
  params: complaintParams,
  query: none,
  body: () =>
    z.discriminatedUnion('decision', [
      /** Organisation and complainant read the reason. */
      z.strictObject({
        decision: z.literal('grant'),
        reason: words(1_000),
        confirmed: confirmed(),
      }),
      /** The complainant reads it. */
      z.strictObject({ decision: z.literal('deny'), reason: words(1_000) }),
    ]),
  status: 200,
  answer: complaintShown,
  rejections: ['wrong-stage', 'own-case', 'personal-data-in-text'],
});
