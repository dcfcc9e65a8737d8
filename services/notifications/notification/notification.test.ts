import { notificationsPolicy, standardPolicy } from '@ducha/policy';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNotification, decideRequest } from './requesting.ts';
import {
  decideDoubt,
  decideFinding,
  decideOutcome,
  decidePassedOn,
  decideSending,
  decideWithdraw,
  isAskedFor,
  type Finding,
  type Outcome,
} from './delivery.ts';
import { outsideQuietHours } from '../digest/quiet-hours.ts';
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

/** The provider answers the request that was made last. */
const found = (state: Notification, finding: Finding, now: string): Notification =>
  fold(state, decideFinding(state, { round: state.rounds, finding }, now, policy), now);

/** The clock finds it when it is due, and someone is asked. */
const askedFor = (state: Notification): Notification => {
  const now = state.dueAt ?? fail();
  return fold(state, decideRequest(state, id, now, policy), now);
};

test('a message whose time has come is asked for at once; one that waits is asked for by the clock', () => {
  expect(created()).toMatchObject({ stage: 'created', rounds: 1, unheard: 1 });
  const later = '2025-12-21T00:00:00.000Z';
  const waiting = created({ sendAt: later });
  expect(waiting).toMatchObject({ stage: 'created', rounds: 0, dueAt: later });
  expect(decideRequest(waiting, id, start, policy)).toEqual([]);
  expect(decideRequest(waiting, id, later, policy)).toEqual([
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
    if (state.dueAt === null || !isToBeSent(state)) break;
    delays.push((Date.parse(state.dueAt) - Date.parse(now)) / 60_000);
    now = state.dueAt;
    // Of two requests at one moment the other comes to this state: it sends nothing before its time.
    expect(decideSending(state, { tenure: 1, billedParts: 1 })).toEqual([]);
    state = askedFor(state);
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
    const now = state.dueAt ?? fail();
    state = askedFor(state);
    state = found(state, { kind: 'not-found' }, now);
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
    const now = state.dueAt;
    asked.push(now);
    state = askedFor(state);
    const finding = { kind: 'on-its-way', receipt: null } as const;
    state = found(state, finding, now);
  }
  expect(asked).toHaveLength(policy.deliveryMinutes.length);
  expect(state.stage).toBe('handed-over');
});

test.each(['ambiguous', 'handed-over'] as const)(
  'a provider that never answers about a message that is %s is asked for more than a day, less and less; then it stays so',
  (stage) => {
    const outcome = { ambiguous: 'unknown', 'handed-over': 'taken' } as const;
    let state = after(sending(), { kind: outcome[stage], receipt: null });
    const waits: number[] = [];
    while (state.dueAt !== null) {
      const now = state.dueAt;
      state = askedFor(state);
      state = found(state, { kind: 'no-answer' }, now);
      if (state.dueAt !== null) waits.push((Date.parse(state.dueAt) - Date.parse(now)) / 60_000);
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(24 * 60);
    // That nobody answered never counts towards its being unknown to the provider.
    expect(state).toMatchObject({ stage, lookUps: 0, attempts: 1, unheard: 0 });
  },
);

test('a request is answered once, and an answer to one of before changes nothing', () => {
  const doubtful = askedFor(after(sending(), { kind: 'unknown' }));
  const answer = { round: doubtful.rounds, finding: { kind: 'not-found' } } as const;
  const decided = decideFinding(doubtful, answer, start, policy);
  expect(decided).toHaveLength(1);
  const answered = fold(doubtful, decided);
  expect(decideFinding(answered, answer, start, policy)).toEqual([]);
  const askedAnew = askedFor(answered);
  expect(decideFinding(askedAnew, answer, start, policy)).toEqual([]);
  const next = { ...answer, round: askedAnew.rounds };
  expect(decideFinding(askedAnew, next, start, policy)).toHaveLength(1);
});

test('an answer begins the patience anew', () => {
  let state = after(sending(), { kind: 'unknown' });
  for (const kind of ['no-answer', 'no-answer', 'not-found', 'no-answer'] as const) {
    const now = state.dueAt ?? fail();
    state = askedFor(state);
    state = found(state, { kind }, now);
  }
  expect(state).toMatchObject({ stage: 'ambiguous', lookUps: 1, unanswered: 1 });
});

test('a request of which nothing is heard is made again and again, each time later', () => {
  let state = created({ urgent: true });
  const waits: number[] = [];
  let now = start;
  for (let round = 2; round <= 9; round += 1) {
    const due = state.dueAt ?? fail();
    waits.push((Date.parse(due) - Date.parse(now)) / 60_000);
    now = due;
    state = askedFor(state);
    expect(state.rounds).toBe(round);
  }
  expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1440, 1440]);
});

test('a sender that says nothing more is asked again, and finds the doubt', () => {
  const state = askedFor(sending({ urgent: true }));
  expect(state).toMatchObject({ stage: 'sending', rounds: 2 });
  expect(fold(state, decideDoubt(state, start, policy)).stage).toBe('ambiguous');
});

test('a message made again in quiet hours waits for the morning, unless its date comes before it', () => {
  const evening = '2025-12-20T12:50:00.000Z';
  const lost = (due: string): Notification => {
    const first = { ...letter.first, due };
    return fold(
      notificationStream.initial,
      createNotification(id, { ...letter, first, sendAt: evening }, evening),
      evening,
    );
  };
  const late = '2025-12-20T13:30:00.000Z';
  const morning = '2025-12-21T00:00:00.000Z';
  const calm = lost('2025-12-30T16:00:00.000Z');
  expect(decideRequest(calm, id, late, policy)).toEqual([]);
  expect(decideRequest(calm, id, morning, policy)).toHaveLength(1);
  expect(decideRequest(lost('2025-12-20T16:00:00.000Z'), id, late, policy)).toHaveLength(1);
});

