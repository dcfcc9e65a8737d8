import type { Duty } from '@ducha/contracts';
import type { StreamKind } from '@ducha/event-log';
import { slotEvents, type SlotEvent } from './slot-events.ts';
import type { Slot } from './slot-state.ts';

/** The stream `slot/<organisation>-<duty>-<time>`. */
export const slotStream: StreamKind<Slot, SlotEvent> = {
  kind: 'slot',
  initial: { of: null, waiting: [], sendAt: null, rounds: 0 },
  events: slotEvents,
  evolve(state, { type, data }) {
    switch (type) {
      case 'slot.joined.v1': {
        const { organisation, duty: held, at, sendAt, ...reminder } = data;
        return {
          ...state,
          of: { organisation, duty: held, at },
          // A later step of the same ladder speaks for the earlier one.
          waiting: [...state.waiting.filter(({ ladder }) => ladder !== data.ladder), reminder],
          sendAt,
        };
      }
      case 'slot.held.v1':
        return { ...state, sendAt: data.until };
      case 'slot.sent.v1':
        return { ...state, waiting: [], sendAt: null, rounds: state.rounds + 1 };
    }
  },
};

/** The id of a slot: `110105-liaison-20251220T010000Z`. */
export function slotId(organisation: string, held: Duty, at: string): string {
  return `${organisation}-${held}-${new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
}
