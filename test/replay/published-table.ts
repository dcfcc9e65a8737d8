import * as z from 'zod';

const counted = z.int().min(0).max(1_000_000);
const shares = z.record(z.string().min(1).max(20), counted);

/**
 * One table as an inspection office published it. Every key is understood; an unknown one is an error,
 * since a figure that nobody checks would pass for one that came out.
 */
export const publishedTable = z.strictObject({
  /** Place and round, then the batch where the table is one: `bj_r3_b31`. */
  id: z.string().regex(/^[a-z]+(?:_[a-z0-9]+)+$/),
  date: z.iso.date().optional(),
  /** Complaints in the table. */
  cases: counted.min(1),
  /** 重点关注. */
  key: counted.optional(),
  channel: shares.optional(),
  district: shares.optional(),
  /** One main type for each complaint. */
  type: shares.optional(),
  /** Every type counts: the counts add up to `type_total`, not to `cases`. */
  type_multi: shares.optional(),
  type_total: counted.optional(),
  cumulative: counted.optional(),
  cumulative_key: counted.optional(),
  verdict: shares.optional(),
  status: shares.optional(),
  /** 办结率, in per cent as printed. */
  closing_rate_pct: z.number().min(0).max(100).optional(),
  /** Share of complaints that were not substantiated, in per cent as printed. */
  untrue_rate_pct: z.number().min(0).max(100).optional(),
  /** Marks a page that does not add up, and how. */
  expect: z.string().startsWith('MISMATCH').optional(),
});
export type PublishedTable = z.infer<typeof publishedTable>;

const publishedFile = z.strictObject({
  about: z.string().optional(),
  tables: z.array(publishedTable).min(1),
});

/** Reads a file of published tables; throws with every fault that it has. */
export function readPublishedFile(json: unknown): PublishedTable[] {
  const parsed = publishedFile.safeParse(json);
  if (parsed.success) return parsed.data.tables;
  throw new Error(`not a file of published tables:\n${z.prettifyError(parsed.error)}`);
}
