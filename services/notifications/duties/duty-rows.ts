import type { Projection } from '@ducha/event-log';
import type { DutyEvent } from './duty-events.ts';
import { dutyStream } from './duty-fold.ts';
import type { DutyState } from './duty-state.ts';
import { nextLeft } from './retention.ts';

/** In no list: a duty is read from its stream. Only the clock looks at whoever held it and left. */
export const dutyProjection: Projection<DutyState, DutyEvent> = {
  stream: dutyStream,
  rows(state) {
    const next = nextLeft(state);
    return [{ name: 'main', data: {}, ...(next === undefined ? {} : { due: next.due }) }];
  },
};
