import {
  listDuties,
  listLooks,
  listReminders,
  lookAtComplaint,
  followComplaint,
  glanceAtComplaints,
  listComplaints,
  readBatch,
  readComplaint,
  readInspection,
  readTask,
  submitComplaint,
  type Endpoint,
} from '@ducha/contracts';
import { idOf } from '@ducha/event-log';
import { expect, test } from 'vitest';
import {
  drawn,
  histories,
  received,
  someNote,
} from '../../../services/complaints/testing/complaint-history.ts';
import type { Exchange } from './evidence.ts';
import { after, evidenceOf, faultsOf, idFor, type Logs } from './testing/evidence-of.ts';
import { visibilityInvariants } from './visibility.ts';

const complaint = idFor('complaint');
const inspection = 'd'.repeat(26);
const task = idFor('task');
const batch = `${inspection}-1`;
const key = '3f0c7a52-51c1-4f7e-9d2b-0d6f1c2a9b10';

const clerk = { sub: 'clerk', roles: ['office-clerk@office'] };
const screener = { sub: 'screener', roles: ['office-screener@office'] };
const head = { sub: 'head', roles: ['office-head@office'] };
const auditor = { sub: 'auditor', roles: ['auditor@office'] };
const member = { sub: 'member', roles: ['team-member@team'] };
const liaisonAt = (organisation: string) => ({
  sub: `liaison-${organisation}`,
  roles: [`organisation-liaison@${organisation}`],
});
const screenerAt = (organisation: string) => ({
  sub: 'screener-too',
  roles: ['office-screener@office', `organisation-liaison@${organisation}`],
});

const glancedAt = idFor('glanced');
const glance = idOf('command', 'glanceAtComplaints', screener.sub, key);
const look = idOf('command', 'lookAtComplaint', screener.sub, key);
const logs: Logs = {
  complaints: {
    // It is of 110105 and 110106, and is handed over with its third commit.
    [`complaint/${complaint}`]: [...histories.handling, drawn(null)].map((event) => ({
      events: [event.type === 'complaint.received.v1' ? received({ inspection }) : event],
    })),
    [`access/${complaint}`]: [
      {
        command: look,
        events: [{ type: 'access.looked.v1', data: { reason: someNote, contact: false } }],
      },
    ],
    [`complaint/${glancedAt}`]: [{ events: [received({ inspection })] }],
    [`access/${glancedAt}`]: [
      {
        command: glance,
        events: [{ type: 'access.glanced.v1', data: { sitting: idFor('sitting'), of: 1 } }],
      },
    ],
    [`team/${inspection}`]: [
      {
        events: [
          {
            type: 'directory.team-copied.v1',
            data: { leader: 'leader', deputies: ['deputy'], members: ['member'], sourceVersion: 4 },
          },
        ],
      },
    ],
    [`batch/${batch}`]: [
      {
        events: [
          {
            type: 'batch.closed.v1',
            data: { batch, inspection, closedOn: '2026-03-02', complaints: [complaint] },
          },
        ],
      },
    ],
  },
  inspections: {
    [`inspection/${inspection}`]: [
      {
        events: [
          {
            type: 'inspection.drafted.v2',
            data: {
              kind: 'special',
              level: 'municipal',
              important: false,
              targets: ['110105'],
              from: '2026-03-02',
              until: '2026-03-31',
              policy: { round: 3 },
              kept: { change: 0, entries: [] },
            },
          },
        ],
      },
    ],
  },
  rectification: {
    [`task/${task}`]: [
      {
        events: [
          {
            type: 'task.opened.v2',
            data: {
              inspection,
              number: 'W3BJ202512200001-Z1',
              source: 'complaint',
              complaint,
              complaintNumber: 'W3BJ202512200001',
              mainType: 'noise',
              lead: '110105',
              assisting: [],
              accepting: 'sthjj',
              deadlineKind: 'dated',
              deadline: '2026-03-31',
              problem: someNote,
              goal: someNote,
              measures: someNote,
            },
          },
        ],
      },
    ],
  },
};

const told = (
  endpoint: Endpoint,
  as: Exchange['as'],
  body: unknown,
  version?: number,
  asked: Exchange['asked'] = { params: { complaint } },
): Exchange => ({
  endpoint,
  as,
  asked,
  answered: { status: 200, body, version },
  at: Date.parse(after(10)),
});
const faults = (name: string, ...exchanges: readonly Exchange[]) =>
  faultsOf(visibilityInvariants, name, evidenceOf(logs, { exchanges }));
const reads = (as: Exchange['as'], version = 5, body: object = {}) =>
  told(readComplaint, as, body, version);

test('those whose case it is see a complaint, and nobody else', async () => {
  const name = 'a complaint is seen by those whose case it is';
  const may = [clerk, member, liaisonAt('110105'), liaisonAt('110106')];
  expect(await faults(name, ...may.map((one) => reads(one)))).toEqual([]);
  const mayNot = [
    liaisonAt('110107'),
    { sub: 'other', roles: ['team-member@team'] },
    { ...member, roles: ['team-member@team', 'organisation-liaison@110105001'] },
    { sub: 'nobody', roles: ['operator@office'] },
    auditor,
  ];
  for (const one of mayNot) expect(await faults(name, reads(one)), one.sub).toHaveLength(1);
  // Whoever re-checks sees it from the draw on, unless it is their own case.
  const reChecker = { sub: 're-checker', roles: ['municipal-re-checker@office'] };
  const recused = { sub: 'two', roles: [...reChecker.roles, 'accepting-unit-officer@110105'] };
  expect(await faults(name, reads(reChecker))).toHaveLength(1);
  const version = histories.handling.length + 1;
  expect(await faults(name, reads(reChecker, version))).toEqual([]);
  expect(await faults(name, reads(recused, version))).toHaveLength(1);
  // Before it was handed over it was nobody's but the office's, who is recused there from then on.
  expect(await faults(name, reads(liaisonAt('110105'), 2))).toHaveLength(1);
  expect(await faults(name, reads(screenerAt('110105'), 2))).toHaveLength(1);
  expect(await faults(name, reads(screenerAt('110105'), 5))).toEqual([]);
});

