import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withLead, withOrganisation, withoutOrganisation } from './assignments.ts';

const step = fc.record({
  act: fc.constantFrom(withOrganisation, withoutOrganisation, withLead),
  organisation: fc.constantFrom('110101', '110102', '110105', 'swj'),
});

test('whatever is picked and taken away, each stands once and exactly one leads', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let assignments: ReturnType<typeof withLead> = [];
      for (const { act, organisation } of steps) {
        const there = assignments.some((one) => one.organisation === organisation);
        if (act !== withLead || there) assignments = act(assignments, organisation);
        const codes = assignments.map((one) => one.organisation);
        expect(new Set(codes).size).toBe(codes.length);
        const leads = assignments.filter(({ role }) => role === 'lead');
        expect(leads.length).toBe(assignments.length === 0 ? 0 : 1);
      }
    }),
  );
});

test('the first picked leads until another is made to', () => {
  const two = withOrganisation(withOrganisation([], 'swj'), '110105');
  expect(two.map(({ role }) => role)).toEqual(['lead', 'assist']);
  expect(withLead(two, '110105').map(({ role }) => role)).toEqual(['assist', 'lead']);
});
