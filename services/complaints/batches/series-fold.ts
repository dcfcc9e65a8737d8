import type { StreamKind } from '@ducha/event-log';
import { noResults } from '../disclosure/result-totals.ts';
import { seriesEvents, type SeriesEvent } from './series-events.ts';
import type { Series } from './series-state.ts';

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
  events: seriesEvents,
  evolve: (_state, { data }) => data,
  latestOnly: true,
};
