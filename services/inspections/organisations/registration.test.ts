import { expect, test } from 'vitest';
import type { OrganisationEntry } from '@ducha/contracts';
import { decideRegistration, decideRenaming, registrationFaults } from './registration.ts';

const note = { note: `${'1'.repeat(26)}.chinese-a`, mac: 'm'.repeat(43) };
const name = (from: string) => ({ from, chinese: note, english: null });
const entry: OrganisationEntry = {
  organisation: 'sthjj',
  kind: 'department',
  parent: null,
  successor: null,
  names: [name('2009-01-01'), name('2018-11-08')],
};

test('a code is registered once; its names run forward', () => {
  expect(decideRegistration(null, entry)).toEqual([
    { type: 'organisation.registered.v1', data: entry },
  ]);
  expect(decideRegistration(entry, { ...entry, kind: 'office' })).toEqual([]);
  const backward = { ...entry, names: entry.names.toReversed() };
  expect(decideRegistration(null, backward)).toEqual({ rejected: 'dates-impossible' });
});

test('a new name comes after every other, and the event carries the whole entry', () => {
  expect(decideRenaming(entry, name('2026-01-01'))).toEqual([
    {
      type: 'organisation.renamed.v1',
      data: { ...entry, names: [...entry.names, name('2026-01-01')] },
    },
  ]);
  expect(decideRenaming(entry, name('2018-11-08'))).toEqual({ rejected: 'dates-impossible' });
  expect(decideRenaming(null, name('2018-11-08'))).toEqual({ rejected: 'not-found' });
});

test('a list to be registered names a code once and each one’s names in order: every fault is told', () => {
  const good = { code: 'a1', names: [name('2009-01-01'), name('2018-11-08')] };
  expect(registrationFaults([good, { ...good, code: 'b1' }])).toEqual([]);
  const bad = { code: 'a1', names: good.names.toReversed() };
  const sameDay = { code: 'c1', names: [name('2009-01-01'), name('2009-01-01')] };
  expect(registrationFaults([good, bad, sameDay]).map(({ pointer }) => pointer)).toEqual([
    '#/organisations/1/code',
    '#/organisations/1/names',
    '#/organisations/2/names',
  ]);
});
