import type { Rejection } from '@ducha/event-log';
import { seriesOpened, type OpeningBalance, type SeriesEvent } from './series-events.ts';
import type { Series } from './series-state.ts';

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
