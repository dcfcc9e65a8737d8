import type { EventOf } from '@ducha/contracts';
import type { photographCopyAnnounced } from './photograph-copy-events.ts';

type Announced = EventOf<typeof photographCopyAnnounced>['data'];

/** A copy as announced. */
export interface PhotographCopy extends Announced {
  readonly announcedAt: string;
  /** The clock has looked at it: it stands in its complaint, or is gone. */
  readonly settled: boolean;
}
