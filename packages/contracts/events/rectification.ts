import * as z from 'zod/mini';
import { localDate, matterNumber, noteId, opaqueId, organisationCode } from '../code.ts';
import { event } from '../event.ts';
import { erasedAtOnce } from './notes.ts';

/** Where a rectification task comes from. */
export const taskSource = z.enum([
  'central-feedback',
  'municipal-feedback',
  'special-inspection',
  'complaint',
]);

/** 进展 in the words of an update: 达到序时进度, 未达到序时进度. Overdue is never said, it is found. */
export const progressWord = z.enum(['on-schedule', 'behind']);
export type ProgressWord = z.infer<typeof progressWord>;

/** What a piece of evidence shows: photographs before and after, monitoring data, documents. */
export const evidenceKind = z.enum(['before', 'after', 'monitoring', 'document']);
export type EvidenceKind = z.infer<typeof evidenceKind>;

/** The file formats that evidence may have. */
export const evidenceMediaType = z.enum([
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
]);

/** The responsible organisation says that every measure is done; acceptance follows. */
export const taskFinished = event('task.finished.v1', () =>
  z.strictObject({
    task: opaqueId,
    number: matterNumber,
    source: taskSource,
    /** The complaint that it comes from, or null. */
    complaint: z.nullable(opaqueId),
    lead: organisationCode,
    finishedOn: localDate,
  }),
);

/** A text that a task itself holds: one of its updates, counted from 1, or what was said when it was finished. */
export const taskText = z.string().check(z.regex(/^(?:completion|progress-[1-9]\d{0,3})$/));

/**
 * Texts of a task were erased for good, and the files that were shown with them. Of what is to go by one order the
 * first commit erases as much as a transaction holds; the service hears of it itself, deletes the files, and goes on
 * until one says that it was the last.
 */
export const taskTextsErased = event('task.texts-erased.v1', () =>
  z.strictObject({
    task: opaqueId,
    texts: z.array(taskText).check(z.minLength(1), z.maxLength(erasedAtOnce)),
    notes: z.array(noteId).check(z.maxLength(erasedAtOnce)),
    /** Pieces of evidence. */
    files: z.array(opaqueId).check(z.maxLength(erasedAtOnce)),
    /** Nothing more is to be erased by this order. */
    last: z.boolean(),
  }),
);
