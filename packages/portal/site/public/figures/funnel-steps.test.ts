import fc from 'fast-check';
import { expect, test } from 'vitest';
import { funnelSteps, percentOf } from './funnel-steps.ts';

test('each stage is the next one and its own parts together, whatever the counts', () => {
  const some = fc.nat(10_000);
  fc.assert(
    fc.property(
      fc.tuple(some, some, some, some, some, some, some, some),
      ([declined, withdrawn, screening, merged, waiting, closed, staged, open]) => {
        const transferred = closed + staged + open;
        const valid = merged + waiting + transferred;
        const received = declined + withdrawn + screening + valid;
        const steps = funnelSteps({
          received,
          valid,
          merged,
          declined,
          withdrawn,
          transferred,
          closed,
          staged,
          open,
        });
        expect(steps.map(({ count }) => count)).toEqual([received, valid, transferred]);
        for (const [at, { count, parts }] of steps.entries()) {
          const next = steps[at + 1]?.count ?? 0;
          expect(parts.reduce((sum, part) => sum + part.count, next)).toBe(count);
        }
      },
    ),
  );
});

test('a moment in which one count runs ahead of another shows nothing below zero', () => {
  const none = { merged: 0, declined: 0, withdrawn: 0, closed: 0, staged: 0, open: 0 };
  const [received, valid] = funnelSteps({ ...none, received: 1, valid: 2, transferred: 3 });
  expect(received?.parts.map(({ count }) => count)).toEqual([0, 0, 0]);
  expect(valid?.parts.map(({ count }) => count)).toEqual([0, 0]);
});

test('a share has one decimal, and of nothing there is none', () => {
  expect(percentOf(46, 50)).toBe('92%');
  expect(percentOf(1, 3)).toBe('33.3%');
  expect(percentOf(0, 7)).toBe('0%');
  expect(percentOf(0, 0)).toBeUndefined();
});
