import { mostKeptViews } from '@ducha/contracts';
import type { Decision } from '@ducha/event-log';
import { viewErased, viewKept, type KeptViewEvent } from './kept-view-events.ts';
import type { KeptView, KeptViews } from './kept-view-state.ts';

/** A list of names is of use while it can be overlooked. */
export function decideKeep({ views }: KeptViews, kept: KeptView): Decision<KeptViewEvent> {
  if (views.length >= mostKeptViews) return { rejected: 'too-many-views' };
  return [{ type: viewKept.type, data: kept }];
}

/** Whoever forgets what is forgotten finds nothing. */
export function decideForget({ views }: KeptViews, view: string): Decision<KeptViewEvent> {
  const kept = views.find((one) => one.view === view);
  if (kept === undefined) return { rejected: 'not-found' };
  const notes = [kept.name.note, kept.query.note];
  return [{ type: viewErased.type, data: { view, notes } }];
}
