import * as z from 'zod/mini';
import { batchId, complaintStage, instant, replyResult } from '@ducha/contracts';
import { wholeLedger, type Listed } from '@ducha/event-log';
import { complaintLedgers } from '../complaint/complaint-rows.ts';
import type { ComplaintsService } from '../service.ts';

/** What is counted of a complaint's row. */
const counted = z.object({
  stage: complaintStage,
  result: z.nullable(replyResult),
  batch: z.nullable(batchId),
  keyAttention: z.boolean(),
  acceptedAt: z.nullable(instant),
  // Not in a row of before it was kept.
  told: z.optional(z.string()),
  replyDue: z.nullable(instant),
  outerDue: z.optional(instant),
});

/**
 * Of those of a batch that went out: how many have no confirmed reply, how many of those are not late, and what a table
 * would tell of each (`rowMark`).
 */
interface InBatch {
  unreviewed: number;
  inTime: number;
  readonly told: string[];
}

/** What waits in an inspection: by batch, and what no batch has taken yet. */
export interface Counted {
  readonly batches: ReadonlyMap<string, Readonly<InBatch>>;
  readonly waiting: {
    readonly complaints: number;
    readonly keyAttention: number;
    readonly since: string | null;
  };
}

/** Counts the rows of an inspection's complaints, a moment behind the log as every list is. */
export async function countedInBatches(
  { client, table }: Pick<ComplaintsService, 'client' | 'table'>,
  inspection: string,
  now: string,
): Promise<Counted> {
  const ledgers = complaintLedgers(inspection);
  return countedIn(await wholeLedger(client, table, { index: 'list1', ledgers }), now);
}

export function countedIn(rows: readonly Pick<Listed, 'data'>[], now: string): Counted {
  const batches = new Map<string, InBatch>();
  let [complaints, keyAttention] = [0, 0];
  let since: string | null = null;
  for (const { data } of rows) {
    const row = counted.parse(data);
    if (row.batch !== null) {
      const found = batches.get(row.batch) ?? { unreviewed: 0, inTime: 0, told: [] };
      if (row.result === null && row.stage !== 'withdrawn') {
        found.unreviewed += 1;
        // While a refusal is being decided no date runs.
        const isPaused = row.stage === 'refused' && row.replyDue === null;
        // That of the whole, or a day named after it had passed.
        const isAsked = now < (row.outerDue ?? '') || now < (row.replyDue ?? '');
        found.inTime += Number(isPaused || isAsked);
      }
      if (row.told !== undefined) found.told.push(row.told);
      batches.set(row.batch, found);
    } else if (row.stage === 'accepted') {
      complaints += 1;
      keyAttention += Number(row.keyAttention);
      const { acceptedAt } = row;
      if (acceptedAt !== null && (since === null || acceptedAt < since)) since = acceptedAt;
    }
  }
  return { batches, waiting: { complaints, keyAttention, since } };
}

/**
 * What is to be done about a batch.
 * @param published what its last edition told of each of its complaints; undefined where it has none
 */
export function toDoOf(
  found: Readonly<InBatch> | undefined,
  { total }: { readonly total: number },
  published: ReadonlySet<string> | undefined,
): { readonly unreviewed: number; readonly inTime: number; readonly behind: number } {
  if (found === undefined) return { unreviewed: total, inTime: total, behind: 0 };
  const behind = published === undefined ? [] : found.told.filter((one) => !published.has(one));
  return { unreviewed: found.unreviewed, inTime: found.inTime, behind: behind.length };
}
