import type { StreamKind } from '@ducha/event-log';
import { handOversEvents, type BatchCounted } from './hand-overs-events.ts';
import type { HandOvers } from './hand-overs-state.ts';

/**
 * The stream `hand-overs/<inspection>`. A stream of its own, so that a batch does not move the version
 * of the inspection under the hands of those who work on it.
 */
export const handOversStream: StreamKind<HandOvers, BatchCounted> = {
  kind: 'hand-overs',
  initial: { batches: [], complaints: 0, keyAttention: 0 },
  events: handOversEvents,
  evolve: (state, { data }) => ({
    batches: [...state.batches, data.batch],
    complaints: state.complaints + data.complaints,
    keyAttention: state.keyAttention + data.keyAttention,
  }),
};
