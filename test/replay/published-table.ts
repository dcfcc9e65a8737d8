import { en } from 'zod/locales';
import * as z from 'zod/mini';

const counted = z.int().check(z.minimum(0), z.maximum(1_000_000));
const shares = z.record(z.string().check(z.minLength(1), z.maxLength(20)), counted);

/**
 * One table as an inspection office published it. Every key is understood; an unknown one is an error,
 * since a figure that nobody checks would pass for one that came out.
 */
export const publishedTable = z.strictObject({
  /** Place and round, then the batch where the table is one: `bj_r3_b31`. */
  id: z.string().check(z.regex(/^[a-z]+(?:_[a-z0-9]+)+$/)),
  date: z.optional(z.iso.date()),
  /** Complaints in the table. */
  cases: counted.check(z.minimum(1)),
  /** 重点关注. */
  key: z.optional(counted),
  channel: z.optional(shares),
  district: z.optional(shares),
  /** One main type for each complaint. */
  type: z.optional(shares),
  /** Every type counts: the counts add up to `type_total`, not to `cases`. */
  type_multi: z.optional(shares),
  type_total: z.optional(counted),
  cumulative: z.optional(counted),
  cumulative_key: z.optional(counted),
  verdict: z.optional(shares),
  status: z.optional(shares),
  /** 办结率, in per cent as printed. */
  closing_rate_pct: z.optional(z.number().check(z.minimum(0), z.maximum(100))),
  /** Share of complaints that were not substantiated, in per cent as printed. */
  untrue_rate_pct: z.optional(z.number().check(z.minimum(0), z.maximum(100))),
  /** Marks a page that does not add up, and how. */
  expect: z.optional(z.string().check(z.startsWith('MISMATCH'))),
});
export type PublishedTable = z.infer<typeof publishedTable>;

const publishedFile = z.strictObject({
  about: z.optional(z.string()),
  tables: z.array(publishedTable).check(z.minLength(1)),
});

/** Reads a file of published tables; throws with every fault that it has. */
export function readPublishedFile(json: unknown): PublishedTable[] {
  const parsed = publishedFile.safeParse(json, { error: en().localeError });
  if (parsed.success) return parsed.data.tables;
  throw new Error(`not a file of published tables:\n${z.prettifyError(parsed.error)}`);
}
