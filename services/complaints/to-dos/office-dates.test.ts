import { stateCouncilCalendar, type Calendar } from '@ducha/calendar';
import type { OfficeAct } from '@ducha/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { ComplaintStage } from '../complaint/complaint-stage.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { decideRecount } from '../recounting/recount.ts';
import { movedDates } from '../recounting/moved-dates.ts';
import {
  accepted,
  asked,
  complaintAfter,
  complaintId,
  drawn,
  histories,
  notice2027,
  policy,
  received,
  rechecked,
  reopened,
  reopeningAsked,
  reopeningDenied,
  someNote,
  undone,
  withdrawn,
} from '../testing/complaint-history.ts';
import { officeWaits } from './office-dates.ts';
import { officeDating } from './office-dating.ts';
import { todosOf } from './todo.ts';

const saturday = '2025-12-20T01:00:00.000Z';
const calendar = stateCouncilCalendar;
const dating = officeDating({ countingFor: async () => ({ policy, calendar }) });

/** One commit after the other, each at its moment, with what follows from it. */
async function lived(
  commits: readonly { readonly at: string; readonly events: readonly ComplaintEvent[] }[],
  from: Complaint = complaintStream.initial,
): Promise<readonly Complaint[]> {
  const states = [from];
  for (const [index, { at, events }] of commits.entries()) {
    const before = states.at(-1) ?? from;
    const fold = (state: Complaint, event: ComplaintEvent): Complaint =>
      complaintStream.evolve(state, event, { version: index + 1, at });
    const after = events.reduce(fold, before);
    const more = await dating({ id: complaintId, before, after, at });
    states.push(more.reduce(fold, after));
  }
  return states;
}

const each = (events: readonly ComplaintEvent[], at = saturday) =>
  events.map((event) => ({ at, events: [event] }));
const wrote: ComplaintEvent = { type: 'complaint.written-to-office.v1', data: { text: someNote } };
const answeredIt: ComplaintEvent = { type: 'complaint.messages-settled.v1', data: {} };
const supplemented: ComplaintEvent = {
  type: 'complaint.supplemented.v1',
  data: { text: someNote },
};
const lapsed: ComplaintEvent = {
  type: 'complaint.question-lapsed.v1',
  data: { due: '2025-12-25T16:00:00.000Z' },
};
const extensionAsked: ComplaintEvent = {
  type: 'complaint.extension-asked.v1',
  data: {
    organisation: '110105',
    reason: someNote,
    before: '2025-12-30T16:00:00.000Z',
    after: '2026-01-10T16:00:00.000Z',
  },
};

const dueOf = (state: Complaint | undefined, act: OfficeAct) => state?.dates.office[act]?.due;

describe('the date of the screening', () => {
  test('is the end of the next working day after it came, and says so', async () => {
    const [, state] = await lived(each([received()]));
    expect(state?.dates.office.screen).toEqual({
      from: saturday,
      due: '2025-12-22T16:00:00.000Z',
      counted: {
        period: { value: 1, unit: 'working-days' },
        passed: { off: [], makeUp: 0, worked: [], saturdays: 0, sundays: 1 },
      },
      capped: false,
    });
    expect(todosOf(complaintId, state ?? complaintStream.initial)).toEqual([
      {
        desk: 'office-screener',
        organisation: null,
        act: 'screen',
        due: '2025-12-22T16:00:00.000Z',
        unpublished: [],
      },
    ]);
  });

  test.each([
    ['an addition', [asked, supplemented]],
    ['none in time', [asked, lapsed]],
    ['a decline taken back', [histories.declined[1], undone('decline')]],
    ['a merger taken back', [histories.merged[1], undone('merge')]],
  ])('is counted anew after %s', async (_why, events) => {
    const friday = '2025-12-26T01:00:00.000Z';
    const [first, second] = events as [ComplaintEvent, ComplaintEvent];
    const states = await lived([
      ...each([received()]),
      { at: '2025-12-21T01:00:00.000Z', events: [first] },
      { at: friday, events: [second] },
    ]);
    expect(officeWaits(complaintId, states[2] ?? complaintStream.initial)).toEqual([]);
    expect(dueOf(states[3], 'screen')).toBe('2025-12-29T16:00:00.000Z');
  });

  test('ends with whatever the screener decides', async () => {
    for (const end of [
      accepted,
      asked,
      withdrawn('office'),
      histories.declined[1],
      histories.merged[1],
    ]) {
      const states = await lived(each([received(), end as ComplaintEvent]));
      expect(todosOf(complaintId, states[2] ?? complaintStream.initial)).toEqual([]);
    }
  });
});

