import * as z from 'zod/mini';
import { batchId, count, event } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** A batch of the inspection went out with so many complaints. */
export const batchCounted = event('inspection.batch-counted.v1', () =>
  z.strictObject({ batch: batchId, complaints: count, keyAttention: count }),
);

export const handOversEvents = eventFamily([batchCounted]);
export type BatchCounted = ReturnType<typeof handOversEvents.parse>;
