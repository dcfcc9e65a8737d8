import { expect, test } from 'vitest';
import type { BatchEvent } from '../../../services/complaints/batches/batch-events.ts';
import {
  asked,
  histories,
  received,
} from '../../../services/complaints/testing/complaint-history.ts';
import type { Evidence } from './evidence.ts';
import { restInvariants } from './rest.ts';
import {
  after,
  evidenceOf,
  faultsOf,
  idFor,
  type Logs,
  type Said,
  type Streams,
} from './testing/evidence-of.ts';

const inspection = 'd'.repeat(26);
const complaint = idFor('complaint');
const dates = { from: '2026-03-02', until: '2026-03-31', targets: ['110105'] };
const drafted: Said = {
  events: [
    {
      type: 'inspection.drafted.v2',
      data: {
        kind: 'special',
        level: 'municipal',
        important: false,
        ...dates,
        policy: { round: 3 },
        kept: { change: 0, entries: [] },
      },
    },
  ],
};
const copy: Streams = {
  [`inspection/${inspection}`]: [
    {
      events: [
        {
          type: 'inspection-copy.opened.v2',
          data: {
            inspection,
            kind: 'special',
            level: 'municipal',
            ...dates,
            policy: { round: 3 },
            kept: { change: 0, entries: [] },
            sourceVersion: 1,
          },
        },
      ],
    },
  ],
};
const commits = (events: readonly { type: string; data: unknown }[]): Said[] =>
  events.map((event) => ({ events: [event] }));
const faults = (name: string, logs: Logs, more: Partial<Omit<Evidence, 'logs'>> = {}) =>
  faultsOf(restInvariants, name, evidenceOf(logs, more));

test('what is overdue for the clock is found, but what is not due yet, and a stationing that others hold', async () => {
  const name = 'what is due is done';
  const due = (service: string, stream: string, at: string, logs: Logs = {}) => {
    const evidence = evidenceOf(logs, { now: Date.parse(after(10)) });
    const row = { pk: { S: `r/${stream}` }, d2: { S: at } };
    return faultsOf(restInvariants, name, {
      ...evidence,
      logs: evidence.logs.map((log) =>
        log.service === service ? { ...log, derived: new Map([[`r/${stream}`, [row]]]) } : log,
      ),
    });
  };
  expect(await due('notifications', 'ladder/x', after(11))).toEqual([]);
  expect(await due('notifications', 'ladder/x', after(9))).toEqual([
    `notifications: ladder/x has been due since ${after(9)}`,
  ]);
  const [mine, other] = [idFor('mine'), idFor('other')];
  const note = { note: `${'2'.repeat(26)}.reason`, mac: 'm'.repeat(43) };
  const prepared: Said = {
    events: [
      {
        type: 'inspection.prepared.v1',
        data: { leader: 'leader', deputies: ['deputy'], members: [], vetting: note },
      },
    ],
  };
  const opened: Said = {
    events: [
      {
        type: 'inspection.stationing-opened.v2',
        data: {
          inspection: other,
          kind: 'special',
          level: 'municipal',
          ...dates,
          policy: { round: 3 },
        },
      },
    ],
  };
  const held: Logs = {
    inspections: {
      [`inspection/${mine}`]: [drafted, prepared],
      [`inspection/${other}`]: [drafted, prepared, opened],
    },
  };
  expect(await due('inspections', `inspection/${mine}`, after(1), held)).toEqual([]);
  expect(await due('inspections', `inspection/${mine}`, after(1))).toHaveLength(1);
});

test('a batch that is half handed over is found', async () => {
  const closed: BatchEvent = {
    type: 'batch.closed.v1',
    data: { batch: `${inspection}-1`, inspection, closedOn: '2026-03-02', complaints: [complaint] },
  };
  const batch: Logs = { complaints: { [`batch/${inspection}-1`]: commits([closed]) } };
  expect(await faults('what was begun is ended', batch)).toHaveLength(1);
});

