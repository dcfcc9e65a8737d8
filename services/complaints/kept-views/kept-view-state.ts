import type { EventOf } from '@ducha/contracts';
import type { viewKept } from './kept-view-events.ts';

export type KeptView = EventOf<typeof viewKept>['data'];

/** The views that one person keeps, in their order. */
export interface KeptViews {
  readonly views: readonly KeptView[];
}
