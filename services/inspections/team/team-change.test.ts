import { expect, test } from 'vitest';
import type { Candidate, InspectionStage, NoteRef, Seat } from '@ducha/contracts';
import { inspectionStage } from '@ducha/contracts';
import { inspectionsPolicy, standardPolicy } from '@ducha/policy';
import {
  formerLeaderKey,
  leaderKey,
  type Booked,
  type BookingsInHand,
} from '../bookings/bookings-in-hand.ts';
import type { Booking } from '../bookings/booking-events.ts';
import { inspectionStream } from '../inspection/inspection-fold.ts';
import type { Inspection } from '../inspection/inspection-state.ts';
import { decideTeamChange, nextLeader, type TeamMoves } from './team-change.ts';

const id = '0'.repeat(26);
const note = (field: string): NoteRef => ({
  note: `${'1'.repeat(26)}.${field}`,
  mac: 'm'.repeat(43),
});
const running: Inspection = {
  kind: 'routine',
  level: 'municipal',
  important: false,
  targets: ['110105', '110106'],
  from: '2026-03-29',
  until: '2026-04-27',
  policy: { round: 3 },
  held: standardPolicy(inspectionsPolicy).values,
  stage: 'stationed',
  submittedBy: 'head',
  reason: null,
  decisions: [],
  moves: [],
  team: { leader: 'leader', deputies: ['deputy'], members: ['one', 'two'] },
  teamChanges: [],
  vettings: [],
  putOffOn: null,
  erasures: [],
  erased: [],
  closedOn: null,
  complaintsTakenUntil: null,
  endedAt: null,
};
const person = (subject: string, more: Partial<Candidate> = {}): Candidate => ({
  subject,
  rank: 'bureau',
  retiredOn: null,
  organisations: [],
  ...more,
});
const bureauLeader = {
  organisations: [{ organisation: 'sthjj', leads: true, left: null }],
};
const joins = (seat: Seat, who: Candidate) => ({ seat, person: who });
const none: TeamMoves = { leaves: [], joins: [] };
const today = '2026-04-10';

function change(
  moves: Partial<TeamMoves>,
  {
    state = running,
    on = today,
    bookings = {},
  }: { state?: Inspection | null; on?: string; bookings?: BookingsInHand } = {},
) {
  return decideTeamChange(
    state,
    { inspection: id, ...none, ...moves, reason: note('reason'), vetting: note('vetting') },
    { today: on, bookings },
  );
}

/** The state after a change that was decided. */
function after(decided: ReturnType<typeof change>, state = running): Inspection {
  if ('rejected' in decided) throw new Error(decided.rejected);
  const [event] = decided.primary;
  if (event === undefined) throw new Error('nothing was decided');
  const folded = inspectionStream.evolve(state, event, { version: 6, at: '' });
  if (folded === null) throw new Error('there is an inspection');
  return folded;
}

test('a member leaves, another joins: the whole team from that day on, and what became of it', () => {
  const decided = change({ leaves: ['one'], joins: [joins('member', person('three'))] }) as Booked;
  expect(decided).toEqual({
    primary: [
      {
        type: 'inspection.team-changed.v1',
        data: {
          leader: 'leader',
          deputies: ['deputy'],
          members: ['two', 'three'],
          on: today,
          reason: note('reason'),
          vetting: note('vetting'),
        },
      },
    ],
    companions: {},
  });
  expect(after(decided)).toEqual({
    ...running,
    team: { leader: 'leader', deputies: ['deputy'], members: ['two', 'three'] },
    teamChanges: [
      {
        on: today,
        left: ['one'],
        joined: [{ subject: 'three', seat: 'member' }],
        reason: note('reason'),
      },
    ],
    vettings: [note('vetting')],
  });
});

test('a member who becomes deputy gives up the seat for it, and has not left', () => {
  const decided = change({
    leaves: ['one', 'deputy'],
    joins: [joins('deputy', person('one', bureauLeader))],
  });
  expect(after(decided)).toMatchObject({
    team: { leader: 'leader', deputies: ['one'], members: ['two'] },
    teamChanges: [{ left: ['deputy'], joined: [{ subject: 'one', seat: 'deputy' }] }],
  });
});

test.each(inspectionStage.options)('at %s', (stage: InspectionStage) => {
  const atWork = stage === 'preparing' || stage === 'stationed' || stage === 'reporting';
  const state = { ...running, stage };
  const decided = change({ leaves: ['one'] }, { state });
  if (atWork) expect(after(decided, state).stage).toBe(stage);
  else expect(decided).toEqual({ rejected: 'wrong-stage' });
});

test('of nothing, and of an inspection without a team, nothing is changed', () => {
  expect(change({ leaves: ['one'] }, { state: null })).toEqual({ rejected: 'not-found' });
  expect(change({ leaves: ['one'] }, { state: { ...running, team: null } })).toEqual({
    rejected: 'wrong-stage',
  });
});

const wasAt = (organisation: string, left: string | null) => ({
  organisations: [{ organisation, leads: false, left }],
});
const many = (count: number) => Array.from({ length: count }, (_, index) => `m${index}`);