test('at the end every stage of a complaint has somebody who brings it on, but one that only time does', async () => {
  const name = 'every stage has a way on';
  const at = (events: readonly { type: string; data: unknown }[]): Logs => ({
    complaints: { ...copy, [`complaint/${complaint}`]: commits(events) },
  });
  for (const [stage, events] of Object.entries(histories)) {
    const expected =
      stage === 'asked' ? [`complaint ${complaint} is asked, and nobody can bring it on`] : [];
    expect(await faults(name, at(events)), stage).toEqual(expected);
  }
  const unknown: Logs = {
    complaints: { [`complaint/${complaint}`]: commits([received(), asked]) },
  };
  expect(await faults(name, unknown)).toEqual([
    `complaint ${complaint} is of an inspection that nobody heard of`,
  ]);
});

test('an inspection whose window has gone by, that was rejected, or that is over, has a way on', async () => {
  const name = 'every stage has a way on';
  const note = { note: `${'2'.repeat(26)}.reason`, mac: 'm'.repeat(43) };
  const at = (...more: Said[]): Logs => ({
    inspections: { [`inspection/${inspection}`]: [drafted, ...more] },
  });
  const submitted: Said = { events: [{ type: 'inspection.submitted.v1', data: { by: 'head' } }] };
  const approved: Said = { events: [{ type: 'inspection.approved.v1', data: { reason: note } }] };
  const prepared: Said = {
    events: [
      {
        type: 'inspection.prepared.v1',
        data: { leader: 'leader', deputies: ['deputy'], members: [], vetting: note },
      },
    ],
  };
  const opened: Said = {
    events: [
      {
        type: 'inspection.stationing-opened.v2',
        data: {
          inspection,
          kind: 'special',
          level: 'municipal',
          targets: ['110105'],
          from: '2026-03-02',
          until: '2026-03-31',
          policy: { round: 3 },
        },
      },
    ],
  };
  const rejected: Said = { events: [{ type: 'inspection.rejected.v1', data: { reason: note } }] };
  const closed: Said = {
    events: [
      {
        type: 'inspection.stationing-closed.v1',
        data: {
          inspection,
          closedOn: '2026-03-31',
          complaintsTakenUntil: '2026-04-07',
          days: 30,
        },
      },
    ],
  };
  const over = at(submitted, approved, prepared, opened, closed);
  const during = { now: Date.parse(after(24)) };
  for (const logs of [at(), at(submitted), at(submitted, approved), at(submitted, rejected)]) {
    expect(await faults(name, logs, during)).toEqual([]);
    expect(await faults(name, logs)).toEqual([]);
  }
  expect(await faults(name, over)).toEqual([]);
  // Until its letters are no longer taken it cannot be archived: that is found, and only a moment has to pass.
  expect(await faults(name, over, { now: Date.parse('2026-04-07T02:00:00.000Z') })).toEqual([
    `inspection ${inspection}, from 2026-03-02 to 2026-03-31, is reporting, and nobody can bring it on`,
  ]);
});

test('a reminder that waits, and a photograph that no complaint came for, are found at the end', async () => {
  const name = 'every stage has a way on';
  const joined = {
    type: 'slot.joined.v1',
    data: {
      organisation: '110105',
      duty: 'liaison',
      at: after(1),
      sendAt: after(2),
      ladder: idFor('ladder'),
      plan: 1,
      step: 'day',
    },
  };
  const slot = { 'slot/110105-liaison-x': commits([joined]) };
  expect(await faults(name, { notifications: slot })).toHaveLength(1);
  const announced = {
    type: 'photograph.announced.v2',
    data: {
      inspection,
      mediaType: 'image/jpeg',
      print: { note: `${'2'.repeat(26)}.print`, mac: 'm'.repeat(43) },
    },
  };
  const photograph = { [`photograph/${idFor('photograph')}`]: commits([announced]) };
  expect(await faults(name, { complaints: photograph })).toHaveLength(1);
  const copy = {
    type: 'photograph-copy.announced.v1',
    data: {
      complaint: idFor('complaint'),
      original: idFor('photograph'),
      print: announced.data.print,
    },
  };
  const stream = `photograph-copy/${idFor('copy')}`;
  expect(await faults(name, { complaints: { [stream]: commits([copy]) } })).toHaveLength(1);
  const settled = commits([copy, { type: 'photograph-copy.settled.v1', data: {} }]);
  expect(await faults(name, { complaints: { [stream]: settled } })).toEqual([]);
});
