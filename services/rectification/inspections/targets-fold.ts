import type { StreamKind } from '@ducha/event-log';
import { targetsEvents, type TargetsCopied } from './targets-events.ts';
import type { TargetsCopy } from './targets-state.ts';

/** The stream `targets/<inspection>`. */
export const targetsStream: StreamKind<TargetsCopy, TargetsCopied> = {
  kind: 'targets',
  initial: { targets: null, sourceVersion: 0 },
  events: targetsEvents,
  evolve: (_state, { data }) => data,
};
