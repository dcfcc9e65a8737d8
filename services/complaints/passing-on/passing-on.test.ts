import { describe, expect, test } from 'vitest';
import { isRejection } from '@ducha/event-log';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import type { ComplaintStage } from '../complaint/complaint-stage.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { decideErasure, decideErasureByReceipt } from '../erasure/erasing.ts';
import { keptOf } from '../erasure/parts.ts';
import {
  complaintAfter,
  complaintAt,
  complaintId,
  histories,
  someNote,
  withdrawn,
} from '../testing/complaint-history.ts';
import { decideAnnounceCopy, decidePassOn } from './passing-on.ts';
import { photographCopyStream } from './photograph-copy-fold.ts';
import type { PhotographCopyEvent } from './photograph-copy-events.ts';
import { canBePassedOn, decideSettling, settlingDue } from './settling.ts';
import { shownCopies, standingCopies } from './standing-copies.ts';
import { decideTakeBack } from './taking-back.ts';

const [yard, night] = ['y'.repeat(26), 'n'.repeat(26)];
const [copy, better, other] = ['c'.repeat(26), 'b'.repeat(26), 'd'.repeat(26)];
const noteOf = (name: string) => ({ ...someNote, note: `${name}.print` });
const prints = new Map([copy, better, other].map((id) => [id, noteOf(id)]));

const attached: ComplaintEvent = {
  type: 'complaint.photographs-attached.v2',
  data: {
    photographs: [yard, night].map((photograph) => ({
      photograph,
      mediaType: 'image/jpeg',
      print: noteOf(photograph),
    })),
  },
};
const stages = Object.keys(histories) as ComplaintStage[];
const taken = [...histories.received, attached];
const handling = [...taken, ...histories.handling.slice(1)];

const passing = (...photographs: readonly (readonly [string, string, number?])[]) => ({
  complaint: complaintId,
  photographs: photographs.map(([original, id, areas = 2]) => ({ original, copy: id, areas })),
  files: { prints },
  hasLooked: true,
});
function decided(events: readonly ComplaintEvent[] | { rejected: string }) {
  if (isRejection(events)) throw new Error(events.rejected);
  return events as readonly ComplaintEvent[];
}
const passedOn = decided(
  decidePassOn(complaintAfter(...taken), passing([yard, copy], [night, other, 0])),
);

describe('passing on', () => {
  test('says of which photograph each copy is, and how many areas were covered, and moves nothing', () => {
    const before = complaintAfter(...handling);
    const events = decided(decidePassOn(before, passing([yard, copy], [night, other, 0])));
    expect(events).toEqual([
      {
        type: 'complaint.photographs-passed-on.v1',
        data: {
          photographs: [
            { original: yard, copy, areas: 2, print: noteOf(copy) },
            { original: night, copy: other, areas: 0, print: noteOf(other) },
          ],
        },
      },
    ]);
    const after = complaintAfter(...handling, ...events);
    expect({ ...after, passedOn: [] }).toEqual(before);
    expect(standingCopies(after)).toMatchObject([{ copy }, { copy: other }]);
  });

  test.each(stages)('at %s', (stage) => {
    const [first, ...rest] = histories[stage];
    const state =
      first === undefined ? complaintAt(stage) : complaintAfter(first, attached, ...rest);
    const over = ['declined', 'merged', 'withdrawn', 'closed'].includes(stage);
    const expected = { rejected: stage === 'none' ? 'not-found' : 'wrong-stage' };
    const came = decidePassOn(state, passing([yard, copy]));
    if (over || stage === 'none') expect(came).toEqual(expected);
    else expect(came).toMatchObject([{ type: 'complaint.photographs-passed-on.v1' }]);
    const announced = { complaint: complaintId, original: yard, print: someNote };
    expect(isRejection(decideAnnounceCopy(null, announced, state))).toBe(over || stage === 'none');
  });

  test('without photographs, without a look, or of what is not kept, is refused', () => {
    const state = complaintAfter(...taken);
    expect(decidePassOn(complaintAt('received'), passing([yard, copy]))).toEqual({
      rejected: 'no-photographs',
    });
    expect(decidePassOn(state, { ...passing([yard, copy]), hasLooked: false })).toEqual({
      rejected: 'look-needed',
    });
    expect(decidePassOn(state, passing([yard, copy], [other, better]))).toMatchObject({
      rejected: 'photograph-missing',
      faults: [{ pointer: '#/photographs/1/original', code: 'missing' }],
    });
    const unfit = { rejected: 'photograph-unfit' };
    expect(decidePassOn(state, { ...passing([yard, copy]), files: unfit })).toEqual(unfit);
    const announced = { complaint: complaintId, original: other, print: someNote };
    expect(decideAnnounceCopy(null, announced, state)).toMatchObject({
      rejected: 'photograph-missing',
      faults: [{ pointer: '#/original' }],
    });
  });

  test('two copies of one photograph, and one copy of two, are told', () => {
    const state = complaintAfter(...taken);
    for (const twice of [
      passing([yard, copy], [yard, better]),
      passing([yard, copy], [night, copy]),
    ]) {
      expect(decidePassOn(state, twice)).toMatchObject({
        rejected: 'invalid',
        faults: [{ pointer: '#/photographs/1', code: 'twice' }],
      });
    }
  });

  test('a better copy takes the place of the earlier one, which is erased in the same commit', () => {
    const state = complaintAfter(...taken, ...passedOn);
    expect(decidePassOn(state, passing([yard, copy]))).toMatchObject({
      rejected: 'photograph-missing',
      faults: [{ pointer: '#/photographs/0/copy' }],
    });
    const events = decided(decidePassOn(state, passing([yard, better, 3])));
    expect(events).toMatchObject([
      { type: 'complaint.photographs-passed-on.v1' },
      {
        type: 'note.erased.v1',
        data: {
          matter: { kind: 'complaint', id: complaintId },
          notes: [noteOf(copy).note],
          files: [{ folder: 'evidence', file: copy }],
          last: true,
        },
      },
    ]);
    const after = complaintAfter(...taken, ...passedOn, ...events);
    expect(standingCopies(after).map((one) => one.copy)).toEqual([other, better]);
    // What was replaced is gone, and comes back under no name.
    expect(decidePassOn(after, passing([yard, copy]))).toMatchObject({
      rejected: 'photograph-missing',
    });
  });
});

