import type { StreamKind } from '@ducha/event-log';
import { ladderEvents, type LadderEvent } from './ladder-events.ts';
import type { Ladder } from './ladder-state.ts';
import { ladderTransitions } from './ladder-stages.ts';

const initial: Ladder = {
  stage: 'none',
  newest: { set: 0, dated: 0, met: 0, parts: 0 },
  facts: null,
  parts: null,
  due: null,
  unpublished: null,
  plan: 0,
  steps: [],
};

/** The stream `ladder/<id of the deadline>`. */
export const ladderStream: StreamKind<Ladder, LadderEvent> = {
  kind: 'ladder',
  initial,
  events: ladderEvents,
  evolve(state, { type, data }) {
    const stage = ladderTransitions[state.stage][type] ?? state.stage;
    const { newest } = state;
    switch (type) {
      case 'ladder.set.v1': {
        const { due, unpublished = null, parts: said = null, steps: planned, ...rest } = data;
        const { sourceVersion: set, ...facts } = rest;
        const dated = Math.max(newest.dated, set);
        const plan = state.plan + 1;
        const parts = newest.parts > set ? state.parts : said;
        const versions = { ...newest, set, dated, parts: Math.max(newest.parts, set) };
        return { stage, newest: versions, facts, parts, due, unpublished, plan, steps: planned };
      }
      case 'ladder.moved.v1': {
        const { due, unpublished = null, sourceVersion: dated, steps: planned } = data;
        const found = { due, unpublished, plan: state.plan + 1, steps: planned };
        return { ...state, stage, newest: { ...newest, dated }, ...found };
      }
      case 'ladder.explained.v1': {
        const { unpublished = null, sourceVersion: dated } = data;
        return { ...state, newest: { ...newest, dated }, unpublished };
      }
      case 'ladder.parts-changed.v1': {
        const { parts, sourceVersion } = data;
        return { ...state, newest: { ...newest, parts: sourceVersion }, parts };
      }
      case 'ladder.stepped.v1':
        return { ...state, stage, steps: state.steps.filter(({ at }) => at > data.at) };
      case 'ladder.ended.v1':
        return { ...state, stage, newest: { ...newest, met: data.sourceVersion }, steps: [] };
    }
  },
};
