import { expect, test } from 'vitest';
import { registerOrganisations } from '@ducha/contracts';
import { organisations } from './organisations.ts';

test('the register begins with every organisation of the Measures, each code once', () => {
  const byKind = Object.groupBy(organisations, ({ kind }) => kind);
  expect(Object.entries(byKind).map(([kind, all]) => [kind, all.length])).toEqual([
    ['office', 1],
    ['district', 17],
    ['department', 22],
    ['enterprise', 11],
    ['township', 343],
  ]);
  expect(new Set(organisations.map(({ code }) => code)).size).toBe(organisations.length);
});

test('the endpoint takes them, and every parent is known before its children', () => {
  for (let start = 0; start < organisations.length; start += 100) {
    const body = { organisations: organisations.slice(start, start + 100) };
    expect(registerOrganisations.body.safeParse(body).error).toBeUndefined();
  }
  const known = new Set<string>();
  for (const { code, parent } of organisations) {
    expect(parent === null || known.has(parent), `${code} before ${parent}`).toBe(true);
    known.add(code);
  }
});
