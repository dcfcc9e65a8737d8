import { stateCouncilCalendar } from '@ducha/calendar';
import type { OfficeAct } from '@ducha/contracts';
import { complaintsPolicy, keepPolicy, standardPolicy, type ComplaintsPolicy } from '@ducha/policy';
import { expect, test } from 'vitest';
import { closingOf } from '../call-back/closing.ts';
import { refusedReopening } from '../call-back/reopening.ts';
import { complaintNumberOf } from '../screening/complaint-number.ts';
import { closingDue, duesFrom, refusableUntil, supplementBy } from '../complaint/deadlines.ts';
import { decideWriteToOffice } from '../messages/messages.ts';
import { keptBefore } from './inspection-copy-events.ts';
import { policyOfComplaints, type PolicyOfComplaints } from './policy-of-complaints.ts';
import { lastDayAfter } from '../cut-off/last-day.ts';
import { officeDue } from '../to-dos/office-dates.ts';
import { policyOfBatch } from '../batches/closing.ts';
import { decideRetention } from '../erasure/retention.ts';
import { decideRefuse } from '../handling/refusal.ts';
import { wrongVisit } from '../intake/visit.ts';
import {
  complaintAt,
  complaintAfter,
  complaintId,
  histories,
  reopeningAsked,
  reopeningDenied,
  someNote,
} from '../testing/complaint-history.ts';

/** Ten days on, and five, are a Sunday. */
const [thursday, tuesday] = ['2026-03-05T02:00:00.000Z', '2026-03-10T02:00:00.000Z'];
const refusal = { organisation: '110105', reason: someNote, at: thursday };

/** What the clock says of how long a complaint that was closed is kept. */
function retention(held: PolicyOfComplaints) {
  return decideRetention(complaintAt('closed'), {
    complaint: complaintId,
    at: '2027-01-01T00:00:00.000Z',
    policy: held,
  });
}

const sixDays = { value: 6, unit: 'working-days' } as const;
const officeStep = (act: OfficeAct) =>
  [
    sixDays,
    (held: PolicyOfComplaints) => {
      const by = { policy: held, calendar: stateCouncilCalendar };
      return officeDue(act, thursday, complaintAt('received'), by);
    },
  ] as const;
const ofOffice = {
  screening: officeStep('screen'),
  refusalDecision: officeStep('decide-refusal'),
  extensionDecision: officeStep('decide-extension'),
  reopeningDecision: officeStep('decide-reopening'),
  review: officeStep('review-reply'),
  messageAnswer: officeStep('answer-message'),
  recheck: officeStep('re-check'),
  recheckSettling: officeStep('settle-recheck'),
};

/** For every entry of the policy: another value, and a decision that it changes. */
const followed: {
  readonly [Entry in keyof ComplaintsPolicy]: readonly [
    other: ComplaintsPolicy[Entry],
    decide: (policy: PolicyOfComplaints) => unknown,
  ];
} = {
  ...ofOffice,
  signIn: [{ value: 2, unit: 'hours' }, (held) => duesFrom(thursday, held, stateCouncilCalendar)],
  reply: [
    { value: 7, unit: 'calendar-days' },
    (held) => duesFrom(thursday, held, stateCouncilCalendar),
  ],
  submission: [
    { value: 5, unit: 'working-days' },
    (held) => duesFrom(thursday, held, stateCouncilCalendar),
  ],
  submissionFor: ['none', (held) => duesFrom(thursday, held, stateCouncilCalendar)],
  closing: [
    { value: 3, unit: 'working-days' },
    (held) => closingDue(thursday, held, stateCouncilCalendar),
  ],
  rollForward: [true, (held) => duesFrom(thursday, held, stateCouncilCalendar)],
  supplement: [
    { value: 3, unit: 'working-days' },
    (held) => supplementBy(tuesday, held, stateCouncilCalendar),
  ],
  reopening: [
    { value: 7, unit: 'calendar-days' },
    (held) => closingOf(complaintAt('closed'), held, stateCouncilCalendar),
  ],
  reopenings: [
    2,
    (held) =>
      refusedReopening(
        complaintAfter(...histories.closed, reopeningAsked, reopeningDenied),
        '2025-12-21T01:00:00.000Z',
        { policy: held, calendar: stateCouncilCalendar },
      ),
  ],
  refusal: [
    { value: 2, unit: 'hours' },
    (held) => refusableUntil(duesFrom(thursday, held, stateCouncilCalendar)),
  ],
  refusals: [
    1,
    (held) => {
      const refused = { ...refusal, at: thursday, decision: 'denied' as const };
      return decideRefuse({ ...complaintAt('transferred'), refusals: [refused] }, refusal, held);
    },
  ],
  messages: [
    1,
    (held) =>
      decideWriteToOffice(
        complaintAfter(...histories.received, {
          type: 'complaint.written-to-office.v1',
          data: { text: someNote },
        }),
        someNote,
        held,
      ),
  ],
  groupVisit: [2, (held) => wrongVisit('visit', { people: 3, representatives: null }, held)],
  contactRetention: [12, retention],
  textRetention: [60, retention],
  cutOffTail: [
    { value: 3, unit: 'working-days' },
    (held) => lastDayAfter({ complaintsTakenUntil: '2026-04-05' }, held, stateCouncilCalendar),
  ],
  letterOfOther: [
    'T',
    (held) =>
      complaintNumberOf({ channel: 'other', receivedOn: '2026-03-05', serial: 1, policy: held }),
  ],
  typeCounting: ['every', policyOfBatch],
  organisationCounting: ['each', policyOfBatch],
};

const standard = standardPolicy(complaintsPolicy).values;
const heldBy = (values: Partial<ComplaintsPolicy>, level: 'central' | 'municipal' = 'central') =>
  policyOfComplaints({
    policy: { round: 3 },
    kept: keepPolicy({ change: 1, values: { ...standard, ...values } }),
    level,
  });

test.each(Object.entries(followed))('%s decides', (entry, [other, decide]) => {
  expect(decide(heldBy({ [entry]: other }))).not.toEqual(decide(heldBy({})));
});

test('organisations have a time of their own in central inspections, or in all, and in none that began before', () => {
  const inner = { value: 7, unit: 'calendar-days' };
  expect(heldBy({}).submission).toEqual(inner);
  expect(heldBy({}, 'municipal').submission).toBeNull();
  expect(heldBy({ submissionFor: 'every' }, 'municipal').submission).toEqual(inner);
  expect(heldBy({ submissionFor: 'none' }).submission).toBeNull();
  const before = { policy: { round: 3 }, kept: keptBefore, level: 'central' as const };
  expect(policyOfComplaints(before).submission).toBeNull();
});
