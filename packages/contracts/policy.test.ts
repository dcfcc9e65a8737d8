import { describe, expect, test } from 'vitest';
import { complaintsEndpoints } from './endpoints/complaints.ts';
import { inspectionsEndpoints } from './endpoints/inspections.ts';
import { notificationsEndpoints } from './endpoints/notifications.ts';
import { rectificationEndpoints } from './endpoints/rectification.ts';
import { commonProblems } from './problem.ts';
import { domainProblems } from './domain-problem.ts';
import { everyEndpoint } from './endpoints/every-endpoint.ts';
import { policy } from './policy.ts';
import { roles } from './roles.ts';

const lists = {
  complaints: complaintsEndpoints,
  inspections: inspectionsEndpoints,
  rectification: rectificationEndpoints,
  notifications: notificationsEndpoints,
} as const;
const all = everyEndpoint;

describe('the policy table', () => {
  test('has a row for every staff endpoint, and for nothing else', () => {
    const staff = all.filter(({ audience }) => audience === 'staff').map(({ name }) => name);
    expect(Object.keys(policy).toSorted()).toEqual(staff.toSorted());
  });

  test('opens no endpoint to nobody, none to a citizen, and knows every role', () => {
    for (const [name, rights] of Object.entries(policy)) {
      expect(rights, name).not.toEqual([]);
      for (const { role } of rights) {
        expect(roles, name).toContain(role);
        expect(role, name).not.toBe('citizen');
      }
      const cells = rights.map(({ role, relation }) => `${role} ${relation}`);
      expect(new Set(cells).size, `${name} has a cell twice`).toBe(cells.length);
    }
  });
});

describe('the endpoints', () => {
  test('have names of their own, and no two the same method and path', () => {
    const names = all.map(({ name }) => name);
    const places = all.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(places).size).toBe(places.length);
  });

  test('stand in the list of their service, and no path segment belongs to two services', () => {
    const owners = new Map<string, string>();
    for (const [service, endpoints] of Object.entries(lists)) {
      for (const { name, path, service: own, audience } of endpoints) {
        expect(own, name).toBe(service);
        const [, first, second] = path.split('/');
        expect(first === 'public', name).toBe(audience === 'public');
        const root = first === 'public' ? `public/${second}` : (first ?? '');
        expect(owners.get(root) ?? service, `/${root}`).toBe(service);
        owners.set(root, service);
      }
    }
  });

  test('name in their path what their parameters are', () => {
    for (const { name, path, params } of all) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, param]) => param ?? '').toSorted();
      const shape = 'shape' in params ? Object.keys(params.shape as object) : [];
      expect(shape.toSorted(), name).toEqual(named);
    }
  });

  test('only read by GET, and reject with problems that exist', () => {
    for (const { name, method, effect, rejections } of all) {
      expect(method === 'GET' ? 'read' : effect, name).toBe(effect);
      for (const code of rejections) {
        expect(Object.keys({ ...commonProblems, ...domainProblems }), name).toContain(code);
      }
    }
  });
});
