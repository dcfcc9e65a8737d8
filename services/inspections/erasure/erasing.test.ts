import { erasedAtOnce, inspectionText, type InspectionText } from '@ducha/contracts';
import { isRejection } from '@ducha/event-log';
import { expect, test } from 'vitest';
import type { Inspection } from '../inspection/inspection-state.ts';
import {
  after,
  changed,
  drafted,
  note,
  notesOf,
  team,
  whole,
} from '../testing/erasable-inspection.ts';
import { decideInspectionErasure, erasableTexts } from './erasing.ts';

function told(state: Inspection | null, ...texts: InspectionText[]) {
  const decided = decideInspectionErasure(state, { texts, ground: 'unlawful' });
  if (isRejection(decided)) throw new Error(decided.rejected);
  return decided;
}

test.each(inspectionText.options)('%s: its notes, and only these, are erased once', (text) => {
  expect(erasableTexts(whole)).toEqual(inspectionText.options);
  const events = told(whole, text, text);
  expect(events.map(({ data }) => data)).toEqual([
    {
      texts: [text],
      cause: 'office',
      ground: 'unlawful',
      notes: notesOf[text].map((one) => one.note),
    },
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
