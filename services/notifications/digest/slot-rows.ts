import type { Projection } from '@ducha/event-log';
import { slotStream } from './slot-fold.ts';
import type { Slot } from './slot-state.ts';
import type { SlotEvent } from './slot-events.ts';

export const slotProjection: Projection<Slot, SlotEvent> = {
  stream: slotStream,
  rows: ({ waiting, sendAt }) => [
    {
      name: 'main',
      data: { waiting: waiting.length },
      ...(sendAt === null ? {} : { due: sendAt }),
    },
  ],
};
