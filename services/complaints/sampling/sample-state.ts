import type { EventOf, sampleDrawn } from '@ducha/contracts';
import type { sampleAnnounced, sampleNumbersEntered, sampleWithdrawn } from './sample-events.ts';

/** What somebody entered as the winning numbers, and when. */
export type Entry = EventOf<typeof sampleNumbersEntered>['data'] & { readonly at: string };

type Announced = EventOf<typeof sampleAnnounced>['data'] & { readonly at: string };

/** An announcement that was taken back. */
export interface Withdrawal extends Pick<EventOf<typeof sampleWithdrawn>['data'], 'reason'> {
  readonly announced: Announced;
  readonly at: string;
}

/** 抽查: a sample of one edition of a batch's table, from its announcement to its draw. */
export interface Sample {
  /** The last announcement, one that was taken back too. */
  readonly announced: Announced | null;
  /** Whether that one was taken back. */
  readonly withdrawn: boolean;
  readonly withdrawals: readonly Withdrawal[];
  /** The last of each person, in the order in which they were entered. */
  readonly entries: readonly Entry[];
  readonly drawn: (EventOf<typeof sampleDrawn>['data'] & { readonly at: string }) | null;
}

/** How far a sample is. */
export function stageOf({
  withdrawn,
  entries,
  drawn,
}: Sample): 'announced' | 'entered' | 'differing' | 'drawn' | 'withdrawn' {
  if (withdrawn) return 'withdrawn';
  if (drawn !== null) return 'drawn';
  if (entries.length > 1) return 'differing';
  return entries.length === 1 ? 'entered' : 'announced';
}
