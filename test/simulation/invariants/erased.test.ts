import { readComplaint } from '@ducha/contracts';
import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../../../services/complaints/complaint/complaint-events.ts';
import { accepted, received } from '../../../services/complaints/testing/complaint-history.ts';
import { erasureInvariants } from './erased.ts';
import type { Evidence, StoredItem } from './evidence.ts';
import { evidenceOf, faultsOf, idFor, type Said } from './testing/evidence-of.ts';

const complaint = idFor('complaint');
const photograph = idFor('photograph');
const item = 'n'.repeat(26);
const plans = 'p'.repeat(26);
const noteOf = (id: string, field: string) => ({ note: `${id}.${field}`, mac: 'm'.repeat(43) });

const erasing = (notes: readonly string[], more: object = {}): ComplaintEvent => ({
  type: 'note.erased.v1',
  data: {
    matter: { kind: 'complaint', id: complaint },
    cause: 'office',
    parts: ['cleared-text'],
    notes: [...notes],
    files: [],
    plan: [],
    last: true,
    ...more,
  },
});
const staged: ComplaintEvent = {
  type: 'complaint.staged.v1',
  data: {
    complaint,
    inspection: 'd'.repeat(26),
    number: 'W3BJ202512200001',
    lead: '110105',
    assisting: [],
    mainType: 'noise',
    problem: noteOf(plans, 'problem'),
    goal: noteOf(plans, 'goal'),
    measures: noteOf(plans, 'measures'),
    deadline: '2026-03-31',
  },
};
const sealed = (fields: readonly string[], more: object = {}): StoredItem => ({
  'n:fingerprint': { M: { box: { B: 'AA' } } },
  ...Object.fromEntries(fields.map((field) => [`n:${field}`, { M: { box: { B: 'AA' } } }])),
  ...more,
});
const gone = { 'n:text': { M: { erased: { S: '2026-03-02' } } }, 'n:fingerprint': undefined };

function evidence(
  events: readonly ComplaintEvent[],
  note: StoredItem,
  more: Partial<Omit<Evidence, 'logs'>> = {},
  task: readonly Said[] = [],
): Evidence {
  return evidenceOf(
    {
      complaints: {
        [`complaint/${complaint}`]: [received(), accepted, ...events].map((event) => ({
          events: [event],
        })),
      },
      rectification: task.length === 0 ? {} : { [`task/${idFor('task')}`]: task },
    },
    {
      sealed: [
        {
          service: 'complaints',
          items: new Map([
            [item, note],
            [plans, sealed(['problem', 'goal', 'measures'])],
          ]),
        },
        {
          service: 'rectification',
          items: new Map([['t'.repeat(26), sealed(['problem', 'goal', 'measures'])]]),
        },
      ],
      ...more,
    },
  );
}
const faults = (name: string, of: Evidence) => faultsOf(erasureInvariants, name, of);
const erased = erasing([`${item}.text`]);
const whole = sealed(['text']);
const erasedItem = { ...sealed([]), ...gone } as unknown as StoredItem;

test('a text that is kept, and one that is erased in the log and in its table, break nothing', async () => {
  for (const { name } of erasureInvariants) {
    expect(await faults(name, evidence([], whole)), name).toEqual([]);
    expect(await faults(name, evidence([erased], erasedItem)), name).toEqual([]);
  }
});

test('an erased note that is still there is found, with the print of its request, and a file', async () => {
  const name = 'what was erased is gone';
  expect(await faults(name, evidence([erased], whole))).toHaveLength(2);
  const files = erasing([], { files: [{ folder: 'photographs', file: photograph }] });
  const lies = { files: new Set([`photographs/${photograph}`]) };
  expect(await faults(name, evidence([files], whole, lies))).toEqual([
    `complaints: photographs/${photograph} was erased and lies in its bucket`,
  ]);
});

test('a note that is gone and that nobody erased is found', async () => {
  const name = 'nothing is erased that nobody erased';
  expect((await faults(name, evidence([], erasedItem))).length).toBeGreaterThan(0);
  expect((await faults(name, evidence([], sealed([])))).length).toBeGreaterThan(0);
});

test('a copy of a plan that is kept when its source is erased is found, and one that is gone before it', async () => {
  const name = 'a plan goes where its source goes';
  const copies = 't'.repeat(26);
  const opened: Said = {
    events: [
      {
        type: 'task.opened.v2',
        data: {
          inspection: null,
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
          problem: noteOf(copies, 'problem'),
          goal: noteOf(copies, 'goal'),
          measures: noteOf(copies, 'measures'),
        },
      },
    ],
  };
  const planErased: Said = {
    events: [
      {
        type: 'task.plan-erased.v1',
        data: { erased: [{ text: 'goal', note: `${copies}.goal` }] },
      },
    ],
  };
  const source = erasing([`${plans}.goal`], { parts: ['published'], plan: ['goal'] });
  expect(await faults(name, evidence([staged], whole, {}, [opened]))).toEqual([]);
  expect(await faults(name, evidence([staged, source], whole, {}, [opened, planErased]))).toEqual(
    [],
  );
  expect(await faults(name, evidence([staged, source], whole, {}, [opened]))).toHaveLength(1);
  expect(await faults(name, evidence([staged], whole, {}, [opened, planErased]))).toHaveLength(1);
});

test('an answer that shows what was erased by its version is found', async () => {
  const name = 'what was erased is shown no more';
  const told = (version: number, clearedText: string | null) => ({
    exchanges: [
      {
        endpoint: readComplaint,
        as: null,
        asked: { params: { complaint } },
        answered: { status: 200, body: { clearedText }, version },
        at: 0,
      },
    ],
  });
  const at = (version: number, text: string) =>
    faults(name, evidence([erased], erasedItem, told(version, text)));
  expect(await at(2, '夜里很吵')).toEqual([]);
  expect(await at(3, '已删除')).toEqual([]);
  expect(await at(3, '夜里很吵')).toEqual([
    `readComplaint showed the cleared text of complaint ${complaint} at version 3, which was erased`,
  ]);
});
