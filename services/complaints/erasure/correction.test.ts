import { correctableText, type CorrectableText } from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import { expect, test } from 'vitest';
import type { ComplaintEvent } from '../complaint/complaint-events.ts';
import { disclosedRowOf } from '../disclosure/disclosure.ts';
import {
  complaintAfter,
  complaintAt,
  complaintId,
  histories,
  someNote,
} from '../testing/complaint-history.ts';
import { withDistinctNotes } from '../testing/distinct-notes.ts';
import { stagedWithPlan } from '../testing/staged-plan.ts';
import { decideCorrection, textToCorrect } from './correction.ts';
import { keptOf } from './parts.ts';

const right = { ...someNote, note: `${'r'.repeat(26)}.corrected` };
const staged = stagedWithPlan();
const declined = withDistinctNotes([
  ...histories.received,
  {
    type: 'complaint.declined.v1',
    data: { ground: 'other-place', explanation: someNote, handedTo: null },
  },
]);

function corrected(events: readonly ComplaintEvent[], text: CorrectableText, keptOld: boolean) {
  const order = { complaint: complaintId, text, corrected: right, keptOld };
  const made = decideCorrection(complaintAfter(...events), order);
  if (isRejection(made)) throw new Error(made.rejected);
  return { made, state: complaintAfter(...events, ...made) };
}

const standing = correctableText.options.flatMap((text) =>
  [staged, declined].flatMap((events) =>
    textToCorrect(complaintAfter(...events), text) === null ? [] : [{ text, events }],
  ),
);

test('every text that can be corrected stands in some history', () => {
  expect(new Set(standing.map(({ text }) => text))).toEqual(new Set(correctableText.options));
});

test.each(standing)('$text: the right one stands where the wrong one stood', ({ text, events }) => {
  for (const keptOld of [true, false]) {
    const { made, state } = corrected(events, text, keptOld);
    const old = textToCorrect(complaintAfter(...events), text);
    expect(textToCorrect(state, text)).toEqual(right);
    expect(state.corrections).toMatchObject([{ text, old, corrected: right, keptOld }]);
    const erased = made.flatMap(({ type, data }) => (type === 'note.erased.v1' ? data.notes : []));
    expect(erased).toEqual(keptOld ? [] : [old?.note]);
    // Whatever erases the part later finds the one that was kept, too.
    const parts = ['cleared-text', 'handling', 'published'] as const;
    expect(keptOf(state, parts).notes.includes(old?.note ?? '')).toBe(keptOld);
    expect(keptOf(state, parts).notes).toContain(right.note);
  }
});

test('of the plan that went along, whoever carries it out hears', () => {
  const planned = (text: CorrectableText) =>
    corrected(staged, text, true).made.flatMap(({ type, data }) =>
      type === 'complaint.plan-corrected.v1' ? [data] : [],
    );
  for (const text of ['problem', 'goal', 'measures'] as const) {
    expect(planned(text)).toEqual([
      { complaint: complaintId, text, corrected: right, keptOld: true },
    ]);
  }
  expect(planned('findings')).toEqual([]);
  expect(corrected(staged, 'measures', true).state.plans[0]?.measures).toEqual(right);
});

test('the next edition holds the right text', () => {
  const { state } = corrected(staged, 'findings', false);
  expect(disclosedRowOf(complaintId, state)?.findings).toEqual(right);
});

test('a text that is not there is not corrected; one that was erased is', () => {
  const order = {
    complaint: complaintId,
    text: 'findings',
    corrected: right,
    keptOld: false,
  } as const;
  expect(decideCorrection(complaintAt('none'), order)).toEqual({ rejected: 'not-found' });
  expect(decideCorrection(complaintAt('handling'), order)).toEqual({
    rejected: 'nothing-to-correct',
  });
  const first = corrected(staged, 'findings', false);
  const again = decideCorrection(
    complaintAfter(...staged, ...first.made, {
      type: 'note.erased.v1',
      data: {
        matter: { kind: 'complaint', id: complaintId },
        cause: 'office',
        parts: ['published'],
        notes: [right.note],
        files: [],
        plan: [],
        last: true,
      },
    }),
    { ...order, corrected: someNote },
  );
  if (isRejection(again)) throw new Error(again.rejected);
  expect(again.map(({ type }) => type)).toEqual(['complaint.text-corrected.v1']);
});
