import type { StreamKind } from '@ducha/event-log';
import { keptViewEvents, type KeptViewEvent } from './kept-view-events.ts';
import type { KeptViews } from './kept-view-state.ts';

/** The stream `kept-views/<hash of the person>`: what is one's own, and nobody else's. */
export const keptViewStream: StreamKind<KeptViews, KeptViewEvent> = {
  kind: 'kept-views',
  initial: { views: [] },
  events: keptViewEvents,
  evolve: ({ views }, { type, data }) =>
    type === 'kept-view.kept.v1'
      ? { views: [...views, data] }
      : { views: views.filter(({ view }) => view !== data.view) },
};
