import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRejection } from '@ducha/event-log';
import { complaintId, inspectionId, someNote } from '../testing/complaint-history.ts';
import { awaitsComplaint, type Photograph } from './photograph-state.ts';
import { decideNaming } from './handing-in.ts';
import { photographStream } from './photograph-fold.ts';
import type { PhotographEvent } from './photograph-events.ts';
import { decideUnnamed, unnamedDue } from './unnamed.ts';

const photograph = 'f'.repeat(26);
const at = '2025-12-20T01:00:00.000Z';
const after = (...events: readonly PhotographEvent[]): Photograph | null =>
  events.reduce(
    (state, event) => photographStream.evolve(state, event, { version: 1, at }),
    photographStream.initial,
  );
const announced: PhotographEvent = {
  type: 'photograph.announced.v2',
  data: { inspection: inspectionId, mediaType: 'image/jpeg', print: someNote },
};
const named: PhotographEvent = { type: 'photograph.named.v1', data: { complaint: complaintId } };

test('one that no complaint came for in eight days is erased, with its print and its file, once', () => {
  const state = after(announced);
  const due = '2025-12-28T01:00:00.000Z';
  expect(unnamedDue(state)).toBe(due);
  expect(decideUnnamed(state, { photograph, at: '2025-12-28T00:59:59.999Z' })).toEqual([]);
  const events = decideUnnamed(state, { photograph, at: due });
  expect(events).toMatchObject([
    {
      type: 'note.erased.v1',
      data: {
        matter: { kind: 'photograph', id: photograph },
        notes: [someNote.note],
        files: [{ folder: 'photographs', file: photograph }],
        last: true,
      },
    },
  ]);
  const erased = after(announced, ...events);
  expect(unnamedDue(erased)).toBeUndefined();
  expect(decideUnnamed(erased, { photograph, at: '2026-12-28T00:00:00.000Z' })).toEqual([]);
});

test('one of a log of old has no note to erase, and one of a complaint stays', () => {
  const old: PhotographEvent = {
    type: 'photograph.announced.v1',
    data: { inspection: inspectionId, mediaType: 'image/jpeg', bytes: 5, sha256: 'a'.repeat(64) },
  };
  const late = { photograph, at: '2026-12-28T00:00:00.000Z' };
  expect(decideUnnamed(after(old), late)).toMatchObject([{ data: { notes: [] } }]);
  expect(decideUnnamed(after(announced, named), late)).toEqual([]);
  expect(unnamedDue(after(announced, named))).toBeUndefined();
  expect(unnamedDue(null)).toBeUndefined();
});

test('a complaint takes all of its photographs or none: each waits for one and belongs to none', () => {
  const states = { waits: after(announced), named: after(announced, named), never: null };
  const some = fc.uniqueArray(fc.constantFrom(...(['waits', 'named', 'never'] as const)), {
    minLength: 1,
  });
  fc.assert(
    fc.property(some, (ids) => {
      const decided = decideNaming(
        Object.fromEntries(ids.map((id) => [id, states[id]])),
        complaintId,
      );
      const all = ids.every((id) => id === 'waits');
      expect(isRejection(decided)).toBe(!all);
      if (all) expect(decided).toEqual({ waits: [named] });
    }),
  );
  expect(awaitsComplaint(after(announced))).toBe(true);
});
