import * as z from 'zod/mini';
import { endpoint } from '../endpoint.ts';
import { words } from '../free-text.ts';
import { change, complaintParams, confirmed, none } from './complaint-requests.ts';
import { complaintShown } from './complaint-shown.ts';
import { callBackChannel } from './putting-right-shown.ts';

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

export const callBack = endpoint({
  ...change,
  name: 'callBack',
  path: '/complaints/{complaint}/call-back',
  summary:
    'The office says what came of asking the complainant of a closed complaint 回访; whoever asks has looked at the contact',
  params: complaintParams,
  query: none,
  body: () =>
    z.discriminatedUnion('outcome', [
      z.strictObject({
        outcome: z.literal('satisfied'),
        channel: callBackChannel,
        said: z.optional(words(1_000)),
      }),
      z.strictObject({
        outcome: z.literal('not-satisfied'),
        channel: callBackChannel,
        said: z.optional(words(1_000)),
        /** Why the complainant asks that it is taken up again, where they do. */
        reopening: z.optional(words(1_000)),
      }),
      z.strictObject({ outcome: z.literal('not-reached'), channel: callBackChannel }),
    ]),
  status: 200,
  answer: complaintShown,
  rejections: [
    'wrong-stage',
    'merged-into-another',
    'own-case',
    'contact-missing',
    'contact-unseen',
    'already-done',
    'reopenings-exhausted',
    'closing-past',
  ],
});
