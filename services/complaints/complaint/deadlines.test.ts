import { complaintPolicy } from '@ducha/contracts';
import { expect, test } from 'vitest';
import { duesFrom, supplementBy } from './deadlines.ts';
import { policy } from '../testing/complaint-history.ts';

test.each(['hours', 'calendar-days', 'working-days', 'months'])(
  'an inspection takes those lengths in %s that its batches can be handed over with',
  (unit) => {
    for (const value of [-1, 0, 0.5, 1, 10_000, 10_001]) {
      const length = { value, unit };
      const policy = complaintPolicy().safeParse({
        round: null,
        signIn: length,
        reply: length,
        typeCounting: 'main',
        organisationCounting: 'lead',
      });
      expect(policy.success).toBe(value === 1 || value === 10_000);
      if (policy.success) {
        const own = { ...policy.data, rollForward: true };
        expect(() => duesFrom('2026-03-02T02:00:00.000Z', own)).not.toThrow();
      }
    }
  },
);

test('dates are those of the policy, and roll off a day off where it says so', () => {
  const friday = '2026-03-06T02:00:00.000Z';
  const shorter = { ...policy, reply: { value: 8, unit: 'calendar-days' as const } };
  expect(duesFrom(friday, policy).replyDue).toBe('2026-03-16T16:00:00.000Z');
  expect(duesFrom(friday, shorter).replyDue).toBe('2026-03-14T16:00:00.000Z');
  expect(duesFrom(friday, { ...shorter, rollForward: true }).replyDue).toBe(
    '2026-03-16T16:00:00.000Z',
  );
  const hours = { ...policy, signIn: { value: 2, unit: 'hours' as const } };
  expect(duesFrom(friday, hours).signInDue).toBe('2026-03-06T04:00:00.000Z');
  expect(duesFrom(friday, policy).signInDue).toBe('2026-03-09T16:00:00.000Z');
  expect(supplementBy(friday, policy)).toBe('2026-03-11');
  const longer = { ...policy, supplement: { value: 8, unit: 'calendar-days' as const } };
  expect(supplementBy(friday, longer)).toBe('2026-03-14');
  expect(supplementBy(friday, { ...longer, rollForward: true })).toBe('2026-03-16');
});
