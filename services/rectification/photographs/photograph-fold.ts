import type { StreamKind } from '@ducha/event-log';
import { photographEvents, type PhotographShown } from './photograph-events.ts';
import type { Photograph } from './photograph-state.ts';

/** The stream `photograph/<sha256>`: exclusive use is seen where the file's own stream is written. */
export const photographStream: StreamKind<Photograph, PhotographShown> = {
  kind: 'photograph',
  initial: { tasks: [] },
  events: photographEvents,
  latestOnly: true,
  evolve: (_state, { data }) => data,
};