describe('taking back', () => {
  test('erases the copies, at whatever stage, and leaves the photographs', () => {
    for (const stage of stages.filter((one) => one !== 'none')) {
      const [first, ...rest] = histories[stage];
      const state = complaintAfter(first!, attached, ...passedOn, ...rest);
      const events = decided(
        decideTakeBack(state, { complaint: complaintId, photographs: [copy], reason: 'slip' }),
      );
      expect(events).toMatchObject([
        { type: 'complaint.photographs-taken-back.v1', data: { copies: [copy], reason: 'slip' } },
        { type: 'note.erased.v1', data: { files: [{ folder: 'evidence', file: copy }] } },
      ]);
      const after = complaintAfter(first!, attached, ...passedOn, ...rest, ...events);
      expect(standingCopies(after)).toMatchObject([{ copy: other }]);
      expect(after.stage).toBe(stage);
      expect(after.photographs).toHaveLength(2);
    }
  });

  test('of what is not passed on is refused, each named', () => {
    const order = { complaint: complaintId, photographs: [copy, better], reason: 'slip' } as const;
    expect(decideTakeBack(complaintAt('none'), order)).toEqual({ rejected: 'not-found' });
    expect(decideTakeBack(complaintAfter(...taken), order)).toEqual({
      rejected: 'nothing-passed-on',
    });
    expect(decideTakeBack(complaintAfter(...taken, ...passedOn), order)).toMatchObject({
      rejected: 'photograph-missing',
      faults: [{ pointer: '#/photographs/1', code: 'missing' }],
    });
  });
});

describe('erasing photographs', () => {
  const state = complaintAfter(...taken, ...passedOn);
  const order = { complaint: complaintId, parts: ['photographs'] } as const;

  test.each([
    ['the office', decideErasure(state, { ...order, ground: 'asked-for' })],
    ['the complainant', decideErasureByReceipt(state, order)],
  ])('by %s erases what was passed on of them too', (_, came) => {
    const events = decided(came);
    expect(events).toMatchObject([
      { type: 'complaint.erasure-ordered.v1' },
      {
        type: 'note.erased.v1',
        data: {
          notes: [yard, night, copy, other].map((id) => noteOf(id).note),
          files: [
            { folder: 'photographs', file: yard },
            { folder: 'photographs', file: night },
            { folder: 'evidence', file: copy },
            { folder: 'evidence', file: other },
          ],
        },
      },
    ]);
    const after = complaintAfter(...taken, ...passedOn, ...events);
    expect(standingCopies(after)).toEqual([]);
    expect(keptOf(after, ['photographs'])).toEqual({ notes: [], files: [] });
    expect(decidePassOn(after, passing([yard, better]))).toEqual({ rejected: 'no-photographs' });
    expect(
      decideTakeBack(after, { complaint: complaintId, photographs: [copy], reason: 'slip' }),
    ).toEqual({ rejected: 'nothing-passed-on' });
  });
});

