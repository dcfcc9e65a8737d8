import { readItems, ref, rowData, rowKey, streamName } from '@ducha/event-log';
import type { Complaint } from '../complaint/complaint-state.ts';
import { disclosedRowOf } from '../disclosure/disclosure.ts';
import { rowMark } from '../disclosure/row-mark.ts';
import type { ComplaintsService } from '../service.ts';
import { batchStream } from './batch-fold.ts';
import { listedBatchRow } from './listed-batch.ts';

/**
 * Whether the newest edition of its batch says otherwise of a complaint than a new one would, by the row of the batch: a
 * moment behind the log, as every list is. Not where there is no edition.
 */
export async function isEditionBehind(
  { client, table }: Pick<ComplaintsService, 'client' | 'table'>,
  complaint: string,
  state: Complaint,
): Promise<boolean> {
  const now = disclosedRowOf(complaint, state);
  if (state.transfer === null || now === undefined) return false;
  const pk = { S: rowKey(streamName(ref(batchStream, state.transfer.batch))) };
  const [row] = await readItems(client, table, [{ pk, sk: { S: 'main' } }]);
  // While a batch is handed over there is no row of it yet, or one that holds nothing.
  const data = row === undefined ? {} : rowData(row);
  if (data['batch'] === undefined) return false;
  const { published } = listedBatchRow(data);
  return published !== undefined && !published.has(rowMark(now));
}
