import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beijingDateTime } from '@ducha/calendar';
import { deadlineAct, type ReminderStep } from '@ducha/contracts';
import { notificationsPolicy, standardPolicy, type NotificationsPolicy } from '@ducha/policy';
import { announce } from '../announcements/announcement.ts';
import { decideHold, decideJoin } from '../digest/gathering.ts';
import { outsideQuietHours } from '../digest/quiet-hours.ts';
import { slotStream } from '../digest/slot-fold.ts';
import { isReady, type Slot } from '../digest/slot-state.ts';
import { notificationStream } from '../notification/notification-fold.ts';
import type { Letter } from '../notification/notification-events.ts';
import { decideSet } from './deadline-news.ts';
import { decideStep, stepDue } from './due-step.ts';
import { ladderStream } from './ladder-fold.ts';
import type { Ladder } from './ladder-state.ts';

const standard = standardPolicy(notificationsPolicy).values;
const minute = 60_000;
const day = 24 * 60 * minute;
const id = '0'.repeat(26);
const organisation = '110105';

const step: fc.Arbitrary<ReminderStep> = fc.record({
  step: fc.stringMatching(/^s[a-z]{3,8}$/),
  time: fc.oneof(
    fc.record({ anchor: fc.constant('due-day' as const), days: fc.integer({ min: -9, max: 9 }) }),
    fc.record({ anchor: fc.constant('asked' as const), hours: fc.integer({ min: 1, max: 60 }) }),
    fc.constant({ anchor: 'due' as const }),
  ),
  duties: fc.constant(['liaison' as const]),
  office: fc.boolean(),
});
/** Whatever else a policy has: the step on assignment, whose place in the ladder does not matter. */
const ladder: fc.Arbitrary<ReminderStep[]> = fc
  .tuple(fc.uniqueArray(step, { selector: (one) => one.step, maxLength: 12 }), fc.nat())
  .map(([steps, place]) =>
    steps.toSpliced(place % (steps.length + 1), 0, {
      step: 'assigned',
      time: { anchor: 'asked', hours: 0 },
      duties: ['liaison'],
      office: false,
    }),
  );
const policies: fc.Arbitrary<NotificationsPolicy> = fc.oneof(
  fc.constant(standard),
  fc
    .record({
      signInLadder: ladder,
      replyLadder: ladder,
      finishLadder: ladder,
      dailySlotHour: fc.integer({ min: 0, max: 23 }),
      quietHours: fc
        .tuple(fc.integer({ min: 0, max: 22 }), fc.integer({ min: 1, max: 22 }))
        .map(([until, length]) => ({ until, from: Math.min(23, until + length) })),
      reminderUrgent: fc.boolean(),
      gatherMinutes: fc.integer({ min: 1, max: 60 }),
      patienceMinutes: fc.integer({ min: 1, max: 240 }),
    })
    .map((values) => ({ ...standard, ...values })),
);
const dated = fc.record({
  act: fc.constantFrom(...deadlineAct.options),
  /** When it is set: any time of the day, to the second. */
  set: fc.integer({ min: 0, max: 20 * day }).map((at) => Date.parse('2026-03-02T00:00:00Z') + at),
  /** From three minutes on: in less, no clock of minutes can tell anybody. */
  length: fc.oneof(
    fc.integer({ min: 3 * minute, max: 180 * minute }),
    fc.integer({ min: 3 * minute, max: 30 * day }),
  ),
  backlog: fc.boolean(),
});

const iso = (at: number): string => new Date(at).toISOString();

/** All messages of a ladder, as the clock makes them minute by minute. */
function messagesOf(
  set: Ladder,
  from: number,
  until: number,
  { policy, backlog }: { readonly policy: NotificationsPolicy; readonly backlog: boolean },
): Letter[] {
  let state = set;
  const letters: Letter[] = [];
  const slots = new Map<string, Slot>();
  for (let at = Math.floor(from / minute) * minute + minute; at <= until;) {
    const now = iso(at);
    const due = stepDue(state, now);
    if (due !== undefined && state.due !== null) {
      const slot = slots.get(due.at) ?? slotStream.initial;
      const waiting = { ladder: id, plan: state.plan, step: due.step, due: state.due };
      const reminder = { organisation, duty: 'liaison' as const, at: due.at, ...waiting };
      slots.set(due.at, folded(slotStream, slot, decideJoin(slot, reminder, now, policy), now));
      state = folded(ladderStream, state, decideStep(state, now), now);
    }
    for (const [key, slot] of slots) {
      if (!isReady(slot, now) || state.due === null) continue;
      const held = backlog ? decideHold(slot, now, policy) : [];
      if (held.length > 0) {
        slots.set(key, folded(slotStream, slot, held, now));
        continue;
      }
      slots.delete(key);
      letters.push(letterOf(state, state.due, now, policy));
    }
    const next = [...slots.values()].map(({ sendAt }) => sendAt ?? '');
    const first = [...next, ...state.steps.slice(0, 1).map((one) => one.at)].toSorted()[0];
    if (first === undefined) break;
    at = Math.max(at + minute, Math.ceil(Date.parse(first) / minute) * minute);
  }
  return letters;
}

