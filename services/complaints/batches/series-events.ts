import * as z from 'zod/mini';
import {
  batchId,
  count,
  event,
  localDate,
  once,
  opaqueId,
  organisationCode,
} from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';
import { resultTotals } from '../disclosure/result-totals.ts';

/** 期初数: what was handed over before this system began, as someone states it. */
export const openingBalance = once(() =>
  z.strictObject({
    batches: z.int().check(z.minimum(1), z.maximum(9_998)),
    complaints: count,
    keyAttention: count,
    statedBy: organisationCode,
    asOf: localDate,
  }),
);
export type OpeningBalance = z.infer<ReturnType<typeof openingBalance>>;

/** Each event holds the whole state: the stream is read by its last commit alone. */
export const wholeSeries = once(() =>
  z.strictObject({
    /** Ordinal of the next batch (第N批). */
    next: z.int().check(z.minimum(1), z.maximum(10_000)),
    opening: z.nullable(openingBalance()),
    /** 先行交办: the day on which the newest one went before the others; those of the same day are sub-batches of it. */
    ahead: z.optional(localDate),
    /** Complaints handed over so far, the opening balance included. */
    complaints: count,
    keyAttention: count,
    /** The batch that is being handed over. */
    open: z.nullable(batchId),
    /** The request that closed a batch last, and that batch: a retry meets it again. */
    closed: z.nullable(z.strictObject({ request: opaqueId, batch: batchId })),
    /** The request that took over the opening balance. */
    openedBy: z.nullable(opaqueId),
    /** Results of the batches disclosed so far, each by its newest edition. */
    results: resultTotals(),
  }),
);

export const seriesOpened = event('series.opened.v1', wholeSeries);
export const seriesBatchClosed = event('series.batch-closed.v1', wholeSeries);
export const seriesBatchHandedOver = event('series.batch-handed-over.v1', wholeSeries);
export const seriesBatchDisclosed = event('series.batch-disclosed.v1', wholeSeries);
export const seriesEvents = eventFamily([
  seriesOpened,
  seriesBatchClosed,
  seriesBatchHandedOver,
  seriesBatchDisclosed,
]);
export type SeriesEvent = ReturnType<typeof seriesEvents.parse>;
