import type { StreamKind } from '@ducha/event-log';
import { sampleEvents, type SampleEvent } from './sample-events.ts';
import type { Sample } from './sample-state.ts';

/** The stream `sample/<batch>-<edition>`. */
export const sampleStream: StreamKind<Sample, SampleEvent> = {
  kind: 'sample',
  initial: { announced: null, withdrawn: false, withdrawals: [], entries: [], drawn: null },
  events: sampleEvents,
  evolve(state, { type, data }, { at }) {
    switch (type) {
      case 'sample.announced.v1':
        return { ...state, announced: { ...data, at }, withdrawn: false };
      case 'sample.withdrawn.v1':
        return state.announced === null
          ? state
          : {
              ...state,
              withdrawn: true,
              withdrawals: [
                ...state.withdrawals,
                { announced: state.announced, reason: data.reason, at },
              ],
            };
      case 'sample.numbers-entered.v1': {
        const others = state.entries.filter(({ by }) => by !== data.by);
        return { ...state, entries: [...others, { ...data, at }] };
      }
      case 'sample.drawn.v1':
        return { ...state, drawn: { ...data, at } };
    }
  },
};
