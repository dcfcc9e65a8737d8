import { stateCouncilCalendar, type Calendar } from '@ducha/calendar';
import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { duesFrom, supplementBy } from '../complaint/deadlines.ts';
import { decideSignIn } from '../handling/sign-in.ts';
import { decideOfficeReturn } from '../handling/review.ts';
import { decideAsk } from '../screening/screening.ts';
import { decideTransfer } from '../complaint/transfer.ts';
import {
  accepted,
  approved,
  complaintId,
  complaintAfter,
  histories,
  notice2027,
  policy,
  received,
  replied,
  someNote,
} from '../testing/complaint-history.ts';
import { decideRecount } from './recount.ts';

const at = '2026-12-31T02:00:00.000Z';
const after: Calendar = {
  ...stateCouncilCalendar,
  notices: [...stateCouncilCalendar.notices, notice2027],
};
const hours = { ...policy, signIn: { value: 1, unit: 'working-days' as const } };

function eventsOf(decided: readonly ComplaintEvent[] | { rejected: string }): ComplaintEvent[] {
  if ('rejected' in decided) throw new Error(decided.rejected);
  return [...decided];
}
const transferredBy = (calendar: Calendar): ComplaintEvent[] =>
  eventsOf(
    decideTransfer(complaintAfter(received(), accepted), {
      complaint: complaintId,
      batch: `${'d'.repeat(26)}-1`,
      at,
      dues: duesFrom(at, hours, calendar),
    }),
  );
const handedOver = complaintAfter(received(), accepted, ...transferredBy(stateCouncilCalendar));
const recounted = (state: Complaint, calendar = after) =>
  decideRecount(complaintId, state, { calendar, policy: hours });
const deadline = (organisation: string, act: string) =>
  `complaint/${complaintId}/${organisation}/${act}`;

test('dates that were counted in a year of which nothing was known are counted anew, and say how', () => {
  const moved = recounted(handedOver);
  const signIn = {
    due: '2027-01-04T16:00:00.000Z',
    counted: {
      period: { value: 1, unit: 'working-days' },
      passed: {
        off: [{ name: 'new-year', days: 3 }],
        makeUp: 0,
        worked: [],
        saturdays: 0,
        sundays: 0,
      },
    },
  };
  expect(moved).toEqual([
    { type: 'deadline.moved.v1', data: { deadline: deadline('110106', 'sign-in'), ...signIn } },
    { type: 'deadline.moved.v1', data: { deadline: deadline('110105', 'sign-in'), ...signIn } },
    {
      type: 'deadline.moved.v1',
      data: {
        deadline: deadline('110105', 'reply'),
        // It stays where it was, and is firm now.
        due: '2027-01-10T16:00:00.000Z',
        counted: { period: { value: 10, unit: 'calendar-days' } },
      },
    },
  ]);
  const state = complaintAfter(
    received(),
    accepted,
    ...transferredBy(stateCouncilCalendar),
    ...moved,
  );
  expect([state.dates.signIn['110105']?.due, state.dates.reply?.due]).toEqual([
    '2027-01-04T16:00:00.000Z',
    '2027-01-10T16:00:00.000Z',
  ]);
  expect(state.dates).toEqual(complaintAfter(received(), accepted, ...transferredBy(after)).dates);
});

test('a second time changes nothing; nor does a calendar by which they come out the same', () => {
  const state = complaintAfter(
    received(),
    accepted,
    ...transferredBy(stateCouncilCalendar),
    ...recounted(handedOver),
  );
  expect(recounted(state)).toEqual([]);
  expect(recounted(handedOver, stateCouncilCalendar)).toEqual([]);
});

test('what was met stays as it was', () => {
  const signed = eventsOf(
    decideSignIn(handedOver, { complaint: complaintId, organisation: '110105', at }),
  );
  const state = complaintAfter(
    received(),
    accepted,
    ...transferredBy(stateCouncilCalendar),
    ...signed,
  );
  expect(recounted(state).map(({ data }) => ('deadline' in data ? data.deadline : ''))).toEqual([
    deadline('110106', 'sign-in'),
    deadline('110105', 'reply'),
  ]);
});

test('a day that the office named stays, whatever it proves to be', () => {
  const replying = complaintAfter(...histories.handling, replied(), approved);
  const returned = eventsOf(
    decideOfficeReturn(replying, {
      complaint: complaintId,
      reason: someNote,
      redoBy: '2027-01-01',
      by: { organisation: 'sthjj', subject: 'reviewer' },
      today: '2026-12-31',
      at,
    }),
  );
  const state = complaintAfter(...histories.handling, replied(), approved, ...returned);
  expect(state.dates.reply).toMatchObject({ due: '2027-01-01T16:00:00.000Z', named: true });
  expect(recounted(state)).toEqual([]);
});

test('a date of before it was kept how it was counted follows the policy of its inspection', () => {
  const bare = transferredBy(stateCouncilCalendar).map((event): ComplaintEvent => {
    if (event.type !== 'deadline.set.v1') return event;
    const { counted: _, ...data } = event.data;
    return { ...event, data };
  });
  const moved = recounted(complaintAfter(received(), accepted, ...bare));
  // The reply stays on its day, which is firm: nothing is to be told.
  expect(moved.map(({ data }) => ('deadline' in data ? data.deadline : ''))).toEqual([
    deadline('110106', 'sign-in'),
    deadline('110105', 'sign-in'),
  ]);
});

test('the day by which the complainant may answer moves too, unless a person named it', () => {
  const asked = (by: Parameters<typeof decideAsk>[1]) =>
    complaintAfter(
      ...histories.received,
      ...eventsOf(decideAsk(complaintAfter(...histories.received), by)),
    );
  const by = { question: someNote, today: '2026-12-31' };
  const longer = { ...policy, supplement: { value: 5, unit: 'working-days' as const } };
  // The histories' own time is that of the commit: the question runs from it.
  const start = '2026-12-31T02:00:00.000Z';
  const counted = supplementBy(start, longer, stateCouncilCalendar);
  const state = asked({ ...by, ...counted });
  const question = state.question === null ? null : { ...state.question, askedAt: start };
  expect(recounted({ ...state, question })).toMatchObject([
    {
      type: 'complaint.answer-by-moved.v1',
      data: { answerBy: '2027-01-08', due: '2027-01-08T16:00:00.000Z' },
    },
  ]);
  expect(counted.answerBy).toBe('2027-01-07');
  expect(recounted(asked({ ...by, answerBy: '2027-01-01', counted: null }))).toEqual([]);
});
