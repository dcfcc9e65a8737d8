import type { StreamKind } from '@ducha/event-log';
import { photographEvents, type PhotographEvent } from './photograph-events.ts';
import type { Photograph } from './photograph-state.ts';

/**
 * The stream `photograph/<id>`: what was announced; the file itself is kept under the same id. Documents, sounds and
 * films are announced in it as well: it has its name, as its folder, of when there were photographs alone.
 */
export const photographStream: StreamKind<Photograph | null, PhotographEvent> = {
  kind: 'photograph',
  initial: null,
  events: photographEvents,
  evolve(state, { type, data }, { at }) {
    const announced = { announcedAt: at, complaint: null, erased: false };
    switch (type) {
      case 'photograph.announced.v2':
      case 'photograph.announced.v3':
        return { ...data, ...announced };
      case 'photograph.announced.v1': {
        const { inspection, mediaType, bytes, sha256: hash } = data;
        return { inspection, mediaType, print: { bytes, sha256: hash }, ...announced };
      }
      case 'photograph.named.v1':
        return state === null ? null : { ...state, complaint: data.complaint };
      case 'note.erased.v1':
        return state === null ? null : { ...state, erased: true };
    }
  },
};
