import type { NoteRef } from '@ducha/contracts';
import type { Announced } from './photograph-events.ts';
import type { Print } from './print.ts';

/** A file of a complaint as announced, which of old was a photograph: where its print is kept, or the print itself in a log of old. */
export interface Photograph extends Pick<Announced, 'inspection' | 'mediaType'> {
  readonly print: NoteRef | Print;
  readonly announcedAt: string;
  /** The complaint that it was handed in with; it belongs to that one alone. */
  readonly complaint: string | null;
  /** It was named in nothing, and is gone. */
  readonly erased: boolean;
}

/** Whether a complaint may be handed in with it: it waits for one, and belongs to none. */
export function awaitsComplaint(state: Photograph | null): state is Photograph {
  return state !== null && state.complaint === null && !state.erased;
}
