import { expect, test } from 'vitest';
import type { Actor, Candidate } from '@ducha/contracts';
import {
  inspectionsPolicy,
  keepPolicy,
  standardPolicy,
  type InspectionsPolicy,
} from '@ducha/policy';
import { approverOf, decideApproval, decideDraft, decideSubmission } from '../planning/approval.ts';
import { dueOf } from './due.ts';
import { inspectionStream } from './inspection-fold.ts';
import type { Inspection } from './inspection-state.ts';
import type { InspectionEvent } from './inspection-events.ts';
import { decidePreparation } from '../team/preparation.ts';
import { leaderKey, type Booked } from '../bookings/bookings-in-hand.ts';
import { decideClosing, decideOpening, decideWindow } from '../stationing/stationing.ts';

const id = '0'.repeat(26);
const reason = { note: `${'1'.repeat(26)}.reason`, mac: 'm'.repeat(43) };
const facts = {
  kind: 'routine',
  level: 'municipal',
  important: false,
  targets: ['110105', '110106'],
  from: '2026-03-29',
  until: '2026-04-27',
  policy: {
    round: 3,
    signIn: { value: 1, unit: 'working-days' },
    reply: { value: 10, unit: 'calendar-days' },
    typeCounting: 'main',
    organisationCounting: 'lead',
  },
} as const;
const standard = standardPolicy(inspectionsPolicy);
const draft = { ...facts, targets: [...facts.targets], kept: keepPolicy(standard) };

/** An inspection that was drafted while the policy said something else. */
function heldBy(more: Partial<InspectionsPolicy>): InspectionEvent {
  const kept = keepPolicy({ change: 1, values: { ...standard.values, ...more } });
  return { type: 'inspection.drafted.v2', data: { ...draft, kept } };
}

const committee: Actor = {
  role: 'committee-and-government-approver',
  organisation: null,
  subject: 'committee',
};
const head: Actor = { role: 'office-head', organisation: null, subject: 'head' };

const drafted: InspectionEvent = { type: 'inspection.drafted.v2', data: draft };
const submitted: InspectionEvent = { type: 'inspection.submitted.v1', data: { by: 'head' } };
const approved: InspectionEvent = { type: 'inspection.approved.v1', data: { reason } };
const prepared: InspectionEvent = {
  type: 'inspection.prepared.v1',
  data: { leader: 'leader', deputies: ['deputy'], members: [], vetting: reason },
};
const opened: InspectionEvent = {
  type: 'inspection.stationing-opened.v2',
  data: {
    inspection: id,
    kind: facts.kind,
    level: facts.level,
    targets: draft.targets,
    from: facts.from,
    until: facts.until,
    policy: facts.policy,
  },
};

function given(...events: readonly InspectionEvent[]): Inspection | null {
  return events.reduce<Inspection | null>(
    (state, event, index) => inspectionStream.evolve(state, event, { version: index + 1, at: '' }),
    inspectionStream.initial,
  );
}

const leader: Candidate = { subject: 'leader', rank: 'bureau', retiredOn: null, organisations: [] };
const deputy: Candidate = {
  subject: 'deputy',
  rank: 'division',
  retiredOn: null,
  organisations: [{ organisation: 'sthjj', leads: true, left: null }],
};
const free = {
  [leaderKey]: { bookings: [] },
  '110105': { bookings: [] },
  '110106': { bookings: [] },
};

function prepare(
  state: Inspection | null,
  changes: {
    leader?: Candidate;
    deputies?: Candidate[];
    members?: Candidate[];
    bookings?: typeof free;
    today?: string;
  } = {},
) {
  return decidePreparation(
    state,
    {
      inspection: id,
      vetting: reason,
      team: {
        leader: changes.leader ?? leader,
        deputies: changes.deputies ?? [deputy],
        members: changes.members ?? [],
      },
    },
    {
      today: changes.today ?? '2026-03-20',
      bookings: changes.bookings ?? free,
    },
  );
}

