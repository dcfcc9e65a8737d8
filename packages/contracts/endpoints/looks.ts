import * as z from 'zod/mini';
import { complaintNumber, instant, localDate, opaqueId } from '../code.ts';
import { endpoint } from '../endpoint.ts';
import { noBody, page, read } from './complaint-requests.ts';

/** How many complaints may be glanced at in one sitting. */
export const glancedAtOnce = 40;

/** Why the opening words of one that was asked for are not shown; nothing is recorded at it. */
export const whyNotGlanced = z.enum([
  /** It is not there, or the caller may not know of it. */
  'not-found',
  /** 回避: it is the caller's own case. */
  'own-case',
  /** It does not wait for its screening: it was screened, or its complainant was asked. */
  'wrong-stage',
  /** 已删除: its complainant's words were erased. */
  'erased',
]);
export type WhyNotGlanced = z.infer<typeof whyNotGlanced>;

export const glanceAtComplaints = endpoint({
  name: 'glanceAtComplaints',
  service: 'complaints',
  audience: 'staff',
  effect: 'create',
  method: 'POST',
  path: '/glances',
  summary:
    'See the opening words of complaints that wait for screening; at each of them a look is recorded for good',
  params: () => z.strictObject({}),
  query: () => z.strictObject({}),
  body: () =>
    z.strictObject({
      complaints: z.array(opaqueId).check(z.minLength(1), z.maxLength(glancedAtOnce)),
    }),
  status: 200,
  answer: () =>
    z.strictObject({
      /** Each with a line of at most 40 characters, not cleared by anybody; null where it was erased since. */
      shown: z.array(z.strictObject({ complaint: opaqueId, opening: z.nullable(z.string()) })),
      notShown: z.array(z.strictObject({ complaint: opaqueId, why: whyNotGlanced })),
      recordedAt: instant,
    }),
  rejections: [],
});

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
   * 看开头: only the opening words were shown, to find out what waits for screening; with how many others in the
   * same sitting, this one among them. Null for a look at all of it. Nobody gives a reason for such a one.
   */
  glance: z.nullable(z.strictObject({ sitting: opaqueId, of: z.int() })),
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
  query: () =>
    z.strictObject({
      ...page(),
      complaint: z.optional(opaqueId),
      /** The first day of which looks are told, in Beijing. */
      from: z.optional(localDate),
    }),
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
