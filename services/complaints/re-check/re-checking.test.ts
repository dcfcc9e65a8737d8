import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { complaintStream } from '../complaint/complaint-fold.ts';
import type { Complaint } from '../complaint/complaint-state.ts';
import { keptOf } from '../erasure/parts.ts';
import {
  approved,
  complaintAfter,
  complaintId,
  confirmed,
  drawn,
  histories,
  inspectionId,
  rechecked,
  replied,
  sampleId,
  someNote,
  withdrawn,
} from '../testing/complaint-history.ts';
import { todosOf } from '../to-dos/todo.ts';
import { decideDrawn, decideRecordRecheck, decideSettleRecheck } from './re-checking.ts';

const another = `${inspectionId}-2-1`;
const closed = histories.closed;
const draw = { sample: sampleId, confirmedBy: 'reviewer' };

/** The state after a decision that was taken. */
function after(state: Complaint, decided: unknown): Complaint {
  if (!Array.isArray(decided)) throw new Error(JSON.stringify(decided));
  return (decided as ComplaintEvent[]).reduce(
    (before, event) => complaintStream.evolve(before, event, { version: 9, at }),
    state,
  );
}
const at = '2026-01-05T01:00:00.000Z';
const words = { note: `${'w'.repeat(26)}.words`, mac: 'm'.repeat(43) };
const found = (result: 'matches' | 'differs' | 'impossible', by = 're-checker') => ({
  result,
  words,
  by,
});
const todos = (state: Complaint) =>
  todosOf(complaintId, state).flatMap(({ act, organisation }) =>
    organisation === null ? [act] : [],
  );

/** The texts of a confirmed reply are gone, as far as the day of the draw. */
const replyErased: ComplaintEvent = {
  type: 'note.erased.v1',
  data: {
    matter: { kind: 'complaint', id: complaintId },
    cause: 'office',
    parts: ['published'],
    notes: [someNote.note],
    files: [],
    plan: [],
    last: true,
  },
};

test('what was drawn is to be re-checked once, whatever is delivered twice', () => {
  const state = after(complaintAfter(...closed), decideDrawn(complaintAfter(...closed), draw));
  expect(todos(state)).toEqual(['re-check']);
  expect(decideDrawn(state, draw)).toEqual([]);
  const checked = after(state, decideRecordRecheck(state, found('matches')));
  expect(todos(checked)).toEqual([]);
  expect(checked.rechecks).toMatchObject([
    { sample: sampleId, result: 'matches', recheckedAt: at },
  ]);
  expect(decideRecordRecheck(checked, found('matches'))).toEqual({ rejected: 'wrong-stage' });
  expect(decideDrawn(checked, draw)).toEqual([]);
  expect(decideDrawn(complaintStream.initial, draw)).toEqual({ rejected: 'not-found' });
});

test('drawn by two samples it is re-checked once for both; drawn later it is re-checked again', () => {
  const twice = complaintAfter(...closed, drawn('reviewer'), drawn('reviewer', another));
  expect(todos(twice)).toEqual(['re-check']);
  const checked = after(twice, decideRecordRecheck(twice, found('matches')));
  expect(checked.rechecks.map(({ result }) => result)).toEqual(['matches', 'matches']);
  const later = complaintAfter(
    ...closed,
    drawn('reviewer'),
    rechecked('matches'),
    drawn('reviewer', another),
  );
  const again = after(later, decideRecordRecheck(later, found('impossible')));
  expect(again.rechecks.map(({ result }) => result)).toEqual(['matches', 'impossible']);
});

test.each([
  ['withdrawn', complaintAfter(...histories.handling, withdrawn('office'))],
  ['erased', complaintAfter(...closed, replyErased)],
  ['erased', complaintAfter(...histories.handling)],
] as const)('of one of which nothing is left, %s, that is the result', (cause, state) => {
  const drawnOne = after(state, decideDrawn(state, draw));
  expect(todos(drawnOne)).not.toContain('re-check');
  expect(drawnOne.rechecks).toMatchObject([{ result: 'impossible', cause, words: null }]);
});

test('nobody re-checks what they confirmed themselves', () => {
  const state = complaintAfter(...closed, drawn('reviewer'));
  expect(decideRecordRecheck(state, found('matches', 'reviewer'))).toEqual({
    rejected: 'own-case',
  });
  expect(decideRecordRecheck(complaintAfter(...closed), found('matches'))).toEqual({
    rejected: 'wrong-stage',
  });
});

test('what was found otherwise waits for the office, until it says what it did or confirms another reply', () => {
  const state = complaintAfter(...closed, drawn(null));
  for (const result of ['matches', 'impossible'] as const) {
    const other = after(state, decideRecordRecheck(state, found(result)));
    expect(decideSettleRecheck(other, words)).toEqual({ rejected: 'wrong-stage' });
  }
  const differs = after(state, decideRecordRecheck(state, found('differs')));
  expect(todos(differs)).toEqual(['settle-recheck']);
  const settled = after(differs, decideSettleRecheck(differs, words));
  expect(todos(settled)).toEqual([]);
  expect(settled.rechecks).toMatchObject([{ settled: { at, words } }]);
  expect(decideSettleRecheck(settled, words)).toEqual({ rejected: 'wrong-stage' });

  const staged = complaintAfter(...histories.staged, drawn(null), rechecked('differs'));
  expect(todos(staged)).toEqual(['settle-recheck']);
  const replying = after(staged, [replied(), approved]);
  expect(todos(replying)).toEqual(['review-reply']);
  const confirmedAnew = after(replying, [confirmed('closed')]);
  expect(todos(confirmedAnew)).toEqual([]);
  expect(confirmedAnew.rechecks).toMatchObject([{ settled: { words: null } }]);
});

test('its words are erased with those of the handling', () => {
  const state = complaintAfter(...closed, drawn(null));
  const checked = after(state, decideRecordRecheck(state, found('differs')));
  expect(keptOf(checked, ['handling']).notes).toContain(words.note);
});
