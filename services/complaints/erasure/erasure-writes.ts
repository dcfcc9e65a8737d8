import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Notes } from '@ducha/notes';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import type { PhotographCopyEvent } from '../passing-on/photograph-copy-events.ts';
import type { PhotographEvent } from '../photographs/photograph-events.ts';

/** What events say is erased, as writes of the transaction that holds them. */
export function erasureWrites(
  notes: Pick<Notes, 'erasures'>,
  at: string,
): (
  events: readonly (ComplaintEvent | PhotographEvent | PhotographCopyEvent)[],
) => TransactWriteItem[] {
  return (events) =>
    notes.erasures(
      events.flatMap(({ type, data }) => (type === 'note.erased.v1' ? data.notes : [])),
      at,
    );
}
