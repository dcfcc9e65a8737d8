import { rectificationPolicy, standardPolicy, type RectificationPolicy } from '@ducha/policy';
import { expect, test } from 'vitest';
import { acceptingUnit } from '../opening/accepting-unit.ts';

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
};

test.each(Object.entries(followed))('%s decides', (entry, [other, decide]) => {
  expect(decide({ ...standard, [entry]: other })).not.toEqual(decide(standard));
});
