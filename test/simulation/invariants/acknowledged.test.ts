import { registerComplaint, registerOrganisations } from '@ducha/contracts';
import { idOf } from '@ducha/event-log';
import { expect, test } from 'vitest';
import { received } from '../../../services/complaints/testing/complaint-history.ts';
import { acknowledgedInvariants } from './acknowledged.ts';
import type { Exchange } from './evidence.ts';
import { evidenceOf, faultsOf, idFor, monday, type Logs } from './testing/evidence-of.ts';

const clerk = { sub: 'clerk-1', roles: ['office-clerk@office'] };
const key = '3f0c7a52-51c1-4f7e-9d2b-0d6f1c2a9b10';
const complaint = idFor('complaint');
const actor = { role: 'office-clerk' as const, organisation: null, subject: clerk.sub };

const exchange = (body: unknown, asked: Exchange['asked'] = { key, body: { problem: '噪声' } }) =>
  ({
    endpoint: registerComplaint,
    as: clerk,
    asked,
    answered: { status: 201, body, version: 1 },
    at: Date.parse(monday),
  }) satisfies Exchange;
const answer = { receipt: '1'.repeat(20), complaint, receivedOn: '2026-03-02' };
const command = idOf('command', 'registerComplaint', clerk.sub, key);
const log: Logs = {
  complaints: { [`complaint/${complaint}`]: [{ command, actor, events: [received()] }] },
};
const faults = (name: string, exchanges: readonly Exchange[], logs: Logs = log, more = {}) =>
  faultsOf(acknowledgedInvariants, name, evidenceOf(logs, { exchanges, ...more }));

test('a change that was done, and told twice in the same words, breaks nothing', async () => {
  const lost: Exchange = { ...exchange(answer), answered: 'lost' };
  const refused = { ...exchange({}), answered: { status: 422, body: {}, version: undefined } };
  for (const { name } of acknowledgedInvariants) {
    const all = [exchange(answer), exchange(answer), lost, refused];
    expect(await faults(name, all), name).toEqual([]);
  }
});

test('what was acknowledged and lost is found, and what stands there as somebody else’s', async () => {
  const name = 'what was acknowledged is in the log';
  expect(await faults(name, [exchange(answer)], {})).toHaveLength(1);
  const of = (subject: string): Logs => ({
    complaints: {
      [`complaint/${complaint}`]: [{ command, actor: { ...actor, subject }, events: [received()] }],
    },
  });
  expect(await faults(name, [exchange(answer)], of('clerk-2'))).toHaveLength(1);
});

test('an organisation that was registered and is not there is found, one that had been there is not', async () => {
  const name = 'what was acknowledged is in the log';
  const registers = (result: string): Exchange => ({
    ...exchange({ organisations: [{ code: 'org-1', result }] }),
    endpoint: registerOrganisations,
  });
  const there: Logs = { inspections: { 'organisation/org-1': [{ events: [] }] } };
  expect(await faults(name, [registers('existed')], there)).toEqual([]);
  expect(await faults(name, [registers('registered')], there)).toHaveLength(1);
  expect(await faults(name, [registers('existed')], {})).toHaveLength(1);
});

test('an id that is not what was begun is found', async () => {
  const name = 'what was answered exists';
  const other = { ...answer, complaint: idFor('other') };
  expect(await faults(name, [exchange(other)])).toHaveLength(1);
  const elsewhere: Logs = { complaints: { 'series/x': [{ command, actor, events: [] }] } };
  expect(await faults(name, [exchange(answer)], elsewhere)).toHaveLength(1);
});

test('another answer to the same request is found', async () => {
  const name = 'a repeated request gets the first answer';
  const again = { ...answer, receipt: '2'.repeat(20) };
  const found = await faults(name, [exchange(answer), exchange(again)]);
  expect(found).toEqual([
    `clerk-1 was told at ${monday} that registerComplaint was done again, with another receipt`,
  ]);
});

test('another request under the same key is found, unless the first was erased', async () => {
  const name = 'a key stands for one request';
  const other = exchange(answer, { key, body: { problem: '异味' } });
  expect(await faults(name, [exchange(answer), other])).toHaveLength(1);
  const sealed = idFor('sealed');
  const withSeal: Logs = {
    complaints: { [`complaint/${complaint}`]: [{ command, actor, sealed, events: [received()] }] },
  };
  const items = (item: object) => ({
    sealed: [{ service: 'complaints', items: new Map([[sealed, item]]) }],
  });
  const kept = items({ 'n:fingerprint': { M: {} } });
  expect(await faults(name, [exchange(answer), other], withSeal, kept)).toHaveLength(1);
  expect(await faults(name, [exchange(answer), other], withSeal, items({}))).toEqual([]);
});

test('a change without a key is found', async () => {
  const name = 'no key, no change';
  expect(await faults(name, [exchange(answer, { body: {} })])).toEqual([
    'registerComplaint was done without a key',
  ]);
});
