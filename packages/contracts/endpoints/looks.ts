import * as z from 'zod/mini';
import { complaintNumber, instant, opaqueId } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { noBody, page, read } from './complaint-requests.ts';

/** One look at the complainant's own words or contact (see `lookAtComplaint`). */
const lookListed = z.strictObject({
  /** The complaint and the look's ordinal on it. */
  look: z.string().check(z.regex(/^[0-9a-hjkmnp-tv-z]{26}-[1-9]\d{0,8}$/)),
  complaint: opaqueId,
  /** Null for one that has none (yet). */
  number: z.nullable(complaintNumber),
  at: instant,
  role: z.string(),
  /** Who looked: the issuer's opaque subject. */
  subject: z.nullable(z.string()),
  /** The contact was shown, not the words alone. */
  contact: z.boolean(),
  /**
   * What the person who looked gave as the reason. It is free text and may name the complainant or the
   * matter; an auditor reads the audit and no content, so it is null for everyone but the head of the
   * office, who answers for the looks.
   */
  reason: z.nullable(z.string()),
});

export const listLooks = endpoint({
  ...read,
  name: 'listLooks',
  path: '/looks',
  summary: "Who looked at a complainant's own words or contact, newest first",
  params: () => z.strictObject({}),
  query: () => z.strictObject({ ...page(), complaint: z.optional(opaqueId) }),
  body: noBody,
  status: 200,
  answer: () =>
    z.strictObject({
      looks: z.array(lookListed),
      asOf: instant,
      next: z.nullable(z.string()),
    }),
  rejections: [],
});
