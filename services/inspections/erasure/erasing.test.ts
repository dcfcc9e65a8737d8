import { erasedAtOnce, inspectionText, type InspectionText, type NoteRef } from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import { inspectionsPolicy, keepPolicy, standardPolicy } from '@ducha/policy';
import { expect, test } from 'vitest';
import type { InspectionEvent } from '../inspection/inspection-events.ts';
import { inspectionStream } from '../inspection/inspection-fold.ts';
import type { Inspection } from '../inspection/inspection-state.ts';
import { decideInspectionErasure, erasableTexts } from './erasing.ts';

let notes = 0;
function note(): NoteRef {
  notes += 1;
  return { note: `${String(notes).padStart(26, '0')}.text`, mac: 'm'.repeat(43) };
}
function after(state: Inspection | null, ...events: readonly InspectionEvent[]): Inspection {
  const next = events.reduce(
    (folded, event) => inspectionStream.evolve(folded, event, { version: 9, at: 'then' }),
    state,
  );
  if (next === null) throw new Error('the inspection was not drafted');
  return next;
}
const drafted: InspectionEvent = {
  type: 'inspection.drafted.v2',
  data: {
    kind: 'routine',
    level: 'municipal',
    important: false,
    targets: ['110105'],
    from: '2026-03-29',
    until: '2026-04-27',
    policy: { round: null },
    kept: keepPolicy(standardPolicy(inspectionsPolicy)),
  },
};
const [rejection, moved, decision, vetting, reason, another] = [
  note(),
  note(),
  note(),
  note(),
  note(),
  note(),
];
const team = { leader: 'leader', deputies: ['deputy'], members: [] };
const changed = (why: NoteRef, declared: NoteRef): InspectionEvent => ({
  type: 'inspection.team-changed.v1',
  data: { ...team, on: '2026-04-01', reason: why, vetting: declared },
});
const whole = after(
  null,
  drafted,
  { type: 'inspection.rejected.v1', data: { reason: rejection } },
  {
    type: 'inspection.rescheduled.v1',
    data: { from: '2026-04-01', until: '2026-04-30', by: 'head', on: '2026-03-01', reason: moved },
  },
  { type: 'inspection.approved.v1', data: { reason: decision } },
  { type: 'inspection.prepared.v1', data: { ...team, vetting } },
  changed(reason, another),
);
const notesOf: Readonly<Record<InspectionText, readonly NoteRef[]>> = {
  // Also the one that a later decision took the place of.
  decision: [rejection, decision],
  vetting: [vetting, another],
  'team-changes': [reason],
  moves: [moved],
};
function told(state: Inspection | null, ...texts: InspectionText[]) {
  const decided = decideInspectionErasure(state, { texts, ground: 'unlawful' });
  if (isRejection(decided)) throw new Error(decided.rejected);
  return decided;
}

test.each(inspectionText.options)('%s: its notes, and only these, are erased once', (text) => {
  expect(erasableTexts(whole)).toEqual(inspectionText.options);
  const events = told(whole, text, text);
  expect(events.map(({ data }) => data)).toEqual([
    { texts: [text], ground: 'unlawful', notes: notesOf[text].map((one) => one.note) },
  ]);
  const then = after(whole, ...events);
  expect(then).toMatchObject({
    stage: whole.stage,
    team,
    erasures: [{ texts: [text], at: 'then' }],
  });
  expect(erasableTexts(then)).toEqual(inspectionText.options.filter((one) => one !== text));
  expect(decideInspectionErasure(then, { texts: [text], ground: 'mistaken' })).toEqual({
    rejected: 'nothing-to-erase',
  });
  expect(after(then, ...told(then, ...inspectionText.options)).erased).toHaveLength(6);
});

test('what one transaction cannot hold is still kept, and goes with the next act', () => {
  const changes = Array.from({ length: erasedAtOnce + 5 }, () => changed(note(), note()));
  const state = after(whole, ...changes);
  // Of the other text that was asked for nothing goes yet, and nothing says so.
  const first = told(state, 'team-changes', 'moves');
  expect(first[0]?.data).toHaveProperty('texts', ['team-changes']);
  const then = after(state, ...first);
  expect(then.erased).toHaveLength(erasedAtOnce);
  expect(erasableTexts(then)).toEqual(expect.arrayContaining(['team-changes', 'moves']));
  const second = told(then, 'team-changes', 'moves');
  expect(second[0]?.data).toMatchObject({ texts: ['team-changes', 'moves'] });
  expect(erasableTexts(after(then, ...second))).toEqual(['decision', 'vetting']);
});

test('of a draft, or of what is not there, nothing is erased', () => {
  const order = { texts: [...inspectionText.options], ground: 'mistaken' as const };
  expect(decideInspectionErasure(null, order)).toEqual({ rejected: 'not-found' });
  expect(decideInspectionErasure(after(null, drafted), order)).toEqual({
    rejected: 'nothing-to-erase',
  });
});
