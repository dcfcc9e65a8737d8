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
  if (kept === undefined) return { rejected: 'not-found' };
  return [{ type: phraseErased.type, data: { phrase, notes: [kept.name.note, kept.text.note] } }];
}
