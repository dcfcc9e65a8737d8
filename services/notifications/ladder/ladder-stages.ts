import type { LadderEvent } from './ladder-events.ts';
import type { Ladder } from './ladder-state.ts';

/** Which event leads from which stage to which. */
export const ladderTransitions: Readonly<
  Record<Ladder['stage'], Readonly<Partial<Record<LadderEvent['type'], Ladder['stage']>>>>
> = {
  none: {
    'ladder.set.v1': 'open',
    'ladder.moved.v1': 'awaited',
    'ladder.ended.v1': 'ended',
  },
  awaited: {
    'ladder.parts-changed.v1': 'awaited',
    'ladder.set.v1': 'open',
    'ladder.moved.v1': 'awaited',
    'ladder.explained.v1': 'awaited',
    'ladder.ended.v1': 'ended',
  },
  open: {
    'ladder.parts-changed.v1': 'open',
    'ladder.set.v1': 'open',
    'ladder.moved.v1': 'open',
    'ladder.explained.v1': 'open',
    'ladder.stepped.v1': 'open',
    'ladder.ended.v1': 'ended',
  },
  ended: {
    'ladder.parts-changed.v1': 'ended',
    'ladder.set.v1': 'open',
    'ladder.moved.v1': 'ended',
    'ladder.explained.v1': 'ended',
    'ladder.ended.v1': 'ended',
  },
};
