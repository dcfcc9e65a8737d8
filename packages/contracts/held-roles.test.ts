import { describe, expect, test } from 'vitest';
import { heldRoles } from './held-roles.ts';
import { playedAt, roles } from './roles.ts';

describe('the claim of roles', () => {
  test('is read as JSON has it and as API Gateway writes it', () => {
    const held = { roles: ['office-reviewer', 'organisation-liaison'], organisation: '110105' };
    expect(heldRoles(['office-reviewer@office', 'organisation-liaison@110105'])).toEqual(held);
    expect(heldRoles('[office-reviewer@office organisation-liaison@110105]')).toEqual(held);
    expect(heldRoles(undefined)).toEqual({ roles: [], organisation: null });
  });

  test('every role is held where it is played, and nowhere else', () => {
    for (const role of roles) {
      const places = ['office', 'team', 'sthjj'].filter(
        (place) => 'roles' in heldRoles([`${role}@${place}`]),
      );
      const kind = playedAt[role];
      expect([role, places]).toEqual([
        role,
        kind === null ? [] : [kind === 'organisation' ? 'sthjj' : kind],
      ]);
    }
  });

  test('the organisation is that of the roles at organisations: a role of the office has none', () => {
    expect(heldRoles(['office-reviewer@office'])).toMatchObject({ organisation: null });
    expect(heldRoles(['team-member@team', 'organisation-principal@sthjj'])).toMatchObject({
      organisation: 'sthjj',
    });
  });

  test.each([
    ['a role without its place', 'office-head', 'place-missing', 'claim/roles/0'],
    ['a role of the office at the bureau', 'office-head@sthjj', 'wrong-place', 'claim/roles/0'],
    ['an organisation’s at the office', 'organisation-liaison@office', 'wrong-place', undefined],
    ['at no code', 'organisation-liaison@朝阳', 'wrong-place', undefined],
    ['at nothing', 'organisation-liaison@', 'wrong-place', undefined],
    ['a role that is not known', 'realm-admin@office', 'unknown-role', undefined],
    ['a citizen', 'citizen@office', 'unknown-role', undefined],
    ['two places', 'office-head@office@office', 'wrong-place', undefined],
  ])('%s is a fault: %s', (_, entry, code, pointer = 'claim/roles/0') => {
    expect(heldRoles([entry])).toEqual({ faults: [expect.objectContaining({ code, pointer })] });
  });

  test('every fault is named, and two organisations contradict each other', () => {
    expect(heldRoles([7, 'auditor'])).toMatchObject({
      faults: [{ code: 'unknown-role' }, { code: 'place-missing', pointer: 'claim/roles/1' }],
    });
    expect(heldRoles('[organisation-liaison@110105 organisation-principal@110106]')).toEqual({
      faults: [expect.objectContaining({ code: 'two-organisations', pointer: 'claim/roles' })],
    });
    expect(heldRoles({ roles: [] })).toMatchObject({ faults: [{ code: 'not-a-list' }] });
  });
});
