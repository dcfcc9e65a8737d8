import { complaintFacts } from '@ducha/contracts/complaint-facts.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { places } from '../../charts/places.ts';
import { askedIn } from '../ledger/asked.ts';
import { filtered } from '../ledger/filter.ts';
import type { ComplaintRow } from '../complaints/complaint-ledger.ts';
import { complaintMorning } from './complaint-morning.ts';
import { addressOf, type Counted } from './counted.ts';
import { byDistrict, districtFigures } from './districts.ts';
import { anyRows, kind, now, row, rowsOf } from './testing/arbitrary-rows.ts';
import { unitsOf } from './units.ts';

/** Every number within something that the page shows. */
function numbersIn(shown: unknown): readonly Counted[] {
  if (typeof shown !== 'object' || shown === null) return [];
  if ('asked' in shown && 'count' in shown) return [shown as Counted];
  return Object.values(shown).flatMap(numbersIn);
}

/** How many rows the ledger shows at the address of a number. */
function shownAt(number: Counted, rows: readonly ComplaintRow[]): number {
  const { searchParams } = new URL(
    addressOf(number, kind, { path: '/work/complaints', of: { inspection: 'x' } }),
    'https://ducha.example',
  );
  expect(searchParams.get('inspection')).toBe('x');
  const asked = askedIn(Object.fromEntries(searchParams), kind);
  return filtered(rows, asked, { kind, now, indexed: () => '' }).length;
}

describe('a number is that of the rows which its link shows', () => {
  const codes = places.map(({ code }) => code);
  test.each([
    ['the morning', 20, (rows) => complaintMorning(rows, kind, { now, reader: 'office' })],
    [
      'of an organisation',
      20,
      (rows) => complaintMorning(rows, kind, { now, reader: 'organisation' }),
    ],
    ['the units', 1, (rows) => unitsOf(rows, kind, now)],
    ...districtFigures.map(
      (figure): [string, number, (rows: readonly ComplaintRow[]) => unknown] => [
        `the tiles: ${figure}`,
        17,
        (rows) => byDistrict(rows, kind, { now, figure, places: codes }),
      ],
    ),
  ] satisfies [string, number, (rows: readonly ComplaintRow[]) => unknown][])(
    '%s',
    (_, atLeast, shownOf) => {
      let most = 0;
      fc.assert(
        fc.property(anyRows, (rows) => {
          const numbers = numbersIn(shownOf(rows));
          most = Math.max(most, numbers.length);
          expect(numbers.map(({ count }) => count)).toEqual(
            numbers.map((number) => shownAt(number, rows)),
          );
        }),
      );
      expect(most).toBeGreaterThanOrEqual(atLeast);
    },
  );
});

test('the days add up to the week; who is late adds up to what is overdue; the places to all', () => {
  const sum = (numbers: readonly Counted[]): number =>
    numbers.reduce((total, { count }) => total + count, 0);
  fc.assert(
    fc.property(anyRows, (rows) => {
      const { days, week, late, overdue } = complaintMorning(rows, kind, { now, reader: 'office' });
      expect(sum(days)).toBe(week.count);
      expect(sum(late)).toBe(overdue.count);
      const own = complaintMorning(rows, kind, { now, reader: 'organisation' });
      expect(sum(own.late)).toBe(overdue.count);
      for (const figure of ['received', 'open', 'overdue'] as const) {
        const all = byDistrict(rows, kind, { now, figure, places: ['110105'] });
        const open = rows.filter((one) => complaintFacts.codes.standing(one)[0] === 'open').length;
        const whole = { received: rows.length, overdue: overdue.count, open }[figure];
        expect(sum(all.map(({ found }) => found))).toBe(whole);
      }
    }),
  );
});

test('today and yesterday are days of Beijing', () => {
  const lateInTheDay = '2026-11-27T17:00:00.000Z';
  const rows = [row({ receivedOn: '2026-11-28' }), ...rowsOf(2, { receivedOn: '2026-11-27' })];
  const { today, yesterday } = complaintMorning(rows, kind, {
    now: lateInTheDay,
    reader: 'office',
  });
  expect([today.count, yesterday.count]).toEqual([1, 2]);
});

test('since yesterday: what came, was handed over, was closed, and has become late since', () => {
  const rows = [
    row({ receivedOn: '2026-11-27' }),
    row({ receivedOn: '2026-11-20', transferredOn: '2026-11-26' }),
    row({
      receivedOn: '2026-11-20',
      stage: 'closed',
      closedOn: '2026-11-28',
      transferredOn: '2026-11-21',
    }),
    // Late since last midnight, and since the midnight before yesterday.
    row({
      receivedOn: '2026-11-10',
      transferredOn: '2026-11-11',
      replyDue: '2026-11-27T16:00:00.000Z',
    }),
    row({
      receivedOn: '2026-11-10',
      transferredOn: '2026-11-11',
      replyDue: '2026-11-26T16:00:00.000Z',
    }),
  ];
  const { since, overdue } = complaintMorning(rows, kind, { now, reader: 'office' });
  expect(Object.values(since).map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  expect(overdue.count).toBe(2);
});

test('what is late with the office is counted as the office’s: a screening, and a review of a reply that came in time', () => {
  const late = '2026-11-27T16:00:00.000Z';
  const screening = { act: 'screen' as const, due: late, unpublished: [] };
  const rows = [
    row({ stage: 'received', organisations: [], replyDue: null, office: screening }),
    row({ stage: 'approved', office: { ...screening, act: 'review-reply' as const } }),
    // The organisation's clock runs on, and its date comes first.
    row({ replyDue: late, office: { ...screening, act: 'answer-message' as const, due: now } }),
    row({ stage: 'received', organisations: [], replyDue: null }),
  ];
  const morning = complaintMorning(rows, kind, { now, reader: 'office' });
  expect(morning.late.map(({ of, count }) => [of, count])).toEqual([
    ['organisation', 1],
    ['office', 2],
  ]);
  expect(unitsOf(rows, kind, now).map(({ code, overdue }) => [code, overdue.count])).toEqual([
    ['110105', 1],
  ]);
});

test('of nothing every number is none, and nothing is unusual', () => {
  const morning = complaintMorning([], kind, { now, reader: 'office' });
  expect(morning.days).toHaveLength(7);
  expect(new Set(numbersIn(morning).map(({ count }) => count))).toEqual(new Set([0]));
  expect(morning.unusual).toEqual([]);
  expect(unitsOf([], kind, now)).toEqual([]);
});
