import {
  readItems,
  ref,
  rowData,
  rowKey,
  streamName,
  type Item,
  type RowData,
} from '@ducha/event-log';
import type { ComplaintsService } from '../service.ts';
import { complaintStream } from './complaint-fold.ts';

/** The rows of complaints, by their ids; one whose row is not made yet is missing. */
export async function rowsById(
  { client, table }: Pick<ComplaintsService, 'client' | 'table'>,
  complaints: readonly string[],
): Promise<ReadonlyMap<string, RowData>> {
  const byKey = new Map(
    complaints.map((id) => [rowKey(streamName(ref(complaintStream, id))), id] as const),
  );
  const keys = [...byKey.keys()].map((pk): Item => ({ pk: { S: pk }, sk: { S: 'main' } }));
  const items = await readItems(client, table, keys);
  return new Map(
    items.flatMap((item) => {
      const id = byKey.get(item['pk']?.S ?? '');
      return id === undefined ? [] : [[id, rowData(item)] as const];
    }),
  );
}
