import { complaintPolicy } from '@ducha/contracts';
import { expect, test } from 'vitest';
import { duesFrom } from './deadlines.ts';

test.each(['hours', 'calendar-days', 'working-days', 'months'])(
  'an inspection takes those lengths in %s that its batches can be handed over with',
  (unit) => {
    for (const value of [-1, 0, 0.5, 1, 10_000, 10_001]) {
      const length = { value, unit };
      const policy = complaintPolicy.safeParse({
        round: null,
        signIn: length,
        reply: length,
        typeCounting: 'main',
        organisationCounting: 'lead',
      });
      expect(policy.success).toBe(value === 1 || value === 10_000);
      if (policy.success) {
        expect(() => duesFrom('2026-03-02T02:00:00.000Z', policy.data)).not.toThrow();
      }
    }
  },
);
