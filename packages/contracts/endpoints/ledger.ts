import * as z from 'zod/mini';
import { once } from '../built-once.ts';
import { cursor, instant, opaqueId } from '../code.ts';
import { gistLength } from '../gist.ts';

/** 要点, as a row of a ledger shows it; 已删除 where it was erased, null where there is none. */
export const gistShown = z.nullable(z.string().check(z.maxLength(gistLength)));

/** Where somebody goes on in a ledger; left out: all of it. */
export const since = once(() => z.optional(cursor));

/**
 * A part of a ledger 台账: all rows at first, later those that changed. A row that changed just now comes several
 * times, and in any order: of two of one thing the one of the higher version counts.
 */
export function ledgerAnswer<Row extends z.ZodMiniType>(row: Row) {
  return z.strictObject({
    rows: z.array(row),
    /** Ids of what has left this ledger since. */
    gone: z.array(opaqueId),
    /** For `since`, of the same ledger. */
    cursor,
    /** There is more to be read now, with that cursor. */
    more: z.boolean(),
    asOf: instant,
  });
}
