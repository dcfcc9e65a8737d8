import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { instant } from '../code.ts';
import { erasureCause, erasurePart } from '../events/notes.ts';

/** Parts of a complaint that are the complainant's own. */
export const complainantsPart = z.enum(['contact', 'words', 'photographs', 'messages']);
export type ComplainantsPart = z.infer<typeof complainantsPart>;

/** An erasure that was done: what, why, and when. */
export const erasureShown = once(() =>
  z.strictObject({ parts: z.array(erasurePart), cause: erasureCause, at: instant }),
);

/**
 * Texts that can be replaced by right ones: the one cleared in screening and its gist, why it was declined, those of the reply
 * that was confirmed last, and the measures of its plan.
 */
export const correctableText = z.enum([
  'cleared-text',
  'gist',
  'explanation',
  'problem',
  'findings',
  'handling',
  'goal',
  'accountability',
  'measures',
]);
export type CorrectableText = z.infer<typeof correctableText>;
