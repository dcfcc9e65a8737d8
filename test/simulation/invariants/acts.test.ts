import { reviewReply } from '@ducha/contracts';
import { idOf } from '@ducha/event-log';
import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../../../services/complaints/complaint/complaint-events.ts';
import {
  histories,
  reopened,
  reopeningAsked,
  someNote,
} from '../../../services/complaints/testing/complaint-history.ts';
import { actInvariants } from './acts.ts';
import type { Exchange } from './evidence.ts';
import { evidenceOf, faultsOf, idFor, type Said } from './testing/evidence-of.ts';

const complaint = idFor('complaint');
const key = '3f0c7a52-51c1-4f7e-9d2b-0d6f1c2a9b10';
const actor = (role: string, subject: string | null, organisation: string | null = null) =>
  ({ role, subject, organisation }) as NonNullable<Said['actor']>;

/** Who did each step of a complaint that was closed. */
const right: Readonly<Partial<Record<ComplaintEvent['type'], NonNullable<Said['actor']>>>> = {
  'complaint.received.v1': actor('citizen', null),
  'complaint.accepted.v1': actor('office-screener', 'screener'),
  'complaint.signed-in.v1': actor('organisation-liaison', 'desk', '110105'),
  'complaint.replied.v1': actor('organisation-liaison', 'desk', '110105'),
  'complaint.reply-approved.v1': actor('organisation-principal', 'principal', '110105'),
  'complaint.reply-confirmed.v1': actor('office-reviewer', 'reviewer'),
};
const system = actor('system', null);

function faults(
  name: string,
  other: typeof right = {},
  exchanges: readonly Exchange[] = [],
  more: { readonly events?: readonly ComplaintEvent[]; readonly looks?: readonly Said[] } = {},
) {
  const { events = [], looks = [] } = more;
  const commits = [...histories.closed, ...events].map((event) => {
    const by = other[event.type] ?? right[event.type] ?? system;
    const command = idOf('command', 'reviewReply', by.subject ?? '', key);
    return {
      actor: by,
      events: [event],
      ...(event.type === 'complaint.reply-confirmed.v1' ? { command } : {}),
    };
  });
  return faultsOf(
    actInvariants,
    name,
    evidenceOf(
      { complaints: { [`access/${complaint}`]: looks, [`complaint/${complaint}`]: commits } },
      { exchanges },
    ),
  );
}

test('a complaint that everybody did their part in breaks nothing', async () => {
  for (const { name } of actInvariants) expect(await faults(name), name).toEqual([]);
});

test('an act of a role that does no such thing is found, and one for another organisation', async () => {
  const name = 'what was done was done by whoever may';
  const clerk = { 'complaint.accepted.v1': actor('office-clerk', 'clerk') };
  expect(await faults(name, clerk)).toEqual([
    `complaint.accepted.v1 of complaint ${complaint}, version 2 is by a office-clerk`,
  ]);
  const other = { 'complaint.replied.v1': actor('organisation-liaison', 'desk', '110107') };
  expect(await faults(name, other)).toHaveLength(1);
});

test('a reply that its writer approved is found, and a review by somebody whose case it is', async () => {
  const name = 'nobody decides on their own case';
  const self = { 'complaint.reply-approved.v1': actor('organisation-principal', 'desk', '110105') };
  expect(await faults(name, self)).toHaveLength(1);
  const reviewed = { 'complaint.reply-confirmed.v1': actor('office-reviewer', 'principal') };
  expect(await faults(name, reviewed)).toHaveLength(1);
  const exchange: Exchange = {
    endpoint: reviewReply,
    as: { sub: 'reviewer', roles: ['office-reviewer@office', 'organisation-liaison@110105001'] },
    asked: { key, params: { complaint } },
    answered: { status: 200, body: {}, version: 9 },
    at: 0,
  };
  expect(await faults(name, {}, [exchange])).toHaveLength(1);
});

test('who had it closed, and decides whether it is reopened, is found', async () => {
  const name = 'nobody decides on their own case';
  const decided = (subject: string) => ({
    'complaint.reopened.v1': actor('office-head', subject),
    'complaint.reopening-asked.v1': actor('citizen', null),
  });
  const events = [reopeningAsked, reopened];
  expect(await faults(name, decided('head'), [], { events })).toEqual([]);
  expect(await faults(name, decided('reviewer'), [], { events })).toEqual([
    `complaint.reopened.v1 of complaint ${complaint}, version ${histories.closed.length + 2} is by who had it closed`,
  ]);
});

test('a call-back by somebody who has not looked at the contact is found', async () => {
  const name = 'nobody is called back by who has not looked';
  const called: ComplaintEvent = {
    type: 'complaint.called-back.v1',
    data: { channel: 'phone', outcome: 'satisfied', text: null, round: 1 },
  };
  const caller = { 'complaint.called-back.v1': actor('office-head', 'head') };
  const look = (subject: string, contact: boolean): Said => ({
    actor: actor('office-head', subject),
    events: [{ type: 'access.looked.v1', data: { reason: someNote, contact } }],
  });
  const found = async (...looks: readonly Said[]) =>
    faults(name, caller, [], { events: [called], looks });
  expect(await found(look('head', true))).toEqual([]);
  for (const looks of [[], [look('head', false)], [look('another', true)]]) {
    expect(await found(...looks)).toHaveLength(1);
  }
});