test('what failed for good is asked for until it was passed on', () => {
  const failed = after(sending(), { kind: 'permanent', reason: 'number-invalid' });
  expect(failed.dueAt).not.toBeNull();
  const passedOn = fold(failed, decidePassedOn(failed));
  expect(passedOn).toMatchObject({ stage: 'failed-permanently', dueAt: null, unheard: 0 });
  expect(decidePassedOn(passedOn)).toEqual([]);
});

type Happening =
  | { readonly kind: 'clock'; readonly minutes: number }
  | {
      /** A request is attended to: one of those under way, which may be delivered again. */
      readonly kind: 'attend';
      readonly which: number;
      readonly again: boolean;
      readonly provider: 'takes' | 'refuses' | 'limits' | 'away';
      readonly heard: boolean;
    }
  | { readonly kind: 'lost'; readonly which: number };

test('law: whatever is lost, repeated, late or crashes, it is taken at most once, and never stranded', () => {
  const which = fc.nat({ max: 20 });
  const happening: fc.Arbitrary<Happening> = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('attend' as const),
        which,
        again: fc.boolean(),
        provider: fc.constantFrom('takes', 'refuses', 'limits', 'away'),
        heard: fc.boolean(),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('clock' as const),
        minutes: fc.integer({ min: 0, max: 90 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('lost' as const), which }) },
  );
  const outcomes = new Set<string>();
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), fc.boolean(), (story, urgent) => {
      let state = created({ urgent });
      let requests = [1];
      let now = Date.parse(start);
      let taken = 0;
      const apply = (events: readonly NotificationEvent[], instant: string): void => {
        for (const event of events) {
          if (event.type === 'notification.sms-requested.v1') requests.push(event.data.round);
        }
        state = fold(state, events, instant);
      };
      const answer = (finding: Finding) => ({ round: state.rounds, finding });
      const attend = (next: Extract<Happening, { kind: 'attend' }>, instant: string): void => {
        if (isToBeSent(state)) {
          const begun = decideSending(state, { tenure: 1, billedParts: 1 });
          if (begun.length === 0) return;
          apply(begun, instant);
          const answers = {
            takes: { kind: 'taken', receipt: 'x' },
            refuses: { kind: 'permanent', reason: 'number-invalid' },
            limits: { kind: 'temporary', reason: 'provider-limit' },
            away: { kind: 'unknown' },
          } as const;
          if (next.provider === 'takes') taken += 1;
          // Not heard: the sender died, and nothing was committed.
          if (next.heard)
            apply(decideOutcome(state, answers[next.provider], instant, policy), instant);
        } else if (state.stage === 'sending') apply(decideDoubt(state, instant, policy), instant);
        else if (state.stage === 'failed-permanently') {
          if (next.heard) apply(decidePassedOn(state), instant);
        } else if (next.provider === 'away') {
          apply(decideFinding(state, answer({ kind: 'no-answer' }), instant, policy), instant);
        } else {
          const truth: Finding =
            taken > 0 ? { kind: 'on-its-way', receipt: null } : { kind: 'not-found' };
          apply(decideFinding(state, answer(truth), instant, policy), instant);
        }
      };
      for (const next of story) {
        if (next.kind === 'clock') now += next.minutes * 60_000;
        const instant = new Date(now).toISOString();
        if (next.kind === 'clock') apply(decideRequest(state, id, instant, policy), instant);
        else if (requests.length > 0) {
          const chosen = next.which % requests.length;
          if (next.kind === 'attend') attend(next, instant);
          if (next.kind === 'lost' || !next.again) requests = requests.toSpliced(chosen, 1);
        }
        expect(taken).toBeLessThanOrEqual(1);
        // Whatever is not over is met by the clock.
        const over =
          ['delivered', 'handed-over', 'ambiguous', 'withdrawn'].includes(state.stage) ||
          (state.stage === 'failed-permanently' && !isAskedFor(state));
        expect(over || state.dueAt !== null).toBe(true);
      }
      outcomes.add(state.stage);
      // The house recovers, and every request before is lost: it comes to an end by the clock alone.
      for (let round = 0; state.dueAt !== null; round += 1) {
        expect(round).toBeLessThan(40);
        now = Math.max(now, Date.parse(state.dueAt));
        const morning = outsideQuietHours(new Date(now).toISOString(), policy.quietHours);
        apply(decideRequest(state, id, morning, policy), morning);
        now = Date.parse(morning);
        attend({ kind: 'attend', which: 0, again: false, provider: 'takes', heard: true }, morning);
        expect(taken).toBeLessThanOrEqual(1);
      }
      expect(['handed-over', 'failed-permanently', 'ambiguous']).toContain(state.stage);
    }),
    { numRuns: 2_000 },
  );
  // The stories reach what they are about.
  expect([...outcomes]).toEqual(
    expect.arrayContaining([
      'created',
      'ambiguous',
      'handed-over',
      'sending',
      'failed-temporarily',
      'failed-permanently',
    ]),
  );
});

function fail(): never {
  throw new Error('it is not due any more');
}
