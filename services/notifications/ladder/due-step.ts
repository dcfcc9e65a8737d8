import type { PlannedStep } from './ladder-plan.ts';
import type { LadderEvent } from './ladder-events.ts';
import type { Ladder } from './ladder-state.ts';

/** The step to take now: the last that is due; the house may have been asleep over the others. */
export function stepDue(state: Ladder, now: string): PlannedStep | undefined {
  return state.stage === 'open' ? state.steps.findLast(({ at }) => at <= now) : undefined;
}

/** Takes the step that is due, if one is. */
export function decideStep(state: Ladder, now: string): readonly LadderEvent[] {
  const taken = stepDue(state, now);
  if (taken === undefined) return [];
  const passedOver = state.steps.filter(({ at }) => at < taken.at).map(({ step }) => step);
  return [{ type: 'ladder.stepped.v1', data: { step: taken.step, at: taken.at, passedOver } }];
}