describe('whatever waits for the office', () => {
  /** Everything that can begin or end a wait, at any stage. */
  const anything: readonly ComplaintEvent[] = [
    wrote,
    answeredIt,
    extensionAsked,
    reopeningAsked,
    reopeningDenied,
    reopened,
    drawn('reviewer'),
    rechecked('differs'),
    asked,
    supplemented,
    undone('decline'),
    withdrawn('office'),
    { type: 'complaint.recheck-settled.v1', data: { words: someNote } },
    { type: 'complaint.extension-denied.v1', data: { reason: someNote } },
  ];
  const stages = Object.keys(histories) as ComplaintStage[];

  test('has a date from the commit on with which it began, and keeps it until it ends', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...stages),
        fc.array(fc.nat(anything.length - 1), { maxLength: 12 }),
        async (stage, then) => {
          const commits = [
            ...each(histories[stage]),
            ...then.map((one, index) => ({
              at: new Date(Date.parse(saturday) + (index + 1) * 7_200_000).toISOString(),
              events: [anything[one] as ComplaintEvent],
            })),
          ];
          const states = await lived(commits);
          for (const [version, state] of states.entries()) {
            const before = states[version - 1] ?? complaintStream.initial;
            const waited = officeWaits(complaintId, before);
            for (const act of officeWaits(complaintId, state)) {
              const date = state.dates.office[act];
              expect(date?.from).toBe(
                waited.includes(act) ? before.dates.office[act]?.from : commits[version - 1]?.at,
              );
              expect(date === undefined ? '' : date.due > date.from || date.capped).toBe(true);
            }
            const shown = todosOf(complaintId, state).filter(
              ({ organisation }) => organisation === null,
            );
            expect(shown.every(({ due }) => due !== null)).toBe(true);
          }
        },
      ),
    );
  });

  test('an extension is decided before the date that it concerns, however long the office has', async () => {
    const states = await lived([
      ...each(histories.handling),
      { at: '2025-12-30T02:00:00.000Z', events: [extensionAsked] },
    ]);
    expect(states.at(-1)?.dates.office['decide-extension']).toMatchObject({
      due: '2025-12-30T16:00:00.000Z',
      capped: true,
    });
    const early = await lived([
      ...each(histories.handling),
      { at: '2025-12-22T02:00:00.000Z', events: [extensionAsked] },
    ]);
    expect(early.at(-1)?.dates.office['decide-extension']).toMatchObject({
      due: '2025-12-23T16:00:00.000Z',
      capped: false,
    });
  });

  test('a message keeps its date while another step comes first, and a second one does not put it off', async () => {
    const later = '2025-12-24T01:00:00.000Z';
    const states = await lived([
      ...each([received(), wrote]),
      { at: later, events: [wrote] },
      { at: later, events: [accepted] },
    ]);
    expect(dueOf(states.at(-1), 'answer-message')).toBe('2025-12-24T16:00:00.000Z');
    expect(todosOf(complaintId, states.at(-1) ?? complaintStream.initial)).toMatchObject([
      { act: 'answer-message', due: '2025-12-24T16:00:00.000Z' },
    ]);
  });

  test('of before there were such dates is a to-do without one', () => {
    expect(todosOf(complaintId, complaintAfter(received()))).toMatchObject([
      { act: 'screen', due: null },
    ]);
    expect(decideRecount(complaintId, complaintAfter(received()), { calendar, policy })).toEqual(
      [],
    );
  });
});

describe('another calendar', () => {
  const newYear = '2026-12-31T02:00:00.000Z';
  const after: Calendar = { ...calendar, notices: [...calendar.notices, notice2027] };

  test('moves the date of the screening, says so, and moves nothing that is done', async () => {
    const states = await lived(each([received()], newYear));
    const state = states[1] ?? complaintStream.initial;
    expect(state.dates.office.screen).toMatchObject({ due: '2027-01-01T16:00:00.000Z' });
    expect(todosOf(complaintId, state)).toMatchObject([{ unpublished: [2027] }]);
    const moved = decideRecount(complaintId, state, { calendar: after, policy });
    expect(moved).toMatchObject([
      {
        type: 'complaint.office-due-moved.v1',
        data: { act: 'screen', due: '2027-01-04T16:00:00.000Z' },
      },
    ]);
    expect(movedDates(state, moved)).toEqual([
      {
        act: 'screen',
        organisation: null,
        due: '2027-01-01T16:00:00.000Z',
        movedTo: '2027-01-04T16:00:00.000Z',
      },
    ]);
    const now = moved.reduce(
      (so, event) => complaintStream.evolve(so, event, { version: 2, at: newYear }),
      state,
    );
    expect(now.dates.office.screen).toMatchObject({
      from: newYear,
      due: '2027-01-04T16:00:00.000Z',
    });
    expect(decideRecount(complaintId, now, { calendar: after, policy })).toEqual([]);
    const done = await lived(each([accepted], newYear), state);
    expect(decideRecount(complaintId, done[1] ?? state, { calendar: after, policy })).toEqual([]);
  });

  test('moves the date of a message to what was closed long ago', async () => {
    const closed = await lived([...each(histories.closed), { at: newYear, events: [wrote] }]);
    const state = closed.at(-1) ?? complaintStream.initial;
    const moved = decideRecount(complaintId, state, { calendar: after, policy });
    expect(moved).toMatchObject([{ data: { act: 'answer-message' } }]);
  });
});
