import * as z from 'zod/mini';
import { event, note, opaqueId, viewedLedger } from '@ducha/contracts';
import { eventFamily } from '@ducha/event-log';

/** A person named a view of a ledger 台账; name and what it asks for are texts that they wrote. */
export const viewKept = event('kept-view.kept.v1', () =>
  z.strictObject({ view: opaqueId, ledger: viewedLedger, name: note, query: note }),
);

/** They want it no longer: both texts are erased with this commit. */
export const viewForgotten = event('kept-view.forgotten.v1', () =>
  z.strictObject({ view: opaqueId }),
);

export const keptViewEvents = eventFamily([viewKept, viewForgotten]);
export type KeptViewEvent = ReturnType<typeof keptViewEvents.parse>;
