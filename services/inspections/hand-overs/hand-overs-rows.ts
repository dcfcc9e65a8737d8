import type { Projection } from '@ducha/event-log';
import { handOversStream } from './hand-overs-fold.ts';
import type { BatchCounted } from './hand-overs-events.ts';
import type { HandOvers } from './hand-overs-state.ts';

export const handOversProjection: Projection<HandOvers, BatchCounted> = {
  stream: handOversStream,
  rows: ({ batches, complaints, keyAttention }) => [
    { name: 'main', data: { batches: batches.length, complaints, keyAttention } },
  ],
};
