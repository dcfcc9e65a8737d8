import { erasedAtOnce, erasurePart, noteRefsIn, type ErasurePart } from '@ducha/contracts';
import { isRejection, type Rejection } from '@ducha/event-log';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ComplaintEvent, DataOf } from '../complaint/complaint-events.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import {
  complaintAfter,
  complaintAt,
  complaintId,
  histories,
  received,
  someNote,
} from '../testing/complaint-history.ts';
import { withDistinctNotes } from '../testing/distinct-notes.ts';
import { stagedWithPlan } from '../testing/staged-plan.ts';
import {
  decideErasure,
  decideErasureByReceipt,
  decideNextErasure,
  type ErasureOrder,
} from './erasing.ts';
import { erasableParts, keptOf } from './parts.ts';

const at = '2025-12-26T01:00:00.000Z';
const contact = { name: someNote, phone: someNote, address: null };
const message = (from: 'office' | 'complainant'): ComplaintEvent => ({
  type:
    from === 'office' ? 'complaint.written-to-complainant.v1' : 'complaint.written-to-office.v1',
  data: { text: someNote },
});
const photographs: ComplaintEvent = {
  type: 'complaint.photographs-attached.v2',
  data: {
    photographs: [{ photograph: 'f'.repeat(26), mediaType: 'image/jpeg', print: someNote }],
  },
};

/** Something of everything, every note another one. */
const whole = (messages = 1): ComplaintEvent[] =>
  stagedWithPlan([
    received({ contact, place: someNote }),
    photographs,
    ...Array.from({ length: messages }, () => message('office')),
  ]);

function told(outcome: readonly ComplaintEvent[] | Rejection): readonly ComplaintEvent[] {
  if (isRejection(outcome)) throw new Error(outcome.rejected);
  return outcome;
}
function after(state: Complaint, events: readonly ComplaintEvent[]): Complaint {
  return events.reduce(
    (next, event) => complaintStream.evolve(next, event, { version: 9, at }),
    state,
  );
}
function erasedIn(events: readonly ComplaintEvent[]): DataOf<'note.erased.v1'>[] {
  return events.flatMap(({ type, data }) => (type === 'note.erased.v1' ? [data] : []));
}

/** Gives an order and follows it to its end, as the reaction does. */
function carriedOut(state: Complaint, order: Omit<ErasureOrder, 'cause'>) {
  const first = told(decideErasure(state, { ...order, ground: 'asked-for' }));
  let now = after(state, first);
  const erased = erasedIn(first);
  while (erased.at(-1)?.last === false) {
    const next = told(decideNextErasure(now, { ...order, cause: 'office' }));
    erased.push(...erasedIn(next));
    now = after(now, next);
  }
  return { state: now, erased };
}