test('a draft must have a window that runs forward', () => {
  expect(decideDraft(null, draft)).toEqual([drafted]);
  expect(decideDraft(null, { ...draft, until: '2026-03-28' })).toEqual({
    rejected: 'dates-impossible',
  });
  expect(decideDraft(null, { ...draft, from: '9999-12-10', until: '9999-12-31' })).toEqual({
    rejected: 'dates-impossible',
  });
  expect(decideDraft(given(drafted), draft)).toEqual({ rejected: 'wrong-stage' });
});

test.each([
  ['routine', false, 'committee-and-government-approver'],
  ['special', true, 'committee-and-government-approver'],
  ['special', false, 'working-group-approver'],
  ['daily', true, 'working-group-approver'],
  ['stationed', false, 'working-group-approver'],
] as const)('%s (important: %s) is approved by %s', (kind, important, approver) => {
  const held = standard.values;
  expect(approverOf({ kind, important, held })).toBe(approver);
  const stricter = { ...held, approverOfOthers: 'committee-and-government-approver' as const };
  expect(approverOf({ kind, important, held: stricter })).toBe('committee-and-government-approver');
});

test('only the approver of the Measures decides, on a submission, and never on their own', () => {
  const approve = (state: Inspection | null, actor: Actor) =>
    decideApproval(state, { decision: 'approve', reason, actor });
  expect(decideSubmission(given(drafted), head)).toEqual([submitted]);
  expect(approve(given(drafted, submitted), committee)).toEqual([approved]);
  expect(
    approve(given(drafted, submitted), { ...committee, role: 'working-group-approver' }),
  ).toEqual({
    rejected: 'forbidden',
  });
  expect(approve(given(drafted, submitted), { ...committee, subject: 'head' })).toEqual({
    rejected: 'own-case',
  });
  expect(approve(given(drafted), committee)).toEqual({ rejected: 'wrong-stage' });
  expect(approve(null, committee)).toEqual({ rejected: 'not-found' });
});

test('a rejected inspection gets no team and is not submitted as it is', () => {
  const rejected = decideApproval(given(drafted, submitted), {
    decision: 'reject',
    reason,
    actor: committee,
  });
  expect(rejected).toEqual([{ type: 'inspection.rejected.v1', data: { reason } }]);
  const state = given(drafted, submitted, ...(rejected as InspectionEvent[]));
  expect(prepare(state)).toEqual({ rejected: 'not-approved' });
  expect(decideSubmission(state, head)).toEqual({ rejected: 'wrong-stage' });
});

test('an approved inspection gets its team, and leader and targets are booked with it', () => {
  const decision = prepare(given(drafted, submitted, approved)) as Booked;
  expect(decision.primary).toEqual([prepared]);
  const booking = { inspection: id, from: facts.from, until: facts.until, open: false };
  expect(Object.keys(decision.companions)).toEqual([...facts.targets, leaderKey]);
  for (const events of Object.values(decision.companions)) {
    expect(events).toEqual([{ type: 'booking.kept.v1', data: { bookings: [booking] } }]);
  }
});

test('a booking in the window is in the way, one beside it is not', () => {
  const state = given(drafted, submitted, approved);
  const busy = (from: string, until: string, open = false) => ({
    bookings: [{ inspection: '9'.repeat(26), from, until, open }],
  });
  const at = (key: string, bookings: ReturnType<typeof busy>) =>
    prepare(state, { bookings: { ...free, [key]: bookings } });
  expect(at('110105', busy('2026-04-27', '2026-05-20'))).toEqual({ rejected: 'target-booked' });
  expect(at(leaderKey, busy('2026-03-01', '2026-03-29'))).toEqual({ rejected: 'leader-booked' });
  expect(at('110106', busy('2026-04-28', '2026-05-20'))).toHaveProperty('primary');
  expect(at('110106', busy('2026-03-01', '2026-03-28'))).toHaveProperty('primary');
  // A team that should have left but is still on site is in the way.
  expect(at('110106', busy('2026-03-01', '2026-03-28', true))).toEqual({
    rejected: 'target-booked',
  });
});

