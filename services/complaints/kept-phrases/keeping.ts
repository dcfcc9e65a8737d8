import { mostKeptPhrases } from '@ducha/contracts';
import type { Decision } from '@ducha/event-log';
import { phraseErased, phraseKept, type KeptPhraseEvent } from './kept-phrase-events.ts';
import type { KeptPhrase, KeptPhrases } from './kept-phrase-state.ts';

/** A list of names is of use while it can be overlooked. */
export function decideKeepPhrase(
  { phrases }: KeptPhrases,
  kept: KeptPhrase,
): Decision<KeptPhraseEvent> {
  if (phrases.length >= mostKeptPhrases) return { rejected: 'too-many-phrases' };
  return [{ type: phraseKept.type, data: kept }];
}

/** Whoever forgets what is forgotten finds nothing. */
export function decideForgetPhrase(
  { phrases }: KeptPhrases,
  phrase: string,
): Decision<KeptPhraseEvent> {
  const kept = phrases.find((one) => one.phrase === phrase);
  return kept === undefined ? { rejected: 'not-found' } : [erased(kept)];
}

/** Their account has ended: nothing of theirs is kept any longer. */
export function decideForgetPhrases({ phrases }: KeptPhrases): readonly KeptPhraseEvent[] {
  return phrases.map(erased);
}

function erased({ phrase, name, text }: KeptPhrase): KeptPhraseEvent {
  return { type: phraseErased.type, data: { phrase, notes: [name.note, text.note] } };
}

/** The notes that events say are erased. */
export function notesErasedBy(events: readonly KeptPhraseEvent[]): readonly string[] {
  return events.flatMap(({ type, data }) => (type === 'kept-phrase.erased.v1' ? data.notes : []));
}
