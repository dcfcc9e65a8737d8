import * as z from 'zod';
import { batchId, opaqueId } from '../code.ts';

/** No parameters, no query, or an empty body. */
export const none = z.strictObject({});

/** A GET has no body. */
export const noBody = z.undefined();

/** A text of a person: not empty, of bounded length, without control characters but line ends and tabs. */
export const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^(?:\P{Cc}|[\n\r\t])*$/u)
    .refine((text) => text.isWellFormed(), 'Must be well-formed Unicode');

/** What a citizen or official reads, in both languages. */
export const bilingual = z.strictObject({ chinese: z.string(), english: z.string() });

/** The pages of a list: how many, and the `next` of the page before. */
export const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().min(1).max(200).optional(),
};

/** The complaint that a path names. */
export const complaintParams = z.strictObject({ complaint: opaqueId });

/** The batch that a path names. */
export const batchParams = z.strictObject({ batch: batchId });

/** An official changes something of the complaints service. */
export const change = {
  service: 'complaints',
  audience: 'staff',
  effect: 'change',
  method: 'POST',
} as const;

/** An official reads something of the complaints service. */
export const read = {
  service: 'complaints',
  audience: 'staff',
  effect: 'read',
  method: 'GET',
} as const;

/** Anyone reads something of the complaints service. */
export const publicRead = {
  service: 'complaints',
  audience: 'public',
  effect: 'read',
  method: 'GET',
} as const;
