import { expect, test } from 'vitest';
import { notificationsPolicy, standardPolicy, type NotificationsPolicy } from '@ducha/policy';
import { announce } from '../announcements/announcement.ts';
import { dutyStream } from '../duties/duty-fold.ts';
import { decideRetention } from '../duties/retention.ts';
import { planSteps } from './ladder-plan.ts';
import { decideDoubt, decideFinding, decideOutcome } from '../notification/delivery.ts';
import { notificationStream } from '../notification/notification-fold.ts';
import type { Letter } from '../notification/notification-events.ts';
import type { Notification } from '../notification/notification-state.ts';
import { decideHold, decideJoin } from '../digest/gathering.ts';
import { slotStream } from '../digest/slot-fold.ts';

const standard = standardPolicy(notificationsPolicy).values;
const asked = '2026-03-02T02:00:00.000Z';
const due = '2026-03-12T16:00:00.000Z';
/** 22:30 in Beijing. */
const night = '2026-03-02T14:30:00.000Z';
const matter = { kind: 'complaint', id: 'c'.repeat(26), number: 'W3BJ202603020001' } as const;

const stepsOf = (act: 'sign-in' | 'reply' | 'finish') => (policy: NotificationsPolicy) =>
  planSteps({ act, from: asked, due }, asked, policy);

const atNight = (occasion: 'hand-over' | 'reminder') => (policy: NotificationsPolicy) =>
  announce(
    {
      notice: 'd'.repeat(26),
      organisation: '110105',
      occasion,
      batch: null,
      matters: [{ ...matter, act: 'reply', due, replyDue: null, ladder: null, step: null }],
    },
    { reached: { duty: 'liaison', channels: ['sms'] }, passedOver: [] },
    { now: night, policy, idOf: () => 'e'.repeat(26) },
  ).flatMap((companion) =>
    companion.stream.kind.kind === 'notification'
      ? companion.decide(notificationStream.initial)
      : [],
  );

const letter: Letter = {
  notice: 'a'.repeat(26),
  occasion: 'reminder',
  organisation: '110105',
  duty: 'liaison',
  channel: 'sms',
  sibling: null,
  count: 1,
  first: { ...matter, act: 'reply', due },
  batch: null,
  parts: 1,
  urgent: true,
  sendAt: asked,
};
const sending: Notification = {
  ...notificationStream.initial,
  letter,
  stage: 'sending',
  attempts: 1,
};
/** Someone was asked what became of it. */
const asking: Notification = { ...sending, unheard: 1 };
const answer = (kind: 'not-found' | 'no-answer') => ({ round: asking.rounds, finding: { kind } });

const joined = (policy: NotificationsPolicy) =>
  decideJoin(
    slotStream.initial,
    {
      organisation: '110105',
      duty: 'liaison',
      at: asked,
      ladder: 'b'.repeat(26),
      plan: 1,
      step: 'day',
    },
    asked,
    policy,
  );

const name = { note: `${'f'.repeat(26)}.name`, mac: 'm'.repeat(43) };
/** Somebody held the duty and left. */
const vacant = [
  {
    type: 'duty.appointed.v1' as const,
    data: { organisation: '110105', duty: 'liaison' as const, name, mobile: null, email: null },
  },
  { type: 'duty.vacated.v1' as const, data: {} },
].reduce(
  (state, event) => dutyStream.evolve(state, event, { version: 1, at: asked }),
  dutyStream.initial,
);

/** For every entry of the policy: another value, and a decision that it changes. */
const followed: {
  readonly [Entry in keyof NotificationsPolicy]: readonly [
    other: NotificationsPolicy[Entry],
    decide: (policy: NotificationsPolicy) => unknown,
  ];
} = {
  signInLadder: [standard.signInLadder.slice(0, 1), stepsOf('sign-in')],
  replyLadder: [standard.replyLadder.slice(2), stepsOf('reply')],
  finishLadder: [standard.finishLadder.slice(2), stepsOf('finish')],
  dailySlotHour: [10, stepsOf('reply')],
  quietHours: [{ from: 23, until: 7 }, atNight('reminder')],
  handOverUrgent: [false, atNight('hand-over')],
  reminderUrgent: [true, atNight('reminder')],
  gatherMinutes: [5, joined],
  patienceMinutes: [
    1,
    (policy) =>
      decideHold(
        {
          ...slotStream.initial,
          of: { organisation: '110105', duty: 'liaison', at: asked },
          sendAt: asked,
        },
        '2026-03-02T02:05:00.000Z',
        policy,
      ),
  ],
  retryMinutes: [
    [7],
    (policy) => decideOutcome(sending, { kind: 'temporary', reason: 'unreachable' }, asked, policy),
  ],
  deliveryMinutes: [
    [9],
    (policy) =>
      decideFinding({ ...asking, stage: 'handed-over' }, answer('not-found'), asked, policy),
  ],
  doubtMinutes: [[9], (policy) => decideDoubt(sending, asked, policy)],
  unansweredMinutes: [
    [9],
    (policy) =>
      decideFinding({ ...asking, stage: 'ambiguous' }, answer('no-answer'), asked, policy),
  ],
  formerHolderRetention: [
    12,
    (policy) => decideRetention(vacant, { at: '2027-01-01T00:00:00.000Z', tenure: 1, policy }),
  ],
};

test.each(Object.entries(followed))('%s decides', (entry, [other, decide]) => {
  expect(decide({ ...standard, [entry]: other })).not.toEqual(decide(standard));
});
