import { listPages } from '@ducha/event-log';
import type { Store } from '@ducha/lambda';
import { inspectionsList } from '../projections.ts';

const pageSize = 100;

/** The ids of all inspections that were heard of. */
export async function* everyInspection({
  client,
  table,
}: Pick<Store, 'client' | 'table'>): AsyncGenerator<string> {
  const query = { index: 'list1', lists: [inspectionsList], limit: pageSize } as const;
  for await (const rows of listPages(client, table, query)) yield* rows.map(({ id }) => id);
}
