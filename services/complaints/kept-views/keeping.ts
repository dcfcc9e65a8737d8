import { mostKeptViews } from '@ducha/contracts';
import type { Decision } from '@ducha/event-log';
import { viewForgotten, viewKept, type KeptViewEvent } from './kept-view-events.ts';
import type { KeptView, KeptViews } from './kept-view-state.ts';

/** A list of names is of use while it can be overlooked. */
export function decideKeep({ views }: KeptViews, kept: KeptView): Decision<KeptViewEvent> {
  if (views.length >= mostKeptViews) return { rejected: 'too-many-views' };
  return [{ type: viewKept.type, data: kept }];
}

/** Whoever forgets what is forgotten finds nothing. */
export function decideForget({ views }: KeptViews, view: string): Decision<KeptViewEvent> {
  return views.some((one) => one.view === view)
    ? [{ type: viewForgotten.type, data: { view } }]
    : { rejected: 'not-found' };
}
