import * as z from 'zod/mini';
import { note, noteId, opaqueId } from '../code.ts';
import { event } from '../event.ts';

/**
 * What can be erased of a complaint, each by itself: the complainant's contact, words, photographs and messages
 * (the office's answers too); the text cleared in screening; what organisations and office wrote in handling it,
 * with its files; the texts cleared for the public, and the plan that went with them.
 */
export const erasurePart = z.enum([
  'contact',
  'words',
  'photographs',
  'messages',
  'cleared-text',
  'handling',
  'published',
]);
export type ErasurePart = z.infer<typeof erasurePart>;

/** An act of the office, the complainant by the receipt, or the end of the time for which texts are kept. */
export const erasureCause = z.enum(['office', 'complainant', 'retention']);
export type ErasureCause = z.infer<typeof erasureCause>;

/** What has texts of a task, an inspection, an announcement or a duty erased: the office, a correction that kept no old text, or the end of their time. */
export const textErasureCause = z.enum(['office', 'correction', 'retention']);

/** Why the office erases: whoever it is about asked for it, it may not be kept, or it came in by mistake. */
export const erasureGround = z.enum(['asked-for', 'unlawful', 'mistaken']);

/** The texts of a rectification plan that went along with `complaint.staged.v1`. */
export const planText = z.enum(['problem', 'goal', 'measures']);
export type PlanText = z.infer<typeof planText>;

/** How many notes one commit erases: a transaction holds a hundred writes. */
export const erasedAtOnce = 80;

/**
 * Texts were erased for good in the service whose matter it is; whoever keeps a copy erases it too. Of what is to
 * go by one order the first commit erases as much as a transaction holds; the service hears of it itself, deletes
 * the files, and goes on until one says that it was the last.
 */
export const noteErased = event('note.erased.v1', () =>
  z.strictObject({
    matter: z.strictObject({ kind: z.enum(['complaint', 'photograph']), id: opaqueId }),
    cause: erasureCause,
    parts: z.array(erasurePart).check(z.minLength(1), z.maxLength(7)),
    notes: z.array(noteId).check(z.maxLength(erasedAtOnce)),
    files: z
      .array(z.strictObject({ folder: z.enum(['photographs', 'evidence']), file: opaqueId }))
      .check(z.maxLength(erasedAtOnce)),
    /** Those among the notes that went along as texts of a plan. */
    plan: z.array(planText).check(z.maxLength(3)),
    /** Nothing more is to be erased by this order. */
    last: z.boolean(),
  }),
);

/** A text of a plan that went along was wrong: here is the right one; the wrong one is kept, or erased. */
export const planCorrected = event('complaint.plan-corrected.v1', () =>
  z.strictObject({
    complaint: opaqueId,
    text: planText,
    corrected: note,
    keptOld: z.boolean(),
  }),
);
