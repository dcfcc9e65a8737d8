import type { EventOf } from '@ducha/contracts';
import type { phraseKept } from './kept-phrase-events.ts';

export type KeptPhrase = EventOf<typeof phraseKept>['data'];

/** The phrases that one person keeps, in their order. */
export interface KeptPhrases {
  readonly phrases: readonly KeptPhrase[];
}
