import type { StreamKind } from '@ducha/event-log';
import { photographCopyEvents, type PhotographCopyEvent } from './photograph-copy-events.ts';
import type { PhotographCopy } from './photograph-copy-state.ts';

/** The stream `photograph-copy/<id>`: what was announced; the file itself is kept under the same id. */
export const photographCopyStream: StreamKind<PhotographCopy | null, PhotographCopyEvent> = {
  kind: 'photograph-copy',
  initial: null,
  events: photographCopyEvents,
  evolve(state, { type, data }, { at }) {
    switch (type) {
      case 'photograph-copy.announced.v1':
        return { ...data, announcedAt: at, settled: false };
      case 'photograph-copy.settled.v1':
      case 'note.erased.v1':
        return state === null ? null : { ...state, settled: true };
    }
  },
};
