import * as z from 'zod/mini';
import {
  batchId,
  count,
  cutOffOutcome,
  cutOffRhythm,
  event,
  instant,
  localDate,
  timeOfDay,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** The office said from a day on when batches are closed by themselves; what was to come later is replaced. */
export const cutOffSet = event('cut-off.set.v1', () =>
  z.strictObject({ from: localDate, rhythm: cutOffRhythm, at: z.nullable(timeOfDay) }),
);

/** A time has passed, and what came of it; in the transaction that fixed the list of the batch, where there is one. */
export const cutOffPassed = event('cut-off.passed.v1', () =>
  z.strictObject({
    slot: instant,
    missed: count,
    outcome: cutOffOutcome,
    batch: z.nullable(batchId),
    complaints: count,
    overLimit: count,
    unnamed: count,
  }),
);

/** The stationing is over so long that no batch is closed by itself any more; that was the last day. */
export const cutOffEnded = event('cut-off.ended.v1', () => z.strictObject({ lastDay: localDate }));

export const cutOffEvents = eventFamily([cutOffSet, cutOffPassed, cutOffEnded]);
export type CutOffEvent = ReturnType<typeof cutOffEvents.parse>;