describe('an erasure', () => {
  test('names every note and file of a part, and only these, in whatever order parts come', () => {
    const state = complaintAfter(...whole());
    const parts = fc.uniqueArray(fc.constantFrom(...erasurePart.options), { minLength: 1 });
    fc.assert(
      fc.property(parts, (chosen) => {
        const { state: then, erased } = carriedOut(state, {
          complaint: complaintId,
          parts: chosen,
        });
        const gone = new Set(
          erased.flatMap(({ notes, files }) => [...notes, ...files.map(({ file }) => file)]),
        );
        const expected = keptOf(state, chosen);
        expect(gone).toEqual(
          new Set([...expected.notes, ...expected.files.map(({ file }) => file)]),
        );
        const others = erasurePart.options.filter((part) => !chosen.includes(part));
        expect(erasableParts(then)).toEqual(
          others.filter((part) => erasableParts(state).includes(part)),
        );
        expect(keptOf(then, others)).toEqual(keptOf(state, others));
      }),
    );
  });

  test('of every part leaves no note of the complaint, whatever happened to it', () => {
    const known = Object.values(histories).map(withDistinctNotes);
    for (const events of [...known, whole()]) {
      if (events.length === 0) continue;
      const { state } = carriedOut(complaintAfter(...events), {
        complaint: complaintId,
        parts: erasurePart.options,
      });
      const written = noteRefsIn(events.map(({ data }) => data)).map(({ note }) => note);
      expect(new Set(state.erased.notes)).toEqual(new Set(written));
    }
  });

  test('takes as many commits as transactions need, each within its limit, and repeats nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (messages) => {
        const state = complaintAfter(...whole(messages));
        const { erased } = carriedOut(state, { complaint: complaintId, parts: ['messages'] });
        const notes = erased.flatMap((one) => one.notes);
        expect(notes).toHaveLength(messages);
        expect(new Set(notes).size).toBe(messages);
        expect(erased).toHaveLength(Math.ceil(messages / erasedAtOnce));
        for (const one of erased) expect(one.notes.length).toBeLessThanOrEqual(erasedAtOnce);
        expect(erased.map(({ last }) => last)).toEqual(
          erased.map((_, i) => i === erased.length - 1),
        );
      }),
      { numRuns: 20 },
    );
  });

  test('tells which texts of the plan went with it', () => {
    const state = complaintAfter(...whole());
    expect(state.plans).toHaveLength(1);
    const { erased } = carriedOut(state, { complaint: complaintId, parts: ['published'] });
    expect(erased.flatMap(({ plan }) => plan)).toEqual(['problem', 'goal', 'measures']);
    const [other] = carriedOut(state, { complaint: complaintId, parts: ['contact'] }).erased;
    expect(other?.plan).toEqual([]);
  });

  test('that comes to a commit late finds nothing left to do', () => {
    const order = { complaint: complaintId, parts: ['contact'] as const, cause: 'office' as const };
    const { state } = carriedOut(complaintAfter(...whole()), order);
    expect(decideNextErasure(state, order)).toEqual([]);
    expect(decideErasure(state, { ...order, ground: 'asked-for' })).toEqual({
      rejected: 'nothing-to-erase',
    });
  });

  test('of what never was is refused', () => {
    const order = { complaint: complaintId, parts: ['contact'] as const };
    expect(decideErasure(complaintAt('none'), { ...order, ground: 'unlawful' })).toEqual({
      rejected: 'not-found',
    });
    expect(decideNextErasure(complaintAt('none'), { ...order, cause: 'office' })).toEqual({
      rejected: 'not-found',
    });
    expect(decideErasureByReceipt(complaintAt('none'), order)).toEqual({ rejected: 'not-found' });
    expect(decideErasureByReceipt(complaintAt('received'), order)).toEqual({
      rejected: 'nothing-to-erase',
    });
  });
});

describe('by the receipt', () => {
  const order = (...parts: Extract<ErasurePart, 'contact' | 'words' | 'messages'>[]) => ({
    complaint: complaintId,
    parts,
  });

  test.each(['received', 'asked'] as const)('words that are being screened stay: %s', (stage) => {
    const state = complaintAt(stage);
    expect(decideErasureByReceipt(state, order('messages', 'words'))).toMatchObject({
      rejected: 'wrong-stage',
      faults: [{ pointer: '#/parts/1' }],
    });
  });

  test.each(['accepted', 'declined', 'merged', 'closed'] as const)('then they go: %s', (stage) => {
    const events = told(decideErasureByReceipt(complaintAt(stage), order('words')));
    expect(events[0]).toEqual({
      type: 'complaint.erasure-ordered.v1',
      data: { parts: ['words'], cause: 'complainant', ground: null },
    });
    expect(erasedIn(events)[0]).toMatchObject({ notes: [someNote.note], last: true });
  });

  test('a part that is named twice is erased once', () => {
    const events = told(decideErasureByReceipt(complaintAt('closed'), order('words', 'words')));
    expect(events[0]?.data).toMatchObject({ parts: ['words'] });
  });
});
