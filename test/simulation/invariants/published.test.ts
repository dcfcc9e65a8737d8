import { expect, test } from 'vitest';
import type {
  BatchEvent,
  DisclosedRow,
} from '../../../services/complaints/batches/batch-events.ts';
import type { SeriesEvent } from '../../../services/complaints/batches/series-events.ts';
import type { CutOffPassed } from '../../../services/complaints/cut-off/cut-off-state.ts';
import { disclosedRowOf } from '../../../services/complaints/disclosure/disclosure.ts';
import {
  addTotals,
  noResults,
  totalsOf,
  type ResultTotals,
} from '../../../services/complaints/disclosure/result-totals.ts';
import {
  complaintAfter,
  histories,
  policy,
} from '../../../services/complaints/testing/complaint-history.ts';
import { publishedInvariants } from './published.ts';
import {
  after,
  evidenceOf,
  faultsOf,
  idFor,
  type Said,
  type Streams,
} from './testing/evidence-of.ts';

const inspection = 'd'.repeat(26);
const batch = `${inspection}-1`;
const complaint = idFor('complaint');
const closed = histories.closed;
const row = disclosedRowOf(complaint, complaintAfter(...closed)) as DisclosedRow;
const totals = totalsOf(row);

const begun: BatchEvent = {
  type: 'batch.begun.v1',
  data: {
    batch,
    ordinal: 1,
    cutOff: null,
    policy: {
      round: 3,
      signIn: policy.signIn,
      reply: policy.reply,
      typeCounting: 'main',
      organisationCounting: 'lead',
    },
    opening: null,
  },
};
const listed: BatchEvent = {
  type: 'batch.closed.v1',
  data: { batch, inspection, closedOn: '2026-03-02', complaints: [complaint] },
};
type HandedOver = Extract<BatchEvent, { type: 'batch.handed-over.v1' }>['data'];
const handedOver = (more: Partial<HandedOver> = {}): BatchEvent => ({
  type: 'batch.handed-over.v1',
  data: {
    batch,
    inspection,
    ordinal: 1,
    handedOverAt: after(1),
    complaints: [
      {
        complaint,
        number: row.number,
        channel: 'web',
        assignments: [{ organisation: '110105', role: 'lead' }],
        mainType: 'noise',
        otherTypes: ['air'],
        keyAttention: true,
        signInDue: after(40),
        replyDue: after(200),
      },
    ],
    left: [],
    cumulative: { complaints: 1, keyAttention: 1 },
    ...more,
  },
});
type Disclosed = Extract<BatchEvent, { type: 'batch.disclosed.v3' }>['data'];
const disclosed = (more: Partial<Disclosed> = {}): BatchEvent => ({
  type: 'batch.disclosed.v3',
  data: { edition: 1, asOf: after(50), rows: [row], totals, cumulative: totals, ...more },
});
const series = (results: ResultTotals): SeriesEvent => ({
  type: 'series.batch-disclosed.v1',
  data: {
    next: 2,
    opening: null,
    complaints: 1,
    keyAttention: 1,
    open: null,
    closed: null,
    openedBy: null,
    results,
  },
});

/** The time at which the batch was closed by itself. */
const timePassed = (more: Partial<CutOffPassed> = {}): CutOffPassed => ({
  slot: after(30),
  missed: 0,
  outcome: 'closed',
  batch,
  complaints: 1,
  overLimit: 0,
  unnamed: 0,
  ...more,
});

interface Story {
  readonly handed?: BatchEvent;
  readonly editions?: readonly BatchEvent[];
  readonly results?: ResultTotals;
  readonly counted?: number;
  readonly ofComplaint?: readonly Said[];
  readonly passed?: readonly CutOffPassed[];
}
function evidence(story: Story) {
  const { handed = handedOver(), editions = [disclosed()], results = totals, counted = 1 } = story;
  const { ofComplaint = closed.map((event) => ({ events: [event] })) } = story;
  const { passed = [timePassed()] } = story;
  const complaints: Streams = {
    [`cut-off/${inspection}`]: passed.map((data) => ({
      events: [{ type: 'cut-off.passed.v1', data }],
    })),
    [`complaint/${complaint}`]: ofComplaint,
    [`batch/${batch}`]: [
      { command: 'close', events: [begun, listed] },
      { command: 'hand-over', events: [handed] },
      ...editions.map((event, index) => ({
        command: `disclose-${index}`,
        at: after(50 + index),
        events: [event],
      })),
    ],
    [`series/${inspection}`]: [
      { command: 'hand-over', events: [{ ...series(noResults) }] },
      ...editions.map((_, index) => ({ command: `disclose-${index}`, events: [series(results)] })),
    ],
  };
  const count = { batch, complaints: counted, keyAttention: counted };
  return evidenceOf({
    complaints,
    inspections: {
      [`hand-overs/${inspection}`]: [
        { events: [{ type: 'inspection.batch-counted.v1', data: count }] },
      ],
    },
  });
}
const faults = (name: string, story: Story) => faultsOf(publishedInvariants, name, evidence(story));

