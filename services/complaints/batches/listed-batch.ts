import * as z from 'zod/mini';
import { batchListed } from '@ducha/contracts';
import type { RowData } from '@ducha/event-log';

const row = z.object({ closedInEdition: z.optional(z.int()) });

/** What the row of a batch holds: what lists show, and how many its last edition calls closed. */
export function listedBatchRow(data: RowData) {
  const { closedInEdition, ...listed } = { ...data, ...row.parse(data) };
  return { listed: batchListed().parse(listed), closedInEdition };
}
