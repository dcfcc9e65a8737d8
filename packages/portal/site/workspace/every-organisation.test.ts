import { expect, test } from 'vitest';
import type { Role } from '@ducha/contracts';
import { seesEveryOrganisation, seesOwnTeamsAlone } from './every-organisation.ts';

const person = (...roles: Role[]) => ({ roles }) as never;
const lists = ['listComplaints', 'listTasks', 'listInspections', 'listBatches', 'readFigures'];

test.each(lists)(
  '%s: an empty page tells a team member of the team, and the office of all',
  (name) => {
    for (const role of ['team-leader', 'team-deputy', 'team-member'] as const) {
      expect(seesOwnTeamsAlone(person(role), name)).toBe(true);
      expect(seesEveryOrganisation(person(role), name)).toBe(true);
      expect(seesOwnTeamsAlone(person(role, 'office-clerk'), name)).toBe(false);
    }
    expect(seesOwnTeamsAlone(person('office-clerk'), name)).toBe(false);
    expect(seesEveryOrganisation(person('office-clerk'), name)).toBe(true);
  },
);

test('an organisation sees its own part', () => {
  expect(seesEveryOrganisation(person('organisation-liaison'), 'listTasks')).toBe(false);
  expect(seesOwnTeamsAlone(person('organisation-liaison'), 'listTasks')).toBe(false);
  expect(seesOwnTeamsAlone(person(), 'listTasks')).toBe(false);
});
