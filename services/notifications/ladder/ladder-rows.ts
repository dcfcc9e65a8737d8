import type { Projection } from '@ducha/event-log';
import { ladderStream } from './ladder-fold.ts';
import type { Ladder } from './ladder-state.ts';
import type { LadderEvent } from './ladder-events.ts';

export const ladderProjection: Projection<Ladder, LadderEvent> = {
  stream: ladderStream,
  rows({ stage, steps }) {
    const next = stage === 'open' ? steps[0] : undefined;
    return [{ name: 'main', data: { stage }, ...(next === undefined ? {} : { due: next.at }) }];
  },
};
