import * as z from 'zod/mini';
import { localDate, matterNumber, opaqueId, organisationCode } from '../code.ts';
import { event } from '../event.ts';

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
