import { expect, test } from 'vitest';
import { complaintsPolicy, keepPolicy, standardPolicy } from '@ducha/policy';
import { complaintAt, complaintAfter, received, someNote } from '../testing/complaint-history.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { numberStream } from '../screening/complaint-number.ts';
import { decideClosedCopy, decideOpenedCopy } from '../inspections/copying.ts';
import { inspectionStream } from '../inspections/inspection-copy-fold.ts';
import { policyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { takesReport } from '../inspections/takes-report.ts';
import type { InspectionCopy } from '../inspections/inspection-copy-state.ts';
import { decideReceive, foreignNumberFree } from './intake.ts';
import { decideFile } from '../photographs/handing-in.ts';
import { photographStream } from '../photographs/photograph-fold.ts';

const opening = {
  inspection: 'd'.repeat(26),
  kind: 'routine' as const,
  level: 'municipal' as const,
  targets: ['110105'],
  from: '2025-12-01',
  until: '2025-12-30',
  policy: {
    round: 3,
    signIn: { value: 1, unit: 'working-days' as const },
    reply: { value: 10, unit: 'calendar-days' as const },
    typeCounting: 'main' as const,
    organisationCounting: 'lead' as const,
  },
};
const kept = keepPolicy(standardPolicy(complaintsPolicy));
const closing = {
  inspection: opening.inspection,
  closedOn: '2025-12-28',
  complaintsTakenUntil: '2025-12-28',
  days: 28,
};
const opened = [...decideOpenedCopy(inspectionStream.initial, opening, kept, 4)].reduce(
  evolved,
  inspectionStream.initial,
);
const closed = [...decideClosedCopy(opened, closing, 5)].reduce(evolved, opened);
/** Closed the same day, with another week for letters. */
const lettersOnly = [
  ...decideClosedCopy(opened, { ...closing, complaintsTakenUntil: '2026-01-04' }, 5),
].reduce(evolved, opened);

function evolved(
  state: InspectionCopy,
  event: Parameters<typeof inspectionStream.evolve>[1],
): InspectionCopy {
  return inspectionStream.evolve(state, event, { version: 1, at: '' });
}

test.each([
  ['web', '2025-11-30', null, opened, false],
  ['web', '2025-12-01', null, opened, true],
  ['web', '2025-12-30', null, opened, true],
  ['web', '2025-12-31', null, opened, false],
  ['web', '2025-12-29', null, closed, false],
  ['letter', '2026-01-05', '2025-12-28', closed, true],
  ['letter', '2026-01-05', '2025-12-29', closed, false],
  ['letter', '2026-01-05', '2025-11-30', closed, false],
  ['letter', '2026-01-05', null, closed, false],
  ['visit', '2026-01-05', '2025-12-28', closed, false],
  ['web', '2025-12-28', null, lettersOnly, true],
  ['web', '2025-12-29', null, lettersOnly, false],
  ['phone', '2026-01-02', null, lettersOnly, false],
  ['letter', '2026-01-04', null, lettersOnly, true],
  ['letter', '2026-01-05', null, lettersOnly, false],
  ['letter', '2026-01-05', '2025-12-28', lettersOnly, true],
  ['letter', '2026-01-02', '2025-12-29', lettersOnly, false],
  ['web', '2025-12-10', null, inspectionStream.initial, false],
] as const)('a complaint by %s of %s, posted %s', (channel, receivedOn, postedOn, copy, taken) => {
  expect(takesReport(copy, { channel, receivedOn, postedOn })).toBe(taken);
});

test('a stationing that is closed late takes nothing of the days between its planned end and that', () => {
  const late = { ...closing, closedOn: '2026-01-06', complaintsTakenUntil: '2026-01-10' };
  const copy = [...decideClosedCopy(opened, late, 5)].reduce(evolved, opened);
  const takes = (channel: 'web' | 'letter', receivedOn: string, postedOn: string | null = null) =>
    takesReport(copy, { channel, receivedOn, postedOn });
  // As it was told on that day: the window was over.
  for (const [day, taken] of [
    ['2025-12-30', true],
    ['2025-12-31', false],
    ['2026-01-06', false],
    ['2026-01-07', false],
  ] as const) {
    expect(takes('web', day)).toBe(taken);
    expect(takesReport(opened, { channel: 'web', receivedOn: day, postedOn: null })).toBe(taken);
  }
  expect(takes('letter', '2026-01-08', '2025-12-30')).toBe(true);
  expect(takes('letter', '2026-01-08', '2026-01-02')).toBe(false);
  // One without a postmark has until the day that was set for letters.
  expect(takes('letter', '2026-01-10')).toBe(true);
});

test('what is not newer than the newest seen changes nothing', () => {
  expect(decideOpenedCopy(closed, opening, kept, 4)).toEqual([]);
  expect(decideClosedCopy(closed, closing, 5)).toEqual([]);
  // The closing may be heard first; the opening is still taken, and does not reopen.
  const early = [...decideClosedCopy(inspectionStream.initial, closing, 5)].reduce(
    evolved,
    inspectionStream.initial,
  );
  const late = [...decideOpenedCopy(early, opening, kept, 4)].reduce(evolved, early);
  expect(late).toEqual(closed);
});

test('an inspection keeps the policy of its beginning, and its own word before the office’s', () => {
  const office = standardPolicy(complaintsPolicy).values;
  const { submission: _, submissionFor: _for, ...followed } = office;
  const changed = keepPolicy({
    change: 4,
    values: { ...office, refusals: 2, reply: { value: 7, unit: 'calendar-days' } },
  });
  const ofOwn = (policy: typeof opening.policy | { round: null }) => {
    const [event] = decideOpenedCopy(inspectionStream.initial, { ...opening, policy }, changed, 1);
    if (event === undefined) throw new Error('it was not copied');
    const copy = evolved(inspectionStream.initial, event).opened;
    return copy === null ? undefined : policyOfComplaints(copy);
  };
  // A municipal one has no time of organisations inside the time to reply.
  expect(ofOwn({ round: null })).toEqual({
    ...followed,
    submission: null,
    refusals: 2,
    reply: { value: 7, unit: 'calendar-days' },
    round: null,
  });
  expect(ofOwn(opening.policy)).toMatchObject({ refusals: 2, ...opening.policy });
});

const report = (more: object) => {
  const event = received(more);
  if (event.type !== 'complaint.received.v1') throw new Error(event.type);
  return event.data;
};
const context = { inspection: opened, today: '2025-12-20' };

test('a report is taken down as it came', () => {
  const data = report({});
  expect(decideReceive(complaintStream.initial, data, context)).toEqual([
    { type: 'complaint.received.v1', data },
  ]);
});

test.each([
  ['dates-impossible', { receivedOn: '2025-12-21' }, '#/receivedOn'],
  ['dates-impossible', { postedOn: '2025-12-21' }, '#/postedOn'],
  ['inspection-not-open', { receivedOn: '2025-11-30' }, '#/inspection'],
])('%s for %o', (rejected, more, pointer) => {
  expect(decideReceive(complaintStream.initial, report(more), context)).toMatchObject({
    rejected,
    faults: [{ pointer }],
  });
});

test('photographs are taken down with the report, and none without any', () => {
  const photograph = {
    photograph: 'f'.repeat(26),
    mediaType: 'image/jpeg',
    print: someNote,
  } as const;
  const decided = decideReceive(complaintStream.initial, report({}), context, {
    files: { photographs: [photograph], attachments: [] },
  });
  const attached: ComplaintEvent = {
    type: 'complaint.photographs-attached.v2',
    data: { photographs: [photograph] },
  };
  expect(decided).toEqual([received(report({})), attached]);
  expect(complaintAfter(received(), attached).photographs).toEqual([photograph]);
  expect(decideReceive(complaintStream.initial, report({}), context)).toHaveLength(1);
});

test('a visit says how many came; a group names who speaks for it, and nothing else is a visit', () => {
  const visit = (people: number, representatives: typeof someNote | null = null) => ({
    visit: { people, representatives },
  });
  const decide = (
    beside: Parameters<typeof decideReceive>[3],
    channel = 'visit' as 'visit' | 'phone',
  ) => decideReceive(complaintStream.initial, report({ channel }), context, beside);
  expect(decide(visit(4))).toMatchObject([
    {},
    { type: 'complaint.visited.v1', data: { people: 4, representatives: null } },
  ]);
  expect(decide(visit(5))).toMatchObject({
    rejected: 'representatives-needed',
    faults: [{ pointer: '#/visit/representatives' }],
  });
  expect(decide(visit(5, someNote))).toMatchObject([
    {},
    { data: { people: 5, representatives: someNote } },
  ]);
  expect(decide(visit(1), 'phone')).toMatchObject({
    rejected: 'invalid',
    faults: [{ pointer: '#/visit', code: 'not-a-visit' }],
  });
});

test('where somebody stood is a note of its own, taken down with the report', () => {
  expect(
    decideReceive(complaintStream.initial, report({}), context, { position: someNote }),
  ).toMatchObject([{}, { type: 'complaint.position-told.v1', data: { position: someNote } }]);
});

test('a file is announced once, while its inspection takes complaints', () => {
  const announced = {
    inspection: opening.inspection,
    mediaType: 'image/jpeg',
    print: someNote,
  } as const;
  const decide = (
    today: string,
    inspection?: InspectionCopy,
    by: 'citizen' | 'office' = 'citizen',
  ) => decideFile(null, { ...announced, bytes: 5 }, { inspection, today, by });
  const event = { type: 'photograph.announced.v3', data: announced };
  expect(decide('2025-12-28', closed)).toEqual([event]);
  // Letters arrive after the end, and are scanned then; before the beginning nothing is.
  expect(decide('2026-01-20', closed, 'office')).toEqual([event]);
  expect(decide('2025-11-20', inspectionStream.initial, 'office')).toMatchObject({
    rejected: 'inspection-not-open',
  });
  for (const refused of [decide('2025-12-29', closed), decide('2025-12-20')]) {
    expect(refused).toMatchObject({
      rejected: 'inspection-not-open',
      faults: [{ pointer: '#/inspection' }],
    });
  }
  const context = { inspection: opened, today: '2025-12-20', by: 'citizen' } as const;
  const before = photographStream.evolve(
    null,
    { type: 'photograph.announced.v3', data: announced },
    { version: 1, at: '2025-12-20T01:00:00.000Z' },
  );
  expect(decideFile(before, { ...announced, bytes: 5 }, context)).toEqual({
    rejected: 'already-done',
  });
});

test('what was received is not received again', () => {
  expect(decideReceive(complaintAt('received'), report({}), context)).toEqual({
    rejected: 'already-done',
  });
});

test('a number of another list is free until a complaint bears it', () => {
  expect(foreignNumberFree({ complaint: null })).toBeUndefined();
  expect(foreignNumberFree({ complaint: 'c'.repeat(26) })).toMatchObject({
    rejected: 'foreign-number-taken',
  });
});

test('the series of numbers stands at the serial given last', () => {
  const given = {
    type: 'number.given.v1',
    data: { serial: 17, complaint: 'c'.repeat(26) },
  } as const;
  expect(numberStream.evolve({ given: 16 }, given, { version: 17, at: '' })).toEqual({ given: 17 });
});