test('a batch that went out and was published as its complaints stood breaks nothing', async () => {
  for (const { name } of publishedInvariants) expect(await faults(name, {}), name).toEqual([]);
});

test('a complaint that a batch forgets is found, and one that went out with another', async () => {
  const name = 'a batch is what went out with it';
  expect(await faults(name, { handed: handedOver({ complaints: [] }) })).toHaveLength(2);
  const elsewhere = histories.closed.map((event) => ({
    events: [
      event.type === 'complaint.transferred.v1'
        ? { ...event, data: { ...event.data, batch: `${inspection}-2` } }
        : event,
    ],
  }));
  expect(await faults(name, { ofComplaint: elsewhere })).toHaveLength(2);
});

test('a time that passes twice or out of order is found, and a batch of what came after it, or of two', async () => {
  const name = 'a time closes one batch';
  const none = { outcome: 'nothing-waited', batch: null } as const;
  expect(await faults(name, { passed: [timePassed(), timePassed(none)] })).toHaveLength(1);
  const backwards = [timePassed(), timePassed({ ...none, slot: after(0) })];
  expect(await faults(name, { passed: backwards })).toHaveLength(1);
  const early = timePassed({ slot: '2026-03-01T00:00:00.000Z' });
  expect(await faults(name, { passed: [early] })).toHaveLength(1);
  const twice = [timePassed(), timePassed({ slot: after(54) })];
  expect(await faults(name, { passed: twice })).toHaveLength(1);
});

test('a number that was skipped, a wrong total and a batch that an inspection did not count are found', async () => {
  const name = 'batches are counted on';
  expect(await faults(name, { handed: handedOver({ ordinal: 2 }) })).toHaveLength(1);
  const cumulative = { complaints: 2, keyAttention: 1 };
  expect(await faults(name, { handed: handedOver({ cumulative }) })).toHaveLength(1);
  expect(await faults('an inspection counts its batches', { counted: 2 })).toHaveLength(1);
});

test('a row that its complaint never had is found, or had long before; and one that is there twice', async () => {
  const name = 'a table shows what was confirmed';
  const other = disclosed({ rows: [{ ...row, verdict: 'unsubstantiated' }] });
  expect(await faults(name, { editions: [other] })).toHaveLength(1);
  expect(await faults(name, { editions: [disclosed({ rows: [row, row] })] })).toHaveLength(1);
  const confirmedLater = closed.map((event, index) => ({ at: after(45 + index), events: [event] }));
  // The reply that it shows was confirmed when the edition was out for hours.
  expect(await faults(name, { ofComplaint: confirmedLater })).toHaveLength(1);
});

test('editions out of order are found', async () => {
  const name = 'editions follow one another';
  expect(await faults(name, { editions: [disclosed({ edition: 2 })] })).toHaveLength(1);
  const before = [disclosed(), disclosed({ edition: 2, asOf: after(49) })];
  expect(await faults(name, { editions: before })).toHaveLength(1);
});

test('an edition that says what the one before said is found', async () => {
  const name = 'an edition says something new';
  const open = { ...row, result: 'open' as const, verdict: null, findings: null, handling: null };
  const second = disclosed({ edition: 2, asOf: after(51) });
  expect(await faults(name, { editions: [disclosed(), second] })).toHaveLength(1);
  expect(await faults(name, { editions: [disclosed({ rows: [open] }), second] })).toEqual([]);
});

test('totals that are not the sums are found, those of rows, of batches and of the series', async () => {
  const name = 'totals are the sums of rows, cumulative ones of totals';
  const double = addTotals(totals, totals);
  expect(await faults(name, { editions: [disclosed({ totals: double })] })).toHaveLength(1);
  expect(await faults(name, { editions: [disclosed({ cumulative: double })] })).toHaveLength(1);
  expect(await faults(name, { results: double })).toHaveLength(1);
  // A second edition takes the place of the first.
  const second = disclosed({ edition: 2, asOf: after(51) });
  expect(await faults(name, { editions: [disclosed(), second] })).toEqual([]);
});
