import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween, withLead, withOrganisation, withoutOrganisation } from './assignments.ts';

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

test('who joins, who leaves and whose role is another one is told, each once', () => {
  const before = [
    { organisation: 'a', role: 'lead' },
    { organisation: 'b', role: 'assist' },
    { organisation: 'c', role: 'assist' },
  ] as const;
  expect(changesBetween(before, before)).toEqual([]);
  expect(
    changesBetween(before, [
      { organisation: 'b', role: 'lead' },
      { organisation: 'c', role: 'assist' },
      { organisation: 'd', role: 'assist' },
    ]),
  ).toEqual([
    { organisation: 'b', is: 'turns', role: 'lead' },
    { organisation: 'd', is: 'joins', role: 'assist' },
    { organisation: 'a', is: 'leaves', role: 'lead' },
  ]);
});
