import { idOf, ref } from '@ducha/event-log';
import { keptPhraseStream } from './kept-phrase-fold.ts';

/** The phrases of a person, by the subject by which the issuer knows them. */
export function phrasesOf(subject: string) {
  return ref(keptPhraseStream, idOf('kept-phrases', subject));
}
