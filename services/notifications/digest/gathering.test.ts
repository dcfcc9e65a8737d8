import { notificationsPolicy, standardPolicy } from '@ducha/policy';
import { expect, test } from 'vitest';
import { decideHold, decideJoin } from './gathering.ts';
import { isReady, type Slot } from './slot-state.ts';
import { slotStream, slotId } from './slot-fold.ts';
import type { SlotEvent } from './slot-events.ts';

const policy = standardPolicy(notificationsPolicy).values;

const morning = '2025-12-20T01:00:00.000Z';
const reminder = (ladder: string) => ({
  organisation: '110105',
  duty: 'liaison' as const,
  at: morning,
  ladder,
  plan: 1,
  step: 'day',
});
function given(...events: readonly SlotEvent[]): Slot {
  return events.reduce(
    (state, event) => slotStream.evolve(state, event, { version: 1, at: morning }),
    slotStream.initial,
  );
}
const join = (state: Slot, ladder: string, now = morning): Slot =>
  decideJoin(state, reminder(ladder), now, policy).reduce(
    (folded, event) => slotStream.evolve(folded, event, { version: 1, at: now }),
    state,
  );

test('reminders gather for a minute from the first on', () => {
  const one = join(given(), 'a');
  const two = join(one, 'b', '2025-12-20T01:00:40.000Z');
  expect(two.sendAt).toBe('2025-12-20T01:01:00.000Z');
  expect(two.waiting.map(({ ladder }) => ladder)).toEqual(['a', 'b']);
  expect(isReady(two, '2025-12-20T01:00:59.999Z')).toBe(false);
  expect(isReady(two, '2025-12-20T01:01:00.000Z')).toBe(true);
});

test('a clock that was late does not send into the quiet hours', () => {
  expect(join(given(), 'a', '2025-12-20T15:00:00.000Z').sendAt).toBe('2025-12-21T00:00:00.000Z');
});

test('for a date that comes before the slot would be sent, the slot hurries, and is not held over it', () => {
  const due = (minutes: number) => new Date(Date.parse(morning) + minutes * 60_000).toISOString();
  const joined = (state: Slot, date: string, now = morning) =>
    decideJoin(state, { ...reminder('b'), due: date }, now, policy).reduce(
      (folded, event) => slotStream.evolve(folded, event, { version: 1, at: now }),
      state,
    );
  expect(joined(given(), due(0.5)).sendAt).toBe(morning);
  expect(joined(given(), due(1.5)).sendAt).toBe('2025-12-20T01:01:00.000Z');
  expect(joined(given(), due(-5)).sendAt).toBe('2025-12-20T01:01:00.000Z');
  expect(joined(join(given(), 'a'), due(0.5)).sendAt).toBe(morning);
  // 22:00 in Beijing: one waits for the morning, until one comes that cannot.
  const night = '2025-12-20T14:00:00.000Z';
  const waiting = join(given(), 'a', night);
  expect(waiting.sendAt).toBe('2025-12-21T00:00:00.000Z');
  expect(joined(waiting, '2025-12-20T16:00:00.000Z', night).sendAt).toBe(
    '2025-12-20T14:01:00.000Z',
  );
  const soon = joined(given(), due(1.5));
  expect(decideHold(soon, '2025-12-20T01:01:00.000Z', policy)).toEqual([]);
  expect(decideHold(joined(given(), due(3)), '2025-12-20T01:01:00.000Z', policy)).toHaveLength(1);
});

test('who comes after the slot was sent begins another round', () => {
  const state = join(given(), 'a');
  const sent = slotStream.evolve(
    state,
    { type: 'slot.sent.v1', data: { notice: null, reminded: 0, dropped: 1 } },
    { version: 2, at: morning },
  );
  expect(sent).toMatchObject({ waiting: [], sendAt: null, rounds: 1 });
  expect(join(sent, 'b', '2025-12-20T01:10:00.000Z').sendAt).toBe('2025-12-20T01:11:00.000Z');
});

test('a ladder waits in a slot once, with its latest step', () => {
  expect(join(join(given(), 'a'), 'a').waiting).toHaveLength(1);
});

test('the slot waits for others of its time, but not for ever', () => {
  const state = join(given(), 'a');
  expect(decideHold(state, '2025-12-20T01:01:00.000Z', policy)).toEqual([
    { type: 'slot.held.v1', data: { until: '2025-12-20T01:02:00.000Z' } },
  ]);
  expect(decideHold(state, '2025-12-20T01:15:00.000Z', policy)).toEqual([]);
});

test('one slot for one duty of one organisation at one time', () => {
  expect(slotId('110105', 'liaison', morning)).toBe('110105-liaison-20251220T010000Z');
});