test('a window that is over gets no team', () => {
  const state = given(drafted, submitted, approved);
  expect(prepare(state, { today: '2026-04-27' })).toHaveProperty('primary');
  expect(prepare(state, { today: '2026-04-28' })).toEqual({ rejected: 'dates-impossible' });
});

const person = (changes: Partial<Candidate>): Candidate => ({
  ...leader,
  subject: 'somebody',
  ...changes,
});
const belonged = (organisation: string, left: string | null) => ({
  organisations: [{ organisation, leads: false, left }],
});
test.each([
  ['a leader of lower rank', { leader: person({ rank: 'division' }) }, ['#/leader rank']],
  [
    'a leader retired too long',
    { leader: person({ retiredOn: '2023-03-28' }) },
    ['#/leader retired'],
  ],
  ['a leader retired just recently enough', { leader: person({ retiredOn: '2023-03-29' }) }, []],
  ['a deputy from elsewhere', { deputies: [person({})] }, ['#/deputies/0 not-a-bureau-leader']],
  [
    'a deputy who has retired',
    { deputies: [{ ...deputy, retiredOn: '2026-01-01' }] },
    ['#/deputies/0 not-a-bureau-leader'],
  ],
  [
    'a member of a target',
    { members: [person(belonged('110106', null))] },
    ['#/members/0 recusal'],
  ],
  [
    'a member of a target’s township',
    { members: [person(belonged('110105001', null))] },
    ['#/members/0 recusal'],
  ],
  [
    'who left recently',
    { members: [person(belonged('110105', '2023-03-30'))] },
    ['#/members/0 recusal'],
  ],
  ['who left long enough ago', { members: [person(belonged('110105', '2023-03-29'))] }, []],
  ['who belongs elsewhere', { members: [person(belonged('110107', null))] }, []],
  ['who sits there twice', { members: [person({ subject: 'deputy' })] }, ['#/members/0 twice']],
] as const)('the team: %s', (_, changes, expected) => {
  const decision = prepare(given(drafted, submitted, approved), changes as never);
  const faults = 'faults' in decision ? (decision.faults ?? []) : [];
  expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected);
  expect('rejected' in decision).toBe(expected.length > 0);
});

test.each([
  ['retiredYears', 2, { leader: person({ retiredOn: '2023-12-01' }) }, ['#/leader retired']],
  [
    'recusalYears',
    5,
    { members: [person(belonged('110105', '2022-01-01'))] },
    ['#/members/0 recusal'],
  ],
  ['recusalYears', 1, { members: [person(belonged('110105', '2024-01-01'))] }, []],
  ['ecologyBureau', 'shbj', {}, ['#/deputies/0 not-a-bureau-leader']],
] as const)('the team by the policy of its draft: %s %s', (entry, value, changes, expected) => {
  const state = given(heldBy({ [entry]: value }), submitted, approved);
  const decision = prepare(state, changes as never);
  const faults = 'faults' in decision ? (decision.faults ?? []) : [];
  expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected);
});

test('stationing opens from its first day on, while no other team is at a target', () => {
  const state = given(drafted, submitted, approved, prepared);
  const open = (today: string, bookings: typeof free = free) =>
    decideOpening(state, { inspection: id }, { today, bookings });
  expect(open('2026-03-28')).toEqual({ rejected: 'dates-impossible' });
  expect(open('2026-04-28')).toEqual({ rejected: 'dates-impossible' });
  const other = {
    bookings: [{ inspection: '9'.repeat(26), from: '2026-02-01', until: '2026-03-01', open: true }],
  };
  expect(open('2026-03-29', { ...free, '110105': other } as never)).toEqual({
    rejected: 'target-booked',
  });
  const decision = open('2026-03-29') as Booked;
  expect(decision.primary.map(({ type }) => type)).toEqual(['inspection.stationing-opened.v2']);
  expect(decision.companions['110105']?.[0]?.data.bookings).toEqual([
    { inspection: id, from: facts.from, until: facts.until, open: true },
  ]);
});

