import { addDays, stateCouncilCalendar, type Calendar } from '@ducha/calendar';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complaintStream } from '../complaint/complaint-fold.ts';
import { duesFrom, supplementBy } from '../complaint/deadlines.ts';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { decideTransfer } from '../complaint/transfer.ts';
import { decideAsk } from '../screening/screening.ts';
import {
  accepted,
  complaintAfter,
  complaintId,
  histories,
  notice2027,
  policy,
  received,
  someNote,
} from '../testing/complaint-history.ts';
import { datesOf, officeWaits } from '../to-dos/office-dates.ts';
import type { PolicyOfComplaints } from '../inspections/policy-of-complaints.ts';
import { movedDates } from './moved-dates.ts';
import { decideRecount } from './recount.ts';

const at = '2026-12-31T02:00:00.000Z';
const hours = {
  ...policy,
  signIn: { value: 1, unit: 'working-days' as const },
  supplement: { value: 3, unit: 'working-days' as const },
};
const noticed: Calendar = {
  ...stateCouncilCalendar,
  notices: [...stateCouncilCalendar.notices, notice2027],
};
function eventsOf(decided: readonly ComplaintEvent[] | { rejected: string }): ComplaintEvent[] {
  if ('rejected' in decided) throw new Error(decided.rejected);
  return [...decided];
}
const handedOver = complaintAfter(
  received(),
  accepted,
  ...eventsOf(
    decideTransfer(complaintAfter(received(), accepted), {
      complaint: complaintId,
      batch: `${'d'.repeat(26)}-1`,
      at,
      dues: duesFrom(at, hours, stateCouncilCalendar),
    }),
  ),
);
const moved = (state: Complaint, calendar: Calendar) =>
  movedDates(state, decideRecount(complaintId, state, { calendar, policy: hours }));

test('of what is counted anew, those days are told that change; one that is only firm now moves nothing', () => {
  const dates = { due: '2027-01-01T16:00:00.000Z', movedTo: '2027-01-04T16:00:00.000Z' };
  expect(moved(handedOver, noticed)).toEqual([
    { act: 'sign-in', organisation: '110106', ...dates },
    { act: 'sign-in', organisation: '110105', ...dates },
  ]);
  expect(moved(handedOver, stateCouncilCalendar)).toEqual([]);
});

test('the complainant’s day is one too', () => {
  const { answerBy, counted } = supplementBy(at, hours, stateCouncilCalendar);
  const asked = eventsOf(
    decideAsk(complaintAfter(...histories.received), {
      question: someNote,
      answerBy,
      counted,
      today: '2026-12-31',
    }),
  );
  const state = asked.reduce(
    (next, event) => complaintStream.evolve(next, event, { version: 9, at }),
    complaintAfter(...histories.received),
  );
  expect(moved(state, noticed)).toMatchObject([{ act: 'supplement', organisation: null }]);
});

test('what is told is what the recount then does, by whatever calendar', () => {
  const amendment = fc.record({
    day: fc.integer({ min: 0, max: 20 }),
    days: fc.integer({ min: 0, max: 4 }),
    working: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.boolean(), fc.array(amendment, { maxLength: 3 }), (isNoticed, amendments) => {
      const { notices } = isNoticed ? noticed : stateCouncilCalendar;
      const calendar: Calendar = {
        notices,
        amendments: amendments.map(({ day, days, working }) => {
          const from = addDays('2026-12-30', day);
          return { days: { from, until: addDays(from, days) }, working, name: 'emergency' };
        }),
      };
      const then = decideRecount(complaintId, handedOver, { calendar, policy: hours }).reduce(
        (state, event) => complaintStream.evolve(state, event, { version: 9, at }),
        handedOver,
      );
      const told = moved(handedOver, calendar);
      for (const [act, name] of [
        ['sign-in', 'signIn'],
        ['reply', 'reply'],
      ] as const) {
        const days = new Set(told.filter((date) => date.act === act).map((date) => date.movedTo));
        const dueOf = ({ dates }: Complaint) =>
          name === 'reply' ? dates.reply?.due : dates.signIn['110105']?.due;
        const due = dueOf(then);
        expect([...days]).toEqual(due === dueOf(handedOver) ? [] : [due]);
      }
    }),
  );
});

/** What waits for the office at a stage, dated as it began to wait. */
function dated(stage: keyof typeof histories, ...more: readonly ComplaintEvent[]): Complaint {
  const state = complaintAfter(...histories[stage], ...more);
  const waits = officeWaits(complaintId, state);
  const counting = { policy, calendar: stateCouncilCalendar };
  return datesOf(waits, { after: state, at }, counting).reduce(
    (next, event) => complaintStream.evolve(next, event, { version: 9, at }),
    state,
  );
}

test('of the office’s own steps the days are told too, and one that another date bounds moves with that', () => {
  const message: ComplaintEvent = {
    type: 'complaint.written-to-office.v1',
    data: { text: someNote },
  };
  for (const [stage, act, more] of [
    ['received', 'screen', []],
    ['refused', 'decide-refusal', []],
    ['approved', 'review-reply', []],
    ['closed', 'answer-message', [message]],
  ] as const) {
    const state = dated(stage, ...more);
    const [told] = moved(state, noticed).filter((date) => date.act === act);
    const then = decideRecount(complaintId, state, { calendar: noticed, policy: hours }).reduce(
      (next, event) => complaintStream.evolve(next, event, { version: 9, at }),
      state,
    );
    expect(told, stage).toMatchObject({ organisation: null, due: state.dates.office[act]?.due });
    expect(told?.movedTo, stage).toBe(then.dates.office[act]?.due);
    expect(moved(state, stateCouncilCalendar), stage).toEqual([]);
  }
});

test('where an organisation has a date inside that of the whole, both are told', () => {
  const own: PolicyOfComplaints = {
    ...hours,
    submission: { value: 2, unit: 'working-days' },
    reply: { value: 4, unit: 'working-days' },
  };
  const state = complaintAfter(
    received(),
    accepted,
    ...eventsOf(
      decideTransfer(complaintAfter(received(), accepted), {
        complaint: complaintId,
        batch: `${'d'.repeat(26)}-1`,
        at,
        dues: duesFrom(at, own, stateCouncilCalendar),
      }),
    ),
  );
  expect(moved(state, noticed).filter(({ act }) => act !== 'sign-in')).toEqual([
    {
      act: 'outer',
      organisation: null,
      due: '2027-01-06T16:00:00.000Z',
      movedTo: '2027-01-07T16:00:00.000Z',
    },
    {
      act: 'reply',
      organisation: '110105',
      due: '2027-01-04T16:00:00.000Z',
      movedTo: '2027-01-05T16:00:00.000Z',
    },
  ]);
});
