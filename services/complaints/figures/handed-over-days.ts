import { beijingDate } from '@ducha/calendar';
import { listPages } from '@ducha/event-log';
import type { Store } from '@ducha/lambda';
import { listedBatchRow } from '../batches/listed-batch.ts';
import { batchesList } from '../projections.ts';

/** More batches than an inspection has days. */
const pageSize = 100;

/**
 * What was handed over on each day, the first day first. The batches say it, which are listed for the public anyway:
 * to count days in the funnel would make its lanes larger than a write unit, for every complaint and every step of it.
 */
export async function handedOverDays(
  { client, table }: Pick<Store, 'client' | 'table'>,
  inspection: string,
): Promise<{ readonly day: string; readonly transferred: number }[]> {
  const query = { index: 'list2', lists: [batchesList(inspection)], limit: pageSize } as const;
  const days = new Map<string, number>();
  for await (const rows of listPages(client, table, query)) {
    for (const { data } of rows) {
      const { handedOverAt, total } = listedBatchRow(data).listed;
      if (handedOverAt === null) continue;
      const day = beijingDate(handedOverAt);
      days.set(day, (days.get(day) ?? 0) + total);
    }
  }
  return [...days]
    .map(([day, transferred]) => ({ day, transferred }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
