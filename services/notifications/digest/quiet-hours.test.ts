import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beijingDateTime } from '@ducha/calendar';
import { outsideQuietHours } from './quiet-hours.ts';

const quiet = { from: 21, until: 8 };

test('from 21:00 to 8:00 in Beijing nobody is disturbed', () => {
  const cases = [
    ['2025-12-20T12:59:59.999Z', '2025-12-20 20:59'],
    ['2025-12-20T13:00:00.000Z', '2025-12-21 08:00'],
    ['2025-12-20T20:00:00.000Z', '2025-12-21 08:00'],
    ['2025-12-20T23:59:59.999Z', '2025-12-21 08:00'],
    ['2025-12-21T00:00:00.000Z', '2025-12-21 08:00'],
  ] as const;
  for (const [instant, clock] of cases) {
    expect(beijingDateTime(outsideQuietHours(instant, quiet))).toBe(clock);
  }
});

test('law: never earlier, never in quiet hours, never more than their length later', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
      (date) => {
        const allowed = outsideQuietHours(date.toISOString(), quiet);
        const hour = Number(beijingDateTime(allowed).slice(11, 13));
        const waited = Date.parse(allowed) - date.getTime();
        expect(hour >= 8 && hour < 21).toBe(true);
        expect(waited >= 0 && waited <= 11 * 3_600_000).toBe(true);
        expect(outsideQuietHours(allowed, quiet)).toBe(allowed);
      },
    ),
  );
});
