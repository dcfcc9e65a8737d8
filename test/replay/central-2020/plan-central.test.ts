import { expect, test } from 'vitest';
import { dayOf } from '../../demo/month/moments.ts';
import { planCentral } from './plan-central.ts';
import { assumed, published, receivedFor, share } from './size.ts';

const central = planCentral(1, published);
const { complaints, batches, lastDay } = central;
const having = (act: string) =>
  complaints.filter(({ steps }) => steps.some((step) => step.do === act));

test('the same seed plans the same, another one another', () => {
  const small = { transferred: 60, staged: 3, days: 5 };
  expect(planCentral(7, small)).toEqual(planCentral(7, small));
  expect(planCentral(8, small)).not.toEqual(planCentral(7, small));
});

test('as many are handed over, and end staged, as was published; the others are assumed', () => {
  expect(complaints).toHaveLength(receivedFor(published));
  expect(having('accept')).toHaveLength(2_226);
  const last = having('accept').map(({ steps }) => steps.findLast((step) => step.do === 'confirm'));
  const ends = Map.groupBy(last, (step) => step?.do === 'confirm' && step.answer.result);
  expect(ends.get('closed')).toHaveLength(2_115);
  expect(ends.get('staged')).toHaveLength(111);
  const invalidOrMerged = (100 * (complaints.length - 2_226)) / complaints.length;
  expect(invalidOrMerged).toBeGreaterThanOrEqual(28);
  expect(invalidOrMerged).toBeLessThanOrEqual(40);
  expect(having('correct')).toHaveLength(share('correctedAcceptance', 2_226));
  expect(having('grant-extension')).toHaveLength(share('extensionGranted', 2_226));
  expect(having('return')).toHaveLength(share('returnedByOffice', 2_226));
  expect(having('grant-reopening')).toHaveLength(share('reopened', 2_115));
  expect(having('deny-reopening')).toHaveLength(share('reopeningDenied', 2_115));
  const others = complaints.length - 2_226;
  expect(having('merge')).toHaveLength(Math.round((others * assumed.merged) / 100));
});

test('each of the 31 days has its batch, and each table is published when all of it is as it ends', () => {
  expect(batches.map(({ closes }) => dayOf(closes))).toEqual(
    Array.from({ length: 31 }, (_, index) => index + 1),
  );
  for (const { closes, publishes } of batches) {
    const confirmed = having('accept')
      .filter(({ steps }) =>
        steps.some((step) => step.do === 'accept' && dayOf(step.at) === dayOf(closes)),
      )
      .flatMap(({ steps }) => steps.filter((step) => step.do === 'confirm'));
    const last = Math.max(...confirmed.map((step) => step.at));
    expect(publishes.at(-1)).toBeGreaterThanOrEqual(last);
  }
  expect(lastDay).toBeLessThan(70);
});

test('steps are in the order of time, and nothing is merged into what was not accepted before', () => {
  const accepted = new Map(
    having('accept').map(({ key, steps }) => [
      key,
      steps.find(({ do: act }) => act === 'accept')?.at,
    ]),
  );
  for (const { steps } of complaints) {
    const moments = steps.map((step) => step.at);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    for (const step of steps) {
      if (step.do === 'merge') expect(accepted.get(step.into)).toBeLessThan(step.at);
    }
  }
});