test('a row of a list counts as much as the thing', async () => {
  const name = 'a complaint is seen by those whose case it is';
  const lists = (as: Exchange['as']) =>
    told(listComplaints, as, { complaints: [{ complaint, version: 5 }] }, undefined, {});
  expect(await faults(name, lists(clerk))).toEqual([]);
  expect(await faults(name, lists(liaisonAt('110107')))).toHaveLength(1);
});

test('a message that is shown to an organisation is found', async () => {
  const name = 'what office and complainant write is theirs';
  const messages = { messages: [{ from: 'office' }], erasures: [{ parts: ['words'] }] };
  expect(await faults(name, reads(clerk, 5, messages))).toEqual([]);
  expect(await faults(name, reads(liaisonAt('110105'), 5, messages))).toHaveLength(2);
  expect(await faults(name, reads(liaisonAt('110105'), 5, { messages: [] }))).toEqual([]);
});

test('a look of those who may not, and one that is not in the log, are found', async () => {
  const name = 'what is secret is seen by a recorded look alone';
  const looks = (as: Exchange['as'], more = {}) =>
    told(lookAtComplaint, as, { contact: null, ...more }, undefined, {
      params: { complaint },
      key,
    });
  expect(await faults(name, looks(screener))).toEqual([]);
  expect(await faults(name, looks(screener, { contact: {} }))).toHaveLength(1);
  expect(await faults(name, looks(clerk))).toHaveLength(2);
});

test('opening words shown to those who may not see them, or without a look, are found', async () => {
  const name = 'what is secret is seen by a recorded look alone';
  const glances = (as: Exchange['as'], shown: readonly string[]) =>
    told(
      glanceAtComplaints,
      as,
      { shown: shown.map((one) => ({ complaint: one, opening: '夜里' })), notShown: [] },
      undefined,
      { body: { complaints: shown }, key },
    );
  expect(await faults(name, glances(screener, [glancedAt]))).toEqual([]);
  expect(await faults(name, glances(screener, [complaint]))).toHaveLength(1);
  expect(await faults(name, glances(head, [glancedAt]))).toHaveLength(2);
  expect(await faults(name, glances(screenerAt('110105'), []))).toEqual([]);
});

test('the audit of looks in other hands is found', async () => {
  const name = 'the audit of looks is for those who answer for it';
  const lists = (as: Exchange['as'], reason: string | null) =>
    told(listLooks, as, { looks: [{ complaint, reason }] }, undefined, {});
  expect(await faults(name, lists(head, '受理'), lists(auditor, null))).toEqual([]);
  expect(await faults(name, lists(auditor, '受理'), lists(clerk, null))).toHaveLength(2);
});

test('a page that a receipt of nobody opened is found', async () => {
  const name = 'a receipt opens, and nothing else does';
  const given = told(submitComplaint, null, { receipt: '12345678901234567890' }, undefined, {});
  const follows = (receipt: string) => told(followComplaint, null, {}, 1, { receipt });
  expect(await faults(name, given, follows('12345 67890 12345 67890'))).toEqual([]);
  expect(await faults(name, given, follows('12345678901234567891'))).toHaveLength(1);
});

test('an inspection, a task, a batch in other hands are found', async () => {
  const seesInspection = (as: Exchange['as']) => told(readInspection, as, { inspection });
  const inspections = 'an inspection is seen by the office and its team';
  expect(await faults(inspections, seesInspection(clerk))).toEqual([]);
  expect(await faults(inspections, seesInspection(member))).toHaveLength(1);
  expect(await faults(inspections, seesInspection(screenerAt('110105')))).toHaveLength(1);

  const seesTask = (as: Exchange['as']) => told(readTask, as, { task });
  const tasks = 'a task is seen by those who have a part in it';
  const acceptor = { sub: 'acceptor', roles: ['accepting-unit-officer@sthjj'] };
  expect(
    await faults(tasks, ...[clerk, acceptor, liaisonAt('110105')].map((one) => seesTask(one))),
  ).toEqual([]);
  expect(await faults(tasks, seesTask(liaisonAt('110106')))).toHaveLength(1);
  expect(
    await faults(tasks, seesTask({ ...acceptor, roles: ['accepting-unit-officer@dcb'] })),
  ).toHaveLength(1);

  const seesBatch = (as: Exchange['as'], complaints: object[] = []) =>
    told(readBatch, as, { batch, complaints });
  const batches = 'a batch is seen by the office and the team';
  expect(await faults(batches, seesBatch(clerk), seesBatch(member))).toEqual([]);
  expect(await faults(batches, seesBatch(liaisonAt('110105')))).toHaveLength(1);
});

test('what was sent to others is found', async () => {
  const name = 'what was sent is told to those whom it concerns';
  const reminders = (as: Exchange['as']) =>
    told(listReminders, as, { reminders: [{ organisation: '110105' }] });
  expect(await faults(name, reminders(clerk), reminders(liaisonAt('110105')))).toEqual([]);
  expect(await faults(name, reminders(liaisonAt('110106')))).toHaveLength(1);
  const duties = (as: Exchange['as']) =>
    told(listDuties, as, { duties: [{ organisation: '110105' }] });
  expect(await faults(name, duties(clerk), duties(liaisonAt('110105')))).toEqual([]);
  expect(await faults(name, duties(liaisonAt('110106')))).toHaveLength(1);
});
