import * as z from 'zod/mini';
import { instant, once } from '@ducha/contracts';
import { readItem, rowData, rowKey } from '@ducha/event-log';
import type { Store } from '@ducha/lambda';
import { cutOffStream } from './cut-off-fold.ts';
import type { CutOffs } from './cut-off-state.ts';
import { firstSlot } from './slots.ts';

const row = once(() => z.object({ nextAt: z.nullable(instant), last: z.nullable(instant) }));

/** What the row of it says: when the clock looks next, and the last time at which a batch was to be closed. */
export function listedCutOffs(cutOffs: CutOffs) {
  const last = cutOffs.passed.findLast(({ outcome }) => outcome !== 'day-off');
  return { nextAt: firstSlot(cutOffs)?.at ?? null, last: last?.slot ?? null };
}

/** The same, a moment behind the log; null where no batch is closed by itself. */
export async function readListedCutOffs(
  { client, table }: Pick<Store, 'client' | 'table'>,
  inspection: string,
): Promise<{ readonly nextAt: string; readonly last: string | null } | null> {
  const key = rowKey(`${cutOffStream.kind}/${inspection}`);
  const item = await readItem(client, table, key, 'main');
  if (item === undefined) return null;
  const { nextAt, last } = z.parse(row(), rowData(item));
  return nextAt === null ? null : { nextAt, last };
}
