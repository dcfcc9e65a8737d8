import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noRows, withPage, type LedgerPage } from './held-rows.ts';

interface Row {
  readonly id: string;
  readonly version: number;
}
const identity = { idOf: ({ id }: Row) => id, versionOf: ({ version }: Row) => version };
const page = (
  rows: readonly Row[],
  gone: readonly string[] = [],
  more = false,
): LedgerPage<Row> => ({
  rows,
  gone,
  cursor: 'next',
  more,
  asOf: '2026-11-28T10:00:00.000Z',
});

test('the newest version of each row stays, in whatever order and however often they come', () => {
  const row = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    version: fc.integer({ min: 1, max: 5 }),
  });
  fc.assert(
    fc.property(fc.array(fc.array(row)), (pages) => {
      const held = pages.reduce(
        (before, rows) => withPage(before, page(rows), identity),
        noRows<Row>(),
      );
      const newest = new Map<string, number>();
      for (const { id, version } of pages.flat())
        newest.set(id, Math.max(version, newest.get(id) ?? 0));
      expect(new Map(held.rows.map(({ id, version }) => [id, version]))).toEqual(newest);
      expect([...held.byId.values()]).toEqual(held.rows);
    }),
  );
});

test('what is gone is gone, and comes back when it comes again', () => {
  const first = withPage(
    noRows<Row>(),
    page([
      { id: 'a', version: 3 },
      { id: 'b', version: 1 },
    ]),
    identity,
  );
  const left = withPage(first, page([], ['a', 'unknown']), identity);
  expect(left.rows).toEqual([{ id: 'b', version: 1 }]);
  const back = withPage(left, page([{ id: 'a', version: 3 }], ['a']), identity);
  expect(back.byId.has('a')).toBe(true);
});

test('an answer in which nothing has changed leaves the very same rows, and a later as-of', () => {
  const first = withPage(noRows<Row>(), page([{ id: 'a', version: 2 }]), identity);
  const second = withPage(
    first,
    {
      ...page([{ id: 'a', version: 2 }], ['b']),
      cursor: 'later',
      asOf: '2026-11-28T10:00:08.000Z',
    },
    identity,
  );
  expect(second.rows).toBe(first.rows);
  expect(second).toMatchObject({ cursor: 'later', asOf: '2026-11-28T10:00:08.000Z' });
});

test('of one version the later counts, if it says anything else', () => {
  interface Told extends Row {
    readonly says: string;
  }
  const told = (says: string): LedgerPage<Told> => ({
    ...page([]),
    rows: [{ id: 'a', version: 1, says }],
  });
  const first = withPage(noRows<Told>(), told('on time'), identity);
  expect(withPage(first, told('on time'), identity).rows).toBe(first.rows);
  expect(withPage(first, told('overdue'), identity).rows).toEqual(told('overdue').rows);
});

test('it is whole when an answer says that nothing more follows, and stays so', () => {
  const part = withPage(noRows<Row>(), page([{ id: 'a', version: 1 }], [], true), identity);
  expect(part.whole).toBe(false);
  const whole = withPage(part, page([]), identity);
  expect(whole.whole).toBe(true);
  expect(withPage(whole, page([], [], true), identity).whole).toBe(true);
});