test('an organisation is shown the copies as long as the complaint is not taken back', () => {
  const [first, ...rest] = histories.handling;
  const whole = [first!, attached, ...passedOn, ...rest];
  const seen = (state: Complaint, toOffice: boolean) =>
    shownCopies(state, { toOffice }).map((one) => one.copy);
  expect(seen(complaintAfter(...whole), false)).toEqual([copy, other]);
  const gone = complaintAfter(...whole, withdrawn('complainant'));
  expect(seen(gone, false)).toEqual([]);
  expect(seen(gone, true)).toEqual([copy, other]);
});

describe('a copy that was announced', () => {
  const at = '2025-12-20T01:00:00.000Z';
  const announced: PhotographCopyEvent = {
    type: 'photograph-copy.announced.v1',
    data: { complaint: complaintId, original: yard, print: noteOf(copy) },
  };
  const after = (...events: readonly PhotographCopyEvent[]) =>
    events.reduce(
      (state, event) => photographCopyStream.evolve(state, event, { version: 1, at }),
      photographCopyStream.initial,
    );
  const due = '2025-12-21T02:00:00.000Z';

  test('can be passed on for a day, in its complaint, as a copy of its photograph', () => {
    const state = after(announced);
    const within = { complaint: complaintId, original: yard, at: '2025-12-21T00:59:59.999Z' };
    expect(canBePassedOn(state, within)).toBe(true);
    expect(canBePassedOn(state, { ...within, at: '2025-12-21T01:00:00.000Z' })).toBe(false);
    expect(canBePassedOn(state, { ...within, complaint: 'e'.repeat(26) })).toBe(false);
    expect(canBePassedOn(state, { ...within, original: night })).toBe(false);
    expect(canBePassedOn(null, within)).toBe(false);
    expect(decideAnnounceCopy(state, announced.data, complaintAfter(...taken))).toEqual({
      rejected: 'already-done',
    });
  });

  test('and was not passed on is erased, with its print and its file, once', () => {
    const state = after(announced);
    expect(settlingDue(state)).toBe(due);
    const complaint = complaintAfter(...taken);
    expect(decideSettling(state, { copy, at: '2025-12-21T01:59:59.999Z' }, complaint)).toEqual([]);
    const events = decideSettling(state, { copy, at: due }, complaint);
    expect(events).toMatchObject([
      {
        type: 'note.erased.v1',
        data: {
          matter: { kind: 'photograph', id: copy },
          notes: [noteOf(copy).note],
          files: [{ folder: 'evidence', file: copy }],
          last: true,
        },
      },
    ]);
    const gone = after(announced, ...events);
    expect(settlingDue(gone)).toBeUndefined();
    expect(canBePassedOn(gone, { complaint: complaintId, original: yard, at })).toBe(false);
    expect(decideSettling(gone, { copy, at: due }, complaint)).toEqual([]);
  });

  test('and was taken back is deleted once more, when nobody can put it again', () => {
    const state = after(announced);
    const complaint = complaintAfter(...taken, ...passedOn);
    const back = decided(
      decideTakeBack(complaint, { complaint: complaintId, photographs: [copy], reason: 'slip' }),
    );
    const then = complaintAfter(...taken, ...passedOn, ...back);
    expect(decideSettling(state, { copy, at: due }, then)).toMatchObject([
      { type: 'note.erased.v1', data: { files: [{ folder: 'evidence', file: copy }] } },
    ]);
  });

  test('and stands in its complaint stays, and is not looked at again', () => {
    const complaint = complaintAfter(...taken, ...passedOn);
    const events = decideSettling(after(announced), { copy, at: due }, complaint);
    expect(events).toEqual([{ type: 'photograph-copy.settled.v1', data: {} }]);
    expect(settlingDue(after(announced, ...events))).toBeUndefined();
  });
});