function letterOf(state: Ladder, due: string, now: string, policy: NotificationsPolicy): Letter {
  const matter = { kind: 'complaint', id, number: 'W3BJ202603020001' } as const;
  const act = state.facts?.act ?? 'reply';
  const about = { ...matter, act, due, replyDue: null, ladder: id, step: 'x' };
  const [companion] = announce(
    { notice: id, organisation, occasion: 'reminder', batch: null, matters: [about] },
    { reached: { duty: 'liaison', channels: ['sms'] }, passedOver: [] },
    { now, policy, idOf: () => id },
  );
  const [created] = companion?.decide(notificationStream.initial) ?? [];
  if (created?.type !== 'notification.created.v1') throw new Error('no message');
  return created.data;
}

function folded<State, Event extends { type: string; data: unknown }>(
  kind: {
    evolve(state: State, event: Event, facts: { version: number; at: string }): State;
  },
  state: State,
  events: readonly Event[],
  at: string,
): State {
  return events.reduce((one, event) => kind.evolve(one, event, { version: 1, at }), state);
}

test('law: whoever gets something to do is told at once, and never first after the date', () => {
  let inQuietHours = 0;
  fc.assert(
    fc.property(dated, policies, ({ act, set, length, backlog }, policy) => {
      const now = iso(set);
      const due = iso(set + length);
      const state = folded(
        ladderStream,
        ladderStream.initial,
        decideSet(
          ladderStream.initial,
          {
            deadline: `complaint/${id}/${organisation}/${act}`,
            matter: { kind: 'complaint', id, number: 'W3BJ202603020001' },
            act,
            organisation,
            from: now,
            due,
            sourceVersion: 1,
            now,
          },
          policy,
        ),
        now,
      );
      const letters = messagesOf(state, set, set + 3 * day, { policy, backlog });
      const told = letters[0]?.sendAt ?? 'never';
      expect(told < due).toBe(true);
      // At once, but for quiet hours and for what is gathered with it.
      const begun = outsideQuietHours(iso(set + minute), policy.quietHours);
      const gathered = (policy.gatherMinutes + policy.patienceMinutes) * minute;
      const latest = outsideQuietHours(iso(Date.parse(begun) + gathered), policy.quietHours);
      expect(Date.parse(told) <= Date.parse(latest) + 2 * minute).toBe(true);
      if (outsideQuietHours(told, policy.quietHours) !== told) inQuietHours += 1;
    }),
    { numRuns: 2_000 },
  );
  expect(inQuietHours).toBeGreaterThan(0);
});

test('law: no step that belongs before a date lies after it, and no message waits until after it', () => {
  fc.assert(
    fc.property(dated, policies, ({ act, set, length, backlog }, policy) => {
      const now = iso(set);
      const due = iso(set + length);
      const facts = {
        deadline: `complaint/${id}/${organisation}/${act}`,
        matter: { kind: 'complaint', id, number: 'W3BJ202603020001' },
        act,
        organisation,
        from: now,
      } as const;
      const events = decideSet(
        ladderStream.initial,
        { ...facts, due, sourceVersion: 1, now },
        policy,
      );
      const state = folded(ladderStream, ladderStream.initial, events, now);
      const ladders = {
        'sign-in': policy.signInLadder,
        reply: policy.replyLadder,
        finish: policy.finishLadder,
      };
      for (const { step: name, at } of state.steps) {
        const time = ladders[act].find((one) => one.step === name)?.time;
        const isOverdue = time?.anchor === 'due' || (time?.anchor === 'due-day' && time.days > 0);
        if (!isOverdue) expect(at < due, `${name} at ${beijingDateTime(at)}`).toBe(true);
      }
      // What the clock makes before the date goes before it.
      for (const { sendAt } of messagesOf(state, set, set + length - 1, { policy, backlog })) {
        expect(sendAt < due, `sent at ${beijingDateTime(sendAt)}`).toBe(true);
      }
    }),
    { numRuns: 2_000 },
  );
});
