import type { StreamKind } from '@ducha/event-log';
import { keptPhraseEvents, type KeptPhraseEvent } from './kept-phrase-events.ts';
import type { KeptPhrases } from './kept-phrase-state.ts';

/** The stream `kept-phrases/<hash of the person>`: what is one's own, and nobody else's. */
export const keptPhraseStream: StreamKind<KeptPhrases, KeptPhraseEvent> = {
  kind: 'kept-phrases',
  initial: { phrases: [] },
  events: keptPhraseEvents,
  evolve: ({ phrases }, { type, data }) =>
    type === 'kept-phrase.kept.v1'
      ? { phrases: [...phrases, data] }
      : { phrases: phrases.filter(({ phrase }) => phrase !== data.phrase) },
};