test('stationing from 29 March to 27 April inclusive is 30 days; its end frees the targets', () => {
  const state = given(drafted, submitted, approved, prepared, opened);
  const mine = { bookings: [{ inspection: id, from: facts.from, until: facts.until, open: true }] };
  const close = (complaintsTakenUntil: string) =>
    decideClosing(
      state,
      { inspection: id, complaintsTakenUntil },
      { today: '2026-04-27', bookings: { '110105': mine } },
    );
  expect(close('2026-04-26')).toEqual({ rejected: 'dates-impossible' });
  expect(close('9999-12-31')).toEqual({ rejected: 'dates-impossible' });
  const decision = close('2026-05-10') as Booked;
  expect(decision.primary).toEqual([
    {
      type: 'inspection.stationing-closed.v1',
      data: {
        inspection: id,
        closedOn: '2026-04-27',
        complaintsTakenUntil: '2026-05-10',
        days: 30,
      },
    },
  ]);
  expect(decision.companions['110105']?.[0]?.data.bookings).toEqual([]);
  // Closed late it has as many days as were planned, closed early fewer.
  const daysWhenClosed = (today: string) => {
    const command = { inspection: id, complaintsTakenUntil: '2026-05-10' };
    const closed = decideClosing(state, command, { today, bookings: { '110105': mine } });
    return 'rejected' in closed ? closed : closed.primary[0]?.data;
  };
  expect(daysWhenClosed('2026-05-06')).toMatchObject({ closedOn: '2026-05-06', days: 30 });
  expect(daysWhenClosed('2026-04-20')).toMatchObject({ closedOn: '2026-04-20', days: 23 });
});

test('the clock opens in the window, strikes off after it, and touches nothing else', () => {
  const due = (state: Inspection | null, today: string) =>
    decideWindow(state, { inspection: id }, { today, bookings: free });
  const state = given(drafted, submitted, approved, prepared);
  expect(due(state, '2026-04-27')).toMatchObject({
    primary: [{ type: 'inspection.stationing-opened.v2' }],
  });
  expect(due(state, '2026-04-28')).toMatchObject({
    primary: [{ type: 'inspection.lapsed.v1', data: { on: '2026-04-28' } }],
    companions: { '110105': [{ data: { bookings: [] } }] },
  });
  const open = given(drafted, submitted, approved, prepared, opened);
  expect(due(open, '2026-04-28')).toEqual({ primary: [], companions: {} });
});

test('while another team is at a target the clock puts the stationing off from day to day', () => {
  const other = { inspection: '9'.repeat(26), from: '2026-03-01', until: '2026-03-20', open: true };
  const busy = { ...free, '110105': { bookings: [other] } };
  const putOff: InspectionEvent = {
    type: 'inspection.stationing-put-off.v1',
    data: { on: '2026-03-29' },
  };
  const waiting = given(drafted, submitted, approved, prepared);
  expect(dueOf(waiting!)).toBe('2026-03-28T16:00:00.000Z');
  expect(
    decideWindow(waiting, { inspection: id }, { today: '2026-03-29', bookings: busy }),
  ).toEqual({ primary: [putOff], companions: {} });
  const later = given(drafted, submitted, approved, prepared, putOff);
  expect(dueOf(later!)).toBe('2026-03-29T16:00:00.000Z');
  expect(later?.stage).toBe('preparing');
  expect(
    decideWindow(later, { inspection: id }, { today: '2026-03-30', bookings: free }),
  ).toMatchObject({ primary: [{ type: 'inspection.stationing-opened.v2' }] });
});
