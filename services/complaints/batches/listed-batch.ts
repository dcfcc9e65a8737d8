import * as z from 'zod/mini';
import { batchListed } from '@ducha/contracts';
import type { RowData } from '@ducha/event-log';
import { markLength, rowMark } from '../disclosure/row-mark.ts';
import type { DisclosedRow } from './batch-events.ts';

const row = z.object({
  published: z.optional(z.string()),
  // In a row of before what was told of each was kept.
  closedInEdition: z.optional(z.int()),
});

/** What an edition tells of its complaints, for the row of its batch. */
export function publishedIn(rows: readonly DisclosedRow[]): string {
  return rows.map(rowMark).join('');
}

/** What the row of a batch holds: what lists show, and what its last edition tells of each complaint. */
export function listedBatchRow(data: RowData) {
  const { published, closedInEdition: _, ...listed } = { ...data, ...row.parse(data) };
  return {
    listed: batchListed().parse(listed),
    published: published === undefined ? undefined : new Set(marksIn(published)),
  };
}

function marksIn(published: string): string[] {
  return Array.from({ length: published.length / markLength }, (_, place) =>
    published.slice(place * markLength, (place + 1) * markLength),
  );
}
