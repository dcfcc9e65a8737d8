import { forgetView, keepView, listKeptViews, noteRefsIn } from '@ducha/contracts';
import { isRejection, newId } from '@ducha/event-log';
import { anyone, route, type Person, type Route } from '@ducha/lambda';
import type { NoteDraft } from '@ducha/notes';
import { textOf } from '../complaint/texts.ts';
import type { ComplaintsService } from '../service.ts';
import { decideForget, decideKeep, notesErasedBy } from './keeping.ts';
import { viewsOf } from './views-of.ts';

/** The views of ledgers that somebody named: kept, listed and forgotten by themselves alone. */
export function keptViewRoutes(service: ComplaintsService): readonly Route[] {
  const { log, notes } = service;
  return [
    route(listKeptViews, async ({ permit, person }) => {
      const actor = permit(anyone);
      if (isRejection(actor)) return actor;
      const { views } = (await log.load(ownViews(person))).state;
      const opened = await notes.openAll(noteRefsIn(views));
      return {
        body: {
          views: views.map(({ view, ledger, name, query }) => ({
            view,
            ledger,
            name: textOf(opened, name),
            query: textOf(opened, query),
          })),
        },
      };
    }),

    route(keepView, async (request) => {
      const actor = request.permit(anyone);
      if (isRejection(actor)) return actor;
      const { ledger, name, query } = request.body;
      const { refs, item } = await notes.seal(
        {
          name: kept(name),
          query: kept(query),
        },
        request.fingerprint,
      );
      const view = newId();
      const done = await log.handle({
        command: request.command(actor),
        stream: ownViews(request.person),
        seal: item,
        decide: (state) => decideKeep(state, { view, ledger, ...refs }),
      });
      if (isRejection(done)) return done;
      // Asked for again by the same key, it is the view of that time.
      const its = done.state.views.at(-1);
      if (its === undefined) throw new Error('a view that was kept is listed');
      const opened = done.repeated ? await notes.open(its.name) : undefined;
      // One that was forgotten since is not there, whatever is asked for under its key.
      if (opened?.state === 'erased') return { rejected: 'not-found' };
      return { body: { view: its.view, ledger, name, query } };
    }),

    route(forgetView, async (request) => {
      const actor = request.permit(anyone);
      if (isRejection(actor)) return actor;
      const { view } = request.params;
      const done = await log.handle({
        command: request.command(actor),
        stream: ownViews(request.person),
        writes: (events) => notes.erasures(notesErasedBy(events), request.now),
        decide: (state) => decideForget(state, view),
      });
      return isRejection(done) ? done : { body: { view } };
    }),
  ];
}

/** Nobody has cleared what somebody types for themselves; it stays until they forget it. */
function kept(text: string): NoteDraft {
  return { text, class: 'secret', purpose: 'kept-view', retentionYears: 100 };
}

/** The views of whoever asks, by the subject of their token. */
function ownViews(person: Person | null) {
  if (person === null) throw new Error('only who has signed in is permitted this');
  return viewsOf(person.subject);
}
