import { isDeepStrictEqual } from 'node:util';
import type { StoredEvent } from '../commit.ts';
import type { StreamKind } from '../stream-kind.ts';

const facts = { version: 1, at: '2026-01-01T00:00:00.000Z' };

/**
 * What one event changes in its stream's state, member by member: in a new stream, or where it changes nothing
 * there, in one to which all `others` happened before.
 */
export function changedBy(
  kind: StreamKind<unknown, StoredEvent>,
  stored: StoredEvent,
  others: readonly StoredEvent[],
): unknown {
  const next = (state: unknown, one: StoredEvent): unknown =>
    kind.evolve(state, kind.events.parse(one), facts);
  const first = difference(kind.initial, next(kind.initial, stored));
  if (first !== undefined) return first;
  const before = others
    .filter((one) => one !== stored && kind.events.types.includes(one.type))
    // The event that begins a stream comes first, whatever its name.
    .toSorted(
      (a, b) => Number(next(kind.initial, a) === null) - Number(next(kind.initial, b) === null),
    )
    .reduce(next, kind.initial);
  return difference(before, next(before, stored));
}

/** Undefined where nothing differs. */
function difference(before: unknown, after: unknown): unknown {
  if (isDeepStrictEqual(before, after)) return undefined;
  if (typeof before !== 'object' || typeof after !== 'object') return after;
  if (before === null || after === null) return after;
  const known = new Map(Object.entries(before));
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !isDeepStrictEqual(value, known.get(name))),
  );
}