test.each<[string, Partial<TeamMoves>, string[]]>([
  ['who does not sit there leaves', { leaves: ['one', 'nobody'] }, ['#/leaves/1 not-on-team']],
  ['who leaves is named twice', { leaves: ['one', 'one'] }, ['#/leaves/1 twice']],
  ['who sits there joins', { joins: [joins('member', person('two'))] }, ['#/joins/0 twice']],
  [
    'who joins is named twice',
    { joins: [joins('member', person('x')), joins('member', person('x'))] },
    ['#/joins/1 twice'],
  ],
  ['the leader leaves', { leaves: ['leader'] }, ['#/leaves leader-missing']],
  [
    'a second leader joins',
    { joins: [joins('leader', person('second'))] },
    ['#/joins leader-there'],
  ],
  ['the last deputy leaves', { leaves: ['deputy'] }, ['#/leaves deputy-missing']],
  [
    'a sixth deputy joins',
    { joins: many(5).map((subject) => joins('deputy', person(subject, bureauLeader))) },
    ['#/joins team-full'],
  ],
  [
    'a sixty-first member joins',
    { joins: many(59).map((subject) => joins('member', person(subject))) },
    ['#/joins team-full'],
  ],
  [
    'a leader of lower rank',
    { leaves: ['leader'], joins: [joins('leader', person('next', { rank: 'division' }))] },
    ['#/joins/0 rank'],
  ],
  [
    'a deputy from elsewhere',
    { joins: [joins('deputy', person('next'))] },
    ['#/joins/0 not-a-bureau-leader'],
  ],
  [
    'who belongs to a target',
    { joins: [joins('member', person('x', wasAt('110106', null)))] },
    ['#/joins/0 recusal'],
  ],
  [
    'who belongs to a township of it',
    { joins: [joins('member', person('x', wasAt('110105001', null)))] },
    ['#/joins/0 recusal'],
  ],
  // Measured by the day on which they join, three years after the one on which they left.
  [
    'who left a target recently',
    { joins: [joins('member', person('x', wasAt('110105', '2023-04-11')))] },
    ['#/joins/0 recusal'],
  ],
  [
    'who left it long enough ago',
    { joins: [joins('member', person('x', wasAt('110105', '2023-04-10')))] },
    [],
  ],
  [
    'a leader who retired too long ago by now',
    { leaves: ['leader'], joins: [joins('leader', person('x', { retiredOn: '2023-04-09' }))] },
    ['#/joins/0 retired'],
  ],
  [
    'every fault is named',
    {
      leaves: ['nobody', 'deputy'],
      joins: [joins('leader', person('x', { ...wasAt('110105', null), rank: 'other' }))],
    },
    [
      '#/leaves/0 not-on-team',
      '#/joins leader-there',
      '#/leaves deputy-missing',
      '#/joins/0 rank',
      '#/joins/0 recusal',
    ],
  ],
])('a change in which %s', (_, moves, expected) => {
  const decided = change(moves);
  const faults = 'faults' in decided ? (decided.faults ?? []) : [];
  expect(faults.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(expected);
  expect('rejected' in decided ? decided.rejected : 'decided').toBe(
    expected.length > 0 ? 'team-unfit' : 'decided',
  );
});

test('before its first day people are measured by that day', () => {
  const state = { ...running, stage: 'preparing' as const };
  const left = (on: string) => ({ joins: [joins('member', person('x', wasAt('110105', on)))] });
  const early = { state, on: '2026-03-01' };
  expect(change(left('2023-03-29'), early)).toHaveProperty('primary');
  expect(change(left('2023-03-30'), early)).toMatchObject({ rejected: 'team-unfit' });
});

const succession: TeamMoves = {
  leaves: ['leader'],
  joins: [joins('leader', person('successor'))],
};
const busy = (from: string, until: string, open = false): Booking => ({
  inspection: '9'.repeat(26),
  from,
  until,
  open,
});
const own = { inspection: id, from: running.from, until: running.until, open: true };
const held = (...next: Booking[]): BookingsInHand => ({
  [leaderKey]: { bookings: next },
  [formerLeaderKey]: { bookings: [own, busy('2026-06-01', '2026-06-30')] },
});

test('a leader who changes is booked in the place of the one before, who is free again', () => {
  const { companions } = change(succession, { bookings: held() }) as Booked;
  expect(companions).toEqual({
    [leaderKey]: [
      {
        type: 'booking.kept.v1',
        data: { bookings: [{ ...own, from: today }] },
      },
    ],
    [formerLeaderKey]: [
      { type: 'booking.kept.v1', data: { bookings: [busy('2026-06-01', '2026-06-30')] } },
    ],
  });
});

test.each([
  ['in what is left of the window', today, busy('2026-04-20', '2026-05-20'), true],
  ['on a team that has not left', today, busy('2026-03-01', '2026-03-20', true), true],
  ['before that', today, busy('2026-03-01', '2026-04-09'), false],
  ['after it', today, busy('2026-04-28', '2026-05-20'), false],
  ['now, while the team is past its window', '2026-05-02', busy('2026-05-01', '2026-05-20'), true],
])('nobody leads two inspections at once: booked %s', (_, on, other, taken) => {
  const decided = change(succession, { on, bookings: held(other) });
  if (taken) expect(decided).toEqual({ rejected: 'leader-booked' });
  else expect(decided).toHaveProperty('primary');
});

test('bookings are held while the team is to come or on site, and of a leader who changes alone', () => {
  expect(nextLeader(running, succession)).toBe('successor');
  expect(nextLeader({ ...running, stage: 'preparing' }, succession)).toBe('successor');
  expect(nextLeader({ ...running, stage: 'reporting' }, succession)).toBeNull();
  expect(nextLeader({ ...running, team: null }, succession)).toBeNull();
  expect(nextLeader(running, { ...none, leaves: ['one'] })).toBeNull();
  expect(nextLeader(running, { ...none, leaves: ['leader'] })).toBeNull();
  expect(nextLeader(running, { ...none, joins: succession.joins })).toBeNull();
});
