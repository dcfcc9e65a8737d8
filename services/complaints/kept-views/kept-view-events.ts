import * as z from 'zod/mini';
import { event, note, noteId, opaqueId, viewedLedger } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** A person named a view of a ledger 台账; name and what it asks for are texts that they wrote. */
export const viewKept = event('kept-view.kept.v1', () =>
  z.strictObject({ view: opaqueId, ledger: viewedLedger, name: note, query: note }),
);

/** They forgot it: the notes of both texts are erased with this commit. */
export const viewErased = event('kept-view.erased.v1', () =>
  z.strictObject({ view: opaqueId, notes: z.array(noteId).check(z.length(2)) }),
);

export const keptViewEvents = eventFamily([viewKept, viewErased]);
export type KeptViewEvent = ReturnType<typeof keptViewEvents.parse>;
