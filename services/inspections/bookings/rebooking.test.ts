import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '@ducha/calendar';
import { bookingStream } from './booking-fold.ts';
import { isTaken, type Bookings } from './booking-state.ts';
import { rebooked } from './rebooking.ts';

const today = '2026-01-01';
const wish = fc.record({
  inspection: fc.integer({ min: 0, max: 7 }).map((n) => String(n).repeat(26)),
  start: fc.integer({ min: 0, max: 100 }),
  length: fc.integer({ min: 0, max: 40 }),
  action: fc.constantFrom('book', 'open', 'close'),
});

test('whatever is booked, opened and closed: no two inspections hold one day', () => {
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 40 }), (wishes) => {
      let state: Bookings = bookingStream.initial;
      for (const { inspection, start, length, action } of wishes) {
        const from = addDays(today, start);
        const wanted = { inspection, from, until: addDays(from, length), open: action === 'open' };
        if (action !== 'close' && isTaken(state, wanted)) continue;
        const event = rebooked(state, inspection, action === 'close' ? null : wanted, today);
        state = bookingStream.evolve(state, event, { version: 1, at: today });
      }
      const days = state.bookings.flatMap(({ from, until, inspection }) => {
        const held: string[] = [];
        for (let day = from; day <= until; day = addDays(day, 1)) held.push(`${day} ${inspection}`);
        return held;
      });
      const byDay = Map.groupBy(days, (held) => held.slice(0, 10));
      for (const [, holders] of byDay) expect(new Set(holders).size).toBe(1);
    }),
  );
});

test('bookings of the past are forgotten, those of a team still on site are not', () => {
  const past = { inspection: '1'.repeat(26), from: '2025-01-01', until: '2025-12-31', open: false };
  const onSite = { ...past, inspection: '2'.repeat(26), open: true };
  expect(rebooked({ bookings: [past, onSite] }, '3'.repeat(26), null, today).data.bookings).toEqual(
    [onSite],
  );
});
