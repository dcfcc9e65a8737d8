import { expect, test } from 'vitest';
import { kind, now, row, rowsOf } from './testing/arbitrary-rows.ts';
import { unitsInOrder, unitsOf, type UnitColumn } from './units.ts';

const lead = (organisation: string) => ({
  organisations: [{ organisation, role: 'lead' as const }],
});
const answered = (organisation: string, transferredOn: string, repliedOn: string) =>
  row({ ...lead(organisation), stage: 'closed', transferredOn, repliedOn });
const units = unitsOf(
  [
    ...rowsOf(2, { ...lead('110105'), replyDue: '2026-11-27T16:00:00.000Z' }),
    row({ ...lead('110105'), replyDue: '2026-11-30T16:00:00.000Z' }),
    answered('110105', '2026-11-10', '2026-11-15'),
    answered('110105', '2026-11-10', '2026-11-18'),
    row(lead('110108')),
    // Of the office for the moment, and led by it all the same.
    row({ ...lead('kfq'), stage: 'approved' }),
    row({ organisations: [], stage: 'accepted', replyDue: null }),
  ],
  kind,
  now,
);

test('each organisation that leads: what it holds, what is late, how long it took to reply', () => {
  expect(
    units.map(({ code, held, overdue, soon, answered: done, days }) =>
      [code, held.count, overdue.count, soon.count, done.count, days].join(' '),
    ),
  ).toEqual(['110105 3 2 1 2 6.5', '110108 1 0 0 0 ', 'kfq 0 0 0 0 ']);
});

test.each<[UnitColumn, boolean, string]>([
  ['held', true, '110105 110108 kfq'],
  ['held', false, 'kfq 110108 110105'],
  ['overdue', true, '110105 110108 kfq'],
  ['overdue', false, '110108 kfq 110105'],
  // To which nobody has replied, nothing is said: they come last whichever way.
  ['days', true, '110105 110108 kfq'],
  ['days', false, '110105 110108 kfq'],
])('by %s, down %s', (column, down, codes) => {
  expect(
    unitsInOrder(units, { column, down })
      .map(({ code }) => code)
      .join(' '),
  ).toBe(codes);
});
