import * as z from 'zod/mini';
import {
  batchId,
  count,
  event,
  localDate,
  opaqueId,
  organisationCode,
  once,
} from '@ducha/contracts';
import { eventFamily, type Rejection, type StreamKind } from '@ducha/event-log';
import { noResults, resultTotals } from '../disclosure/result-totals.ts';

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
const whole = once(() =>
  z.strictObject({
    /** Ordinal of the next batch (第N批). */
    next: z.int().check(z.minimum(1), z.maximum(10_000)),
    opening: z.nullable(openingBalance()),
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

const seriesOpened = event('series.opened.v1', whole);
export const seriesBatchClosed = event('series.batch-closed.v1', whole);
export const seriesBatchHandedOver = event('series.batch-handed-over.v1', whole);
export const seriesBatchDisclosed = event('series.batch-disclosed.v1', whole);
const events = eventFamily([
  seriesOpened,
  seriesBatchClosed,
  seriesBatchHandedOver,
  seriesBatchDisclosed,
]);
export type SeriesEvent = ReturnType<typeof events.parse>;

/** The series of batches of an inspection. */
export type Series = z.infer<ReturnType<typeof whole>>;

/** The stream `series/<inspection>`. */
export const seriesStream: StreamKind<Series, SeriesEvent> = {
  kind: 'series',
  initial: {
    next: 1,
    opening: null,
    complaints: 0,
    keyAttention: 0,
    open: null,
    closed: null,
    openedBy: null,
    results: noResults,
  },
  events,
  evolve: (_state, { data }) => data,
  latestOnly: true,
};

/** Takes over the totals of earlier batches; only before the first batch. */
export function decideOpenSeries(
  series: Series,
  opening: OpeningBalance,
  request: string,
): readonly SeriesEvent[] | Rejection {
  if (series.openedBy === request) return [];
  if (series.next !== 1 || series.opening !== null) return { rejected: 'series-begun' };
  const data = {
    ...series,
    next: opening.batches + 1,
    opening,
    complaints: opening.complaints,
    keyAttention: opening.keyAttention,
    openedBy: request,
  };
  return [{ type: seriesOpened.type, data }];
}
