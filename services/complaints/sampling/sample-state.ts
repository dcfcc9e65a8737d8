import type { EventOf, sampleDrawn } from '@ducha/contracts';
import type { sampleAnnounced, sampleNumbersEntered } from './sample-events.ts';

/** What somebody entered as the winning numbers, and when. */
export type Entry = EventOf<typeof sampleNumbersEntered>['data'] & { readonly at: string };

/** 抽查: a sample of one edition of a batch's table, from its announcement to its draw. */
export interface Sample {
  readonly announced: (EventOf<typeof sampleAnnounced>['data'] & { readonly at: string }) | null;
  /** The last of each person, in the order in which they were entered. */
  readonly entries: readonly Entry[];
  readonly drawn: (EventOf<typeof sampleDrawn>['data'] & { readonly at: string }) | null;
}

/** How far a sample is. */
export function stageOf({
  entries,
  drawn,
}: Sample): 'announced' | 'entered' | 'differing' | 'drawn' {
  if (drawn !== null) return 'drawn';
  if (entries.length > 1) return 'differing';
  return entries.length === 1 ? 'entered' : 'announced';
}
