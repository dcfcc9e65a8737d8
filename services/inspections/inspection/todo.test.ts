import { describe, expect, test } from 'vitest';
import { inspectionStage, roles, type InspectionStage, type Role } from '@ducha/contracts';
import { transitions, type InspectionEventType } from './inspection-stages.ts';
import { nextStep, todoOf } from './todo.ts';

const from = '2026-03-29';
const until = '2026-04-27';
const [before, inside, after] = ['2026-03-01', '2026-04-01', '2026-04-28'];
/** 2026-03-29 begins in Beijing, that day ends, 2026-04-27 ends. */
const [begins, firstDayEnds, windowEnds] = [
  '2026-03-28T16:00:00.000Z',
  '2026-03-29T16:00:00.000Z',
  '2026-04-27T16:00:00.000Z',
];
const routine = {
  approver: 'committee-and-government-approver',
  from,
  until,
  submittedBy: 'submitter',
  team: ['leader', 'deputy'],
} as const;

/** Stage × role → act and due, for somebody on the team who submitted nothing; after the window. */
const table: Readonly<Record<InspectionStage, Partial<Record<Role, readonly [string, string]>>>> = {
  draft: { 'office-head': ['submit', begins] },
  submitted: { 'committee-and-government-approver': ['decide', begins] },
  approved: { 'office-head': ['prepare', begins] },
  rejected: {},
  preparing: {
    'office-head': ['open-stationing', firstDayEnds],
    'team-leader': ['open-stationing', firstDayEnds],
  },
  stationed: {
    'office-head': ['close-stationing', windowEnds],
    'team-leader': ['close-stationing', windowEnds],
  },
  reporting: {},
  'feedback-given': {},
  rectifying: {},
  archived: {},
  cancelled: {},
};
/** The day on which somebody is awaited at each stage. */
const dayOf = (stage: InspectionStage): string => (stage === 'stationed' ? after : inside);

describe.each(inspectionStage.options)('at %s', (stage) => {
  test.each(roles)('%s', (role) => {
    const person = { subject: 'leader', roles: [role] };
    const expected = table[stage][role];
    expect(todoOf({ ...routine, stage }, person, dayOf(stage))).toEqual(
      expected === undefined ? null : { act: expected[0], due: expected[1] },
    );
  });
});

test('a decision lies with the approver of the Measures, and never with who submitted it', () => {
  const submitted = { ...routine, stage: 'submitted', approver: 'working-group-approver' } as const;
  const roleAndSubject = (role: Role, subject = 'somebody') =>
    todoOf(submitted, { subject, roles: [role, 'office-head'] }, before)?.act;
  expect(roleAndSubject('working-group-approver')).toBe('decide');
  expect(roleAndSubject('committee-and-government-approver')).toBeUndefined();
  expect(roleAndSubject('working-group-approver', 'submitter')).toBeUndefined();
});

test('the leader of another team is not awaited', () => {
  for (const stage of ['preparing', 'stationed'] as const) {
    const stranger = { subject: 'stranger', roles: ['team-leader'] };
    expect(todoOf({ ...routine, stage }, stranger, after)).toBeNull();
  }
});

test('a stationing is closed when its window has passed; an approved one gets another', () => {
  const on = (stage: InspectionStage, today: string) =>
    nextStep({ stage, from, until }, today)?.act;
  expect(on('stationed', until)).toBeUndefined();
  expect(on('stationed', after)).toBe('close-stationing');
  expect(on('approved', until)).toBe('prepare');
  expect(on('approved', after)).toBe('reschedule');
  expect(on('preparing', before)).toBe('open-stationing');
});

test('every step leads on from its stage by the table of transitions', () => {
  const events: Readonly<Record<string, InspectionEventType>> = {
    submit: 'inspection.submitted.v1',
    decide: 'inspection.approved.v1',
    prepare: 'inspection.prepared.v1',
    'open-stationing': 'inspection.stationing-opened.v2',
    'close-stationing': 'inspection.stationing-closed.v1',
  };
  const stages = inspectionStage.options.filter((stage) => {
    const step = nextStep({ stage, from, until }, dayOf(stage));
    if (step === null) return false;
    const type = events[step.act];
    expect(type === undefined ? [] : transitions[type].from, stage).toContain(stage);
    return true;
  });
  expect(stages).toHaveLength(Object.keys(events).length);
  expect(nextStep({ stage: 'approved', from, until }, after)?.act).toBe('reschedule');
  expect(transitions['inspection.rescheduled.v1'].from).toContain('approved');
});
