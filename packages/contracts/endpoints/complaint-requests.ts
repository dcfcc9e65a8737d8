import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { batchId, cursor, opaqueId } from '../code.ts';
import { words } from '../free-text.ts';
import { confirmReasons } from '../personal-data/kinds.ts';
import { queryNumber } from '../query-number.ts';

/** No parameters, no query, or an empty body. */
export const none = z.strictObject({});

/** A GET has no body. */
export const noBody = z.undefined();

/** What a citizen or official reads, in both languages. */
export const bilingual = z.strictObject({ chinese: z.string(), english: z.string() });

/** The pages of a list: how many, and the `next` of the page before. */
export const page = once(() => ({
  limit: z._default(queryNumber(1, 200), 50),
  after: z.optional(cursor),
}));

/** The complaint that a path names. */
export const complaintParams = z.strictObject({ complaint: opaqueId });

/** The batch that a path names. */
export const batchParams = z.strictObject({ batch: batchId });

/** Why a passage that looks like personal data may stand in a text for others. */
export const confirmReason = z.enum(confirmReasons);

/**
 * Passages that a person looked at and found that they may stand there, each with why. The complainant's own needs a
 * reason as anybody's does: were it asked for its own alone, that would tell whose it is.
 */
export const confirmed = once(() =>
  z._default(
    z.array(z.strictObject({ passage: words(100), reason: confirmReason })).check(z.maxLength(50)),
    [],
  ),
);

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
