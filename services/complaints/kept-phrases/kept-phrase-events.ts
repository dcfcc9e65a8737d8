import * as z from 'zod/mini';
import { event, note, noteId, opaqueId } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** A person keeps a phrase 常用语; its name and its text are what they wrote. */
export const phraseKept = event('kept-phrase.kept.v1', () =>
  z.strictObject({ phrase: opaqueId, name: note, text: note }),
);

/** They forgot it: the notes of both are erased with this commit. */
export const phraseErased = event('kept-phrase.erased.v1', () =>
  z.strictObject({ phrase: opaqueId, notes: z.array(noteId).check(z.length(2)) }),
);

export const keptPhraseEvents = eventFamily([phraseKept, phraseErased]);
export type KeptPhraseEvent = ReturnType<typeof keptPhraseEvents.parse>;
