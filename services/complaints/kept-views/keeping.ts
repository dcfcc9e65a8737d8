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
  return kept === undefined ? { rejected: 'not-found' } : [erased(kept)];
}

/** Their account has ended: nothing of theirs is kept any longer. */
export function decideForgetViews({ views }: KeptViews): readonly KeptViewEvent[] {
  return views.map(erased);
}

function erased({ view, name, query }: KeptView): KeptViewEvent {
  return { type: viewErased.type, data: { view, notes: [name.note, query.note] } };
}

/** The notes that events say are erased. */
export function notesErasedBy(events: readonly KeptViewEvent[]): readonly string[] {
  return events.flatMap(({ type, data }) => (type === 'kept-view.erased.v1' ? data.notes : []));
}
