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
});

/** Of those of a batch that went out: how many have no confirmed reply, and how many are closed. */
interface InBatch {
  unreviewed: number;
  closed: number;
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
): Promise<Counted> {
  const ledgers = complaintLedgers(inspection);
  return countedIn(await wholeLedger(client, table, { index: 'list1', ledgers }));
}

export function countedIn(rows: readonly Pick<Listed, 'data'>[]): Counted {
  const batches = new Map<string, InBatch>();
  let [complaints, keyAttention] = [0, 0];
  let since: string | null = null;
  for (const { data } of rows) {
    const row = counted.parse(data);
    if (row.batch !== null) {
      const before = batches.get(row.batch) ?? { unreviewed: 0, closed: 0 };
      batches.set(row.batch, {
        unreviewed: before.unreviewed + Number(row.result === null),
        closed: before.closed + Number(row.stage === 'closed'),
      });
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
 * @param closedInEdition how many its last edition calls closed; undefined where it has none, or where its row is
 *   of before that was kept
 */
export function toDoOf(
  found: Readonly<InBatch> | undefined,
  { total }: { readonly total: number },
  closedInEdition: number | undefined,
): { readonly unreviewed: number; readonly closedSince: number } {
  if (found === undefined) return { unreviewed: total, closedSince: 0 };
  const closedSince = closedInEdition === undefined ? 0 : found.closed - closedInEdition;
  return { unreviewed: found.unreviewed, closedSince: Math.max(0, closedSince) };
}
