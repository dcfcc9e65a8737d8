import lighthouse from 'lighthouse';
import * as z from 'zod/mini';

/** What Lighthouse found of one page: scores of 100, and what its budget asks. */
export interface Lit {
  readonly performance: number;
  readonly accessibility: number;
  readonly bestPractices: number;
  /** Milliseconds until the largest picture is painted, on a simulated slow 4G and a phone four times as slow. */
  readonly largestPaint: number;
  /** Compressed bytes of script that the page fetched. */
  readonly scriptBytes: number;
  /** What cost points, a line each. */
  readonly faults: readonly string[];
}

const audit = z.object({
  title: z.string(),
  score: z.nullable(z.number()),
  scoreDisplayMode: z.string(),
  numericValue: z.optional(z.number()),
  details: z.unknown(),
});
const category = z.object({
  score: z.number(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
});
const result = z.object({
  runtimeError: z.optional(z.object({ message: z.string() })),
  audits: z.record(z.string(), audit),
  categories: z.object({
    performance: category,
    accessibility: category,
    'best-practices': category,
  }),
});
const requests = z.object({
  items: z.array(z.object({ resourceType: z.optional(z.string()), transferSize: z.number() })),
});

/** Runs Lighthouse's own mobile profile over a page, in a Chromium that listens on a debugging port. */
export async function light(url: string, port: number): Promise<Lit> {
  const run = await lighthouse(url, {
    port,
    logLevel: 'silent',
    onlyCategories: ['performance', 'accessibility', 'best-practices'],
  });
  const { audits, categories, runtimeError } = result.parse(run?.lhr);
  if (runtimeError !== undefined) throw new Error(`${url}: ${runtimeError.message}`);
  const scored = Object.values(categories).flatMap(({ auditRefs }) => auditRefs);
  const { items } = requests.parse(audits['network-requests']?.details);
  return {
    performance: hundredths(categories.performance.score),
    accessibility: hundredths(categories.accessibility.score),
    bestPractices: hundredths(categories['best-practices'].score),
    largestPaint: audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
    scriptBytes: items
      .filter(({ resourceType }) => resourceType === 'Script')
      .reduce((sum, { transferSize }) => sum + transferSize, 0),
    faults: scored
      .filter(({ weight, id }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => `${id}: ${audits[id]?.title ?? ''}`),
  };
}

function hundredths(score: number): number {
  return Math.round(score * 100);
}
