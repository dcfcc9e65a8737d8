import { forgetPhrase, keepPhrase, listKeptPhrases, noteRefsIn } from '@ducha/contracts';
import { isRejection, newId } from '@ducha/event-log';
import { anyone, route, type Person, type Route } from '@ducha/lambda';
import type { NoteDraft } from '@ducha/notes';
import { textOf } from '../complaint/texts.ts';
import type { ComplaintsService } from '../service.ts';
import { decideForgetPhrase, decideKeepPhrase, notesErasedBy } from './keeping.ts';
import { personalDataIn } from './personal-data-in.ts';
import { phrasesOf } from './phrases-of.ts';

/** 常用语: the phrases that somebody writes often, kept, listed and forgotten by themselves alone. */
export function keptPhraseRoutes(service: ComplaintsService): readonly Route[] {
  const { log, notes } = service;
  return [
    route(listKeptPhrases, async ({ permit, person }) => {
      const actor = permit(anyone);
      if (isRejection(actor)) return actor;
      const { phrases } = (await log.load(ownPhrases(person))).state;
      const opened = await notes.openAll(noteRefsIn(phrases));
      return {
        body: {
          phrases: phrases.map(({ phrase, name, text }) => ({
            phrase,
            name: textOf(opened, name),
            text: textOf(opened, text),
          })),
        },
      };
    }),

    route(keepPhrase, async (request) => {
      const actor = request.permit(anyone);
      if (isRejection(actor)) return actor;
      const { name, text } = request.body;
      const found = personalDataIn({ name, text });
      if (found !== undefined) return found;
      const { refs, item } = await notes.seal(
        { name: kept(name), text: kept(text) },
        request.fingerprint,
      );
      const phrase = newId();
      const done = await log.handle({
        command: request.command(actor),
        stream: ownPhrases(request.person),
        seal: item,
        decide: (state) => decideKeepPhrase(state, { phrase, ...refs }),
      });
      if (isRejection(done)) return done;
      // Asked for again by the same key, it is the phrase of that time.
      const its = done.state.phrases.at(-1);
      if (its === undefined) throw new Error('a phrase that was kept is listed');
      const opened = done.repeated ? await notes.open(its.text) : undefined;
      // One that was forgotten since is not there, whatever is asked for under its key.
      if (opened?.state === 'erased') return { rejected: 'not-found' };
      return { body: { phrase: its.phrase, name, text } };
    }),

    route(forgetPhrase, async (request) => {
      const actor = request.permit(anyone);
      if (isRejection(actor)) return actor;
      const { phrase } = request.params;
      const done = await log.handle({
        command: request.command(actor),
        stream: ownPhrases(request.person),
        writes: (events) => notes.erasures(notesErasedBy(events), request.now),
        decide: (state) => decideForgetPhrase(state, phrase),
      });
      return isRejection(done) ? done : { body: { phrase } };
    }),
  ];
}

/** Nobody has cleared what somebody writes for themselves; it stays until they forget it. */
function kept(text: string): NoteDraft {
  return { text, class: 'secret', purpose: 'kept-phrase', retentionYears: 100 };
}

/** The phrases of whoever asks, by the subject of their token. */
function ownPhrases(person: Person | null) {
  if (person === null) throw new Error('only who has signed in is permitted this');
  return phrasesOf(person.subject);
}
