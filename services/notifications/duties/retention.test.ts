import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DutyEvent } from './duty-events.ts';
import { dutyStream } from './duty-fold.ts';
import type { DutyState } from './duty-state.ts';
import { decidePersonsErased } from './erasing.ts';
import { decideRetention, nextLeft } from './retention.ts';

const policy = { formerHolderRetention: 60 };
const mac = 'm'.repeat(43);
const noteOf = (holder: number, field: string) => ({
  note: `${String(holder).padStart(26, '0')}.${field}`,
  mac,
});
const appointed = (holder: number): DutyEvent => ({
  type: 'duty.appointed.v1',
  data: {
    organisation: '110105',
    duty: 'liaison',
    name: noteOf(holder, 'name'),
    mobile: { full: noteOf(holder, 'mobile'), masked: noteOf(holder, 'mobile-masked') },
    email: null,
  },
});
const vacated: DutyEvent = { type: 'duty.vacated.v1', data: {} };

function after(state: DutyState, at: string, ...events: readonly DutyEvent[]): DutyState {
  return events.reduce((next, event) => dutyStream.evolve(next, event, { version: 9, at }), state);
}
/** The duty once the clock has looked at every date that it named, and these dates. */
function ticked(state: DutyState, held = policy) {
  const dates: string[] = [];
  let now = state;
  for (let next = nextLeft(now); next !== undefined; next = nextLeft(now)) {
    const { due, left } = next;
    const events = decideRetention(now, { at: due, tenure: left.tenure, policy: held });
    // A date at which nothing happens would be met again every minute, for ever.
    expect(events, due).toHaveLength(1);
    dates.push(due);
    now = after(now, due, ...events);
  }
  return { state: now, dates };
}

test('a week after they left the date is set, five years later name and numbers go; whoever holds it stays', () => {
  const first = after(dutyStream.initial, '2026-01-01T00:00:00.000Z', appointed(1));
  const both = after(first, '2026-03-01T00:00:00.000Z', appointed(2));
  const { state: then, dates } = ticked(both);
  expect(dates).toEqual(['2026-03-08T16:00:00.001Z', '2031-03-01T16:00:00.001Z']);
  expect(then.tenures).toMatchObject([{ erased: true }, { erased: false, until: null }]);
  expect(then.holder).toEqual(both.holder);
  expect(nextLeft(first)).toBeUndefined();
});

test('what goes is every note of whoever left, and of nobody else', () => {
  const left = after(
    dutyStream.initial,
    '2026-01-01T00:00:00.000Z',
    appointed(1),
    appointed(2),
    vacated,
  );
  const [set] = decideRetention(left, { at: '2026-01-08T16:00:00.001Z', tenure: 1, policy });
  expect(set?.data).toEqual({ tenure: 1, until: '2031-01-01T16:00:00.000Z' });
  const kept = after(left, '2026-01-09T00:00:00.000Z', ...(set === undefined ? [] : [set]));
  const once = after(
    kept,
    '2026-01-10T00:00:00.000Z',
    ...decideRetention(kept, { at: '2026-01-10T00:00:00.000Z', tenure: 2, policy }),
  );
  const erased = decideRetention(once, { at: '2031-01-02T00:00:00.000Z', tenure: 1, policy });
  expect(erased.map(({ data }) => data)).toEqual([
    {
      tenures: [1],
      cause: 'retention',
      ground: null,
      notes: ['name', 'mobile', 'mobile-masked'].map((field) => noteOf(1, field).note),
    },
  ]);
  // Whom somebody else has erased meanwhile the clock leaves alone.
  const acted = decidePersonsErased(once, { tenures: [1], ground: 'asked-for' });
  if ('rejected' in acted) throw new Error(acted.rejected);
  const then = after(once, '2031-01-01T17:00:00.000Z', ...acted);
  expect(decideRetention(then, { at: '2031-01-02T00:00:00.000Z', tenure: 1, policy })).toEqual([]);
});

test('before its date nothing happens', () => {
  const left = after(dutyStream.initial, '2026-01-01T00:00:00.000Z', appointed(1), vacated);
  const early = { at: '2026-01-08T16:00:00.000Z', tenure: 1, policy };
  expect(decideRetention(left, early)).toEqual([]);
  expect(decideRetention(dutyStream.initial, { ...early, at: '2099-01-01T00:00:00.000Z' })).toEqual(
    [],
  );
});

test('however many left on whatever days, each date is a timer of its own, and only the holder is kept', () => {
  const days = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 240 }), (steps, formerHolderRetention) => {
      let day = Date.parse('2026-01-01T00:00:00.000Z');
      const state = steps.reduce((now, step, index) => {
        day += step * 86_400_000;
        return after(now, new Date(day).toISOString(), appointed(index + 1));
      }, dutyStream.initial);
      const { state: then, dates } = ticked(state, { formerHolderRetention });
      expect(new Set(dates).size).toBe(dates.length);
      expect(then.tenures.map(({ erased }) => erased)).toEqual([
        ...Array.from({ length: steps.length - 1 }, () => true),
        false,
      ]);
    }),
  );
});
