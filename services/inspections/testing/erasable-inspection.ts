import type { InspectionText, NoteRef } from '@ducha/contracts';
import { inspectionsPolicy, keepPolicy, standardPolicy } from '@ducha/policy';
import type { InspectionEvent } from '../inspection/inspection-events.ts';
import { inspectionStream } from '../inspection/inspection-fold.ts';
import type { Inspection } from '../inspection/inspection-state.ts';

let notes = 0;
/** A note of its own. */
export function note(): NoteRef {
  notes += 1;
  return { note: `${String(notes).padStart(26, '0')}.text`, mac: 'm'.repeat(43) };
}
/** An inspection after events. */
export function after(state: Inspection | null, ...events: readonly InspectionEvent[]): Inspection {
  return afterAt('then', state, events);
}

/** An inspection after events of one moment. */
export function afterAt(
  at: string,
  state: Inspection | null,
  events: readonly InspectionEvent[],
): Inspection {
  const next = events.reduce(
    (folded, event) => inspectionStream.evolve(folded, event, { version: 9, at }),
    state,
  );
  if (next === null) throw new Error('the inspection was not drafted');
  return next;
}
export const drafted: InspectionEvent = {
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
export const team = { leader: 'leader', deputies: ['deputy'], members: [] };
/** The team was changed. */
export const changed = (why: NoteRef, declared: NoteRef): InspectionEvent => ({
  type: 'inspection.team-changed.v1',
  data: { ...team, on: '2026-04-01', reason: why, vetting: declared },
});
/** One of which every text is kept, at work. */
export const whole = after(
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
/** The notes of each of its texts. */
export const notesOf: Readonly<Record<InspectionText, readonly NoteRef[]>> = {
  // Also the one that a later decision took the place of.
  decision: [rejection, decision],
  vetting: [vetting, another],
  'team-changes': [reason],
  moves: [moved],
};
