import { rectificationPolicy, standardPolicy, type RectificationPolicy } from '@ducha/policy';
import { expect, test } from 'vitest';
import { decideRetention } from '../erasure/retention.ts';
import { acceptingUnit } from '../opening/accepting-unit.ts';
import { finishedTask, taskId } from '../testing/task-history.ts';

const standard = standardPolicy(rectificationPolicy).values;

/** For every entry of the policy: another value, and a decision that it changes. */
const followed: {
  readonly [Entry in keyof RectificationPolicy]: readonly [
    other: RectificationPolicy[Entry],
    decide: (policy: RectificationPolicy) => unknown,
  ];
} = {
  acceptingUnits: [
    ['dcb', 'sthjj'],
    (policy) => acceptingUnit({ lead: '110105', leadsParent: null, assisting: [] }, policy),
  ],
  textRetention: [
    120,
    (policy) =>
      decideRetention(finishedTask(1), {
        task: taskId,
        at: '2026-06-01T00:00:00.000Z',
        policy,
      }),
  ],
};

test.each(Object.entries(followed))('%s decides', (entry, [other, decide]) => {
  expect(decide({ ...standard, [entry]: other })).not.toEqual(decide(standard));
});
