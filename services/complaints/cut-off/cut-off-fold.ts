import type { StreamKind } from '@ducha/event-log';
import { cutOffEvents, type CutOffEvent } from './cut-off-events.ts';
import type { CutOffs } from './cut-off-state.ts';

/** How many times that have passed are shown: a month of them. */
const shown = 31;

/** The stream `cut-off/<inspection>`. */
export const cutOffStream: StreamKind<CutOffs, CutOffEvent> = {
  kind: 'cut-off',
  initial: { settings: [], passed: [], ended: null },
  events: cutOffEvents,
  evolve(state, { type, data }, { at }) {
    switch (type) {
      case 'cut-off.set.v1': {
        const before = state.settings.filter(({ from }) => from < data.from);
        return { ...state, settings: [...before, { ...data, saidAt: at }] };
      }
      case 'cut-off.passed.v1':
        return { ...state, passed: [...state.passed, data].slice(-shown) };
      case 'cut-off.ended.v1':
        return { ...state, ended: data.lastDay };
    }
  },
};
