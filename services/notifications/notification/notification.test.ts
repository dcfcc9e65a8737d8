import { notificationsPolicy, standardPolicy } from '@ducha/policy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNotification, decideRequest } from './requesting.ts';
import {
  decideDoubt,
  decideFinding,
  decideOutcome,
  decideSending,
  decideWithdraw,
  type Finding,
  type Outcome,
} from './delivery.ts';
import { isToBeSent } from './notification-stages.ts';
import { notificationStream } from './notification-fold.ts';
import type { Letter, NotificationEvent } from './notification-events.ts';
import type { Notification } from './notification-state.ts';

const policy = standardPolicy(notificationsPolicy).values;

const id = '0'.repeat(26);
const start = '2025-12-20T02:00:00.000Z';
const letter: Letter = {
  notice: id,
  occasion: 'reminder',
  organisation: '110105',
  duty: 'liaison',
  channel: 'sms',
  sibling: null,
  count: 1,
  first: { kind: 'complaint', id, number: 'D3BJ202512200017', act: 'reply', due: start },
  batch: null,
  parts: 1,
  urgent: false,
  sendAt: start,
};

function fold(
  state: Notification,
  events: readonly NotificationEvent[],
  at: string = start,
): Notification {
  return events.reduce(
    (folded, event) => notificationStream.evolve(folded, event, { version: 1, at }),
    state,
  );
}
const created = (over: Partial<Letter> = {}): Notification =>
  fold(notificationStream.initial, createNotification(id, { ...letter, ...over }, start));
const sending = (over: Partial<Letter> = {}): Notification => {
  const state = created(over);
  return fold(state, decideSending(state, { tenure: 1, billedParts: 2 }));
};
const after = (state: Notification, outcome: Outcome, now = start): Notification =>
  fold(state, decideOutcome(state, outcome, now, policy), now);

test('a message whose time has come is asked for at once; one that waits is asked for by the clock', () => {
  expect(created()).toMatchObject({ stage: 'created', rounds: 1, dueAt: null });
  const later = '2025-12-21T00:00:00.000Z';
  const waiting = created({ sendAt: later });
  expect(waiting).toMatchObject({ stage: 'created', rounds: 0, dueAt: later });
  expect(decideRequest(waiting, id, start)).toEqual([]);
  expect(decideRequest(waiting, id, later)).toEqual([
    { type: 'notification.sms-requested.v1', data: { notification: id, round: 1 } },
  ]);
});

test('what is under way or done is not sent again', () => {
  const facts = { tenure: 1, billedParts: 1 };
  const done = [
    sending(),
    after(sending(), { kind: 'taken', receipt: 'x' }),
    after(sending(), { kind: 'unknown' }),
    after(sending(), { kind: 'permanent', reason: 'number-invalid' }),
    fold(created(), decideWithdraw(created())),
  ];
  for (const state of done) {
    expect(decideSending(state, facts)).toEqual([]);
    expect(decideWithdraw(state)).toEqual([]);
  }
});

test('a failure that may pass is tried again with growing delay, then it is permanent', () => {
  let state = created({ urgent: true });
  const delays: number[] = [];
  let now = start;
  while (isToBeSent(state)) {
    state = fold(state, decideSending(state, { tenure: 1, billedParts: 1 }), now);
    state = after(state, { kind: 'temporary', reason: 'provider-limit' }, now);
    if (state.dueAt === null) break;
    delays.push((Date.parse(state.dueAt) - Date.parse(now)) / 60_000);
    now = state.dueAt;
  }
  expect(delays).toEqual(policy.retryMinutes);
  expect(state.stage).toBe('failed-permanently');
});

test('a retry that is not urgent waits for the morning', () => {
  const evening = '2025-12-20T12:59:00.000Z';
  const failed = after(sending(), { kind: 'temporary', reason: 'provider-limit' }, evening);
  expect(failed.dueAt).toBe('2025-12-21T00:00:00.000Z');
});

test('a doubtful SMS is looked up; a doubtful e-mail is shown', () => {
  expect(after(sending(), { kind: 'unknown' })).toMatchObject({
    stage: 'ambiguous',
    dueAt: '2025-12-20T02:01:00.000Z',
  });
  expect(after(sending({ channel: 'mail' }), { kind: 'unknown' })).toMatchObject({
    stage: 'ambiguous',
    dueAt: null,
  });
});

test('only what the provider does not know after every look-up is sent again', () => {
  let state = after(sending({ urgent: true }), { kind: 'unknown' });
  let lookUps = 0;
  while (state.stage === 'ambiguous') {
    const now = state.dueAt ?? '';
    state = fold(state, decideFinding(state, { kind: 'not-found' }, now, policy), now);
    lookUps += 1;
  }
  expect(lookUps).toBe(policy.doubtMinutes.length);
  expect(state.stage).toBe('failed-temporarily');
  expect(isToBeSent(state)).toBe(true);
});

test('a delivery that the provider does not report is asked for less and less, then no more', () => {
  let state = after(sending(), { kind: 'taken', receipt: 'x' });
  const asked: string[] = [];
  while (state.dueAt !== null) {
    asked.push(state.dueAt);
    const finding = { kind: 'on-its-way', receipt: null } as const;
    state = fold(state, decideFinding(state, finding, state.dueAt, policy), state.dueAt);
  }
  expect(asked).toHaveLength(policy.deliveryMinutes.length);
  expect(state.stage).toBe('handed-over');
});

type Happening =
  | {
      readonly kind: 'attend';
      readonly provider: 'takes' | 'refuses' | 'limits';
      readonly heard: boolean;
    }
  | { readonly kind: 'clock' };

test('law: whatever is lost, repeated or crashes, the provider takes a message at most once', () => {
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    fc.record({
      kind: fc.constant('attend' as const),
      provider: fc.constantFrom('takes' as const, 'refuses' as const, 'limits' as const),
      heard: fc.boolean(),
    }),
    fc.constant({ kind: 'clock' as const }),
  );
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (story) => {
      let state = created();
      let now = Date.parse(start);
      let taken = 0;
      for (const next of story) {
        now += 30 * 60_000;
        const instant = new Date(now).toISOString();
        const apply = (events: readonly NotificationEvent[]): void => {
          state = fold(state, events, instant);
        };
        if (next.kind === 'clock') apply(decideRequest(state, id, instant));
        else if (isToBeSent(state)) {
          apply(decideSending(state, { tenure: 1, billedParts: 1 }));
          const answers = {
            takes: { kind: 'taken', receipt: 'x' },
            refuses: { kind: 'permanent', reason: 'number-invalid' },
            limits: { kind: 'temporary', reason: 'provider-limit' },
          } as const;
          if (next.provider === 'takes') taken += 1;
          // Not heard: the sender died, and nothing was committed.
          if (next.heard) apply(decideOutcome(state, answers[next.provider], instant, policy));
        } else if (state.stage === 'sending') apply(decideDoubt(state, instant, policy));
        else {
          const truth: Finding =
            taken > 0 ? { kind: 'on-its-way', receipt: null } : { kind: 'not-found' };
          apply(decideFinding(state, truth, instant, policy));
        }
        expect(taken).toBeLessThanOrEqual(1);
      }
      outcomes.add(state.stage);
    }),
    { numRuns: 2_000 },
  );
  // The stories reach what they are about.
  expect([...outcomes]).toEqual(expect.arrayContaining(['ambiguous', 'handed-over', 'sending']));
});
