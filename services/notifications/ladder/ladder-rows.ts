import type { Projection } from '@ducha/event-log';
import { ladderStream } from './ladder-fold.ts';
import type { Ladder } from './ladder-state.ts';
import type { LadderEvent } from './ladder-events.ts';

/** The partition of the ladders about a matter, by the number that officials know it by: whose case it is. */
export function partiesList(number: string): string {
  return `parties/${number}`;
}

export const ladderProjection: Projection<Ladder, LadderEvent> = {
  stream: ladderStream,
  rows({ stage, steps, facts, parts }, id) {
    const next = stage === 'open' ? steps[0] : undefined;
    return [
      { name: 'main', data: { stage }, ...(next === undefined ? {} : { due: next.at }) },
      ...(facts === null
        ? []
        : [
            {
              name: 'parties',
              data: { organisation: facts.organisation, parts: parts === null ? null : [...parts] },
              list1: { list: partiesList(facts.matter.number), order: id },
            },
          ]),
    ];
  },
};
