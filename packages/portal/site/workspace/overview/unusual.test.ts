import { describe, expect, test } from 'vitest';
import type { ComplaintRow } from '../complaints/complaint-ledger.ts';
import { complaintMorning } from './complaint-morning.ts';
import { kind, now, rowsOf } from './testing/arbitrary-rows.ts';
import type { Unusual } from './unusual.ts';

const unusual = (...rows: (readonly ComplaintRow[])[]): readonly Unusual[] =>
  complaintMorning(rows.flat(), kind, { now, reader: 'office' }).unusual;
const told = (all: readonly Unusual[]): readonly string[] =>
  all.map((one) => {
    const { count } = one.found;
    switch (one.form) {
      case 'hot-spot':
        return `${one.district} ${one.type} ${count}, others ${one.others}`;
      case 'street':
        return `${one.township} ${count}, others ${one.others}`;
      case 'doubled':
        return `${one.type} ${one.before.count} to ${count}`;
      case 'late':
        return `${one.organisation} ${count} of ${one.of.count}, others ${one.others}`;
    }
  });

describe('a hot spot', () => {
  const others = rowsOf(2, { district: '110108' });
  test('five of a type in a week, and twice as many as elsewhere', () => {
    expect(told(unusual(rowsOf(5, {}), others))).toEqual(['110105 noise 5, others 2']);
    expect(unusual(rowsOf(4, {}), others)).toEqual([]);
    expect(unusual(rowsOf(5, {}), rowsOf(3, { district: '110108' }))).toEqual([]);
  });

  test('what came from no known district is none of the others', () => {
    const unknown = rowsOf(9, { district: null });
    expect(told(unusual(rowsOf(5, {}), others, unknown))).toEqual(['110105 noise 5, others 2']);
  });

  test('not what came before the week, nor of several types, nor of one district alone', () => {
    expect(unusual(rowsOf(9, { receivedOn: '2026-11-21' }), others)).toEqual([]);
    expect(unusual(rowsOf(4, {}), rowsOf(4, { mainType: 'water' }), others)).toEqual([]);
    expect(unusual(rowsOf(9, {}))).toEqual([]);
  });
});

describe('a street', () => {
  const at = (township: string | null) => ({ township });
  const mixed = (count: number, township: string) =>
    rowsOf(count, at(township)).map((one, place) => ({ ...one, mainType: `type-${place}` }));
  test('five in a week, of whatever types, and twice as many as from the others', () => {
    expect(told(unusual(mixed(5, '110105026')))).toEqual(['110105026 5, others 0']);
    expect(told(unusual(mixed(6, '110105026'), mixed(3, '110105025')))).toEqual([
      '110105026 6, others 3',
    ]);
    expect(unusual(mixed(5, '110105026'), mixed(3, '110105025'))).toEqual([]);
    expect(unusual(mixed(4, '110105026'))).toEqual([]);
  });

  test('not what came before the week, nor what is of no known one', () => {
    const old = mixed(9, '110105026').map((one) => ({ ...one, receivedOn: '2026-11-21' }));
    expect(unusual(old)).toEqual([]);
    expect(unusual(mixed(9, '110105026').map((one) => ({ ...one, township: null })))).toEqual([]);
  });
});

describe('a type that doubles', () => {
  const first = rowsOf(1, { receivedOn: '2026-11-15', mainType: 'air' });
  const before = rowsOf(3, { receivedOn: '2026-11-20' });
  test('twice as many as in the week before, and no fewer than five', () => {
    expect(told(unusual(first, before, rowsOf(6, {})))).toEqual(['noise 3 to 6']);
    expect(unusual(first, before, rowsOf(5, {}))).toEqual([]);
    expect(unusual(first, before.slice(0, 2), rowsOf(4, {}))).toEqual([]);
  });

  test('only where the week before was a whole one', () => {
    expect(unusual(before, rowsOf(6, {}))).toEqual([]);
  });
});

describe('an organisation that is late', () => {
  const overdue = { replyDue: '2026-11-27T16:00:00.000Z', receivedOn: '2026-11-01' };
  const open = { receivedOn: '2026-11-01' };
  const at = (organisation: string) => ({
    organisations: [{ organisation, role: 'lead' as const }],
  });
  test('three, and twice the share of the others', () => {
    const others = [
      ...rowsOf(1, { ...overdue, ...at('110108') }),
      ...rowsOf(3, { ...open, ...at('110108') }),
    ];
    expect(told(unusual(rowsOf(3, overdue), rowsOf(3, open), others))).toEqual([
      '110105 3 of 6, others 0.25',
    ]);
    expect(unusual(rowsOf(2, overdue), others)).toEqual([]);
    expect(unusual(rowsOf(3, overdue), rowsOf(4, open), others)).toEqual([]);
  });

  test('not to an organisation, which does not know what the others hold', () => {
    const rows = [...rowsOf(5, overdue), ...rowsOf(5, { ...open, ...at('110108') })];
    const seenBy = (reader: 'office' | 'organisation') =>
      complaintMorning(rows, kind, { now, reader }).unusual.map(({ form }) => form);
    expect(seenBy('office')).toEqual(['late']);
    expect(seenBy('organisation')).toEqual([]);
  });

  test('where one alone holds any, nobody can say what is usual', () => {
    expect(unusual(rowsOf(9, overdue))).toEqual([]);
  });
});
