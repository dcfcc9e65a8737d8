import { inspectionStage, type InspectionStage } from '@ducha/contracts';
import { expect, test } from 'vitest';
import { canHappen, transitions, type InspectionEventType } from './inspection-stages.ts';

const types = Object.keys(transitions) as InspectionEventType[];
/** The ends of an inspection. */
const ends: readonly InspectionStage[] = ['cancelled', 'archived'];
/** Stages that come with their acts: nothing leads there. */
const unreached: readonly InspectionStage[] = ['feedback-given', 'rectifying'];

/** The stages to which something leads from one. */
function ways(stage: InspectionStage | 'none'): InspectionStage[] {
  return types
    .filter((type) => canHappen(type, stage))
    .map((type) => transitions[type].to)
    .filter((to) => to !== 'same');
}

/** Every stage that can be reached from one. */
function reachedFrom(start: InspectionStage | 'none'): Set<InspectionStage> {
  const reached = new Set<InspectionStage>();
  const open = ways(start);
  for (let stage = open.pop(); stage !== undefined; stage = open.pop()) {
    if (reached.has(stage)) continue;
    reached.add(stage);
    open.push(...ways(stage));
  }
  return reached;
}

test('every stage is reached but those whose acts are to come', () => {
  const reached = reachedFrom('none');
  expect(inspectionStage.options.filter((stage) => !reached.has(stage))).toEqual(unreached);
});

test.each([...reachedFrom('none')])('from %s an end is reached, or it is one', (stage) => {
  const onwards = ways(stage);
  if (ends.includes(stage)) expect(onwards).toEqual([]);
  else
    expect(
      ends.some((end) => reachedFrom(stage).has(end)),
      stage,
    ).toBe(true);
});

test('whatever waits for a date that may go by has a way on that waits for none', () => {
  for (const stage of ['draft', 'submitted', 'rejected', 'approved', 'preparing'] as const) {
    expect(canHappen('inspection.cancelled.v1', stage), stage).toBe(true);
  }
  expect(canHappen('inspection.cancelled.v1', 'stationed')).toBe(false);
});
