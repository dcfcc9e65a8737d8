import { erasedAtOnce } from '@ducha/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Task } from '../task/task-state.ts';
import { after, noteOf, plan, taskId as task, taskWith, told } from '../testing/task-history.ts';
import { decideTaskCorrection } from './correction.ts';
import { decideNextErasure, decideTaskErasure } from './erasing.ts';
import { erasableTexts, keptOf, ownTexts } from './task-texts.ts';

/** Gives an order and follows it to its end, as the reaction does. */
function carriedOut(before: Task, texts: readonly string[]) {
  let events = told(decideTaskErasure(before, { task, texts, ground: 'unlawful' }));
  let state = after(before, ...events);
  const commits = [events];
  for (;;) {
    const last = events.at(-1);
    if (last?.type !== 'task.texts-erased.v1' || last.data.last) break;
    events = told(decideNextErasure(state, { task, texts: last.data.texts }));
    state = after(state, ...events);
    commits.push(events);
  }
  return { state, commits };
}

test('an erasure names every note and file of its texts, and only these, however many there are', () => {
  const state = taskWith(100);
  const names = [...ownTexts(state).keys()];
  expect(names).toHaveLength(101);
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }), (texts) => {
      const expected = keptOf(state, texts);
      const others = names.filter((name) => !texts.includes(name));
      const { state: then, commits } = carriedOut(state, texts);
      expect(then.erased).toEqual(expected.notes);
      expect(then.erasedFiles).toEqual(expected.files);
      expect(erasableTexts(then)).toEqual(others);
      expect(keptOf(then, others)).toEqual(keptOf(state, others));
      for (const { type, data } of commits.flat()) {
        if (type !== 'task.texts-erased.v1') continue;
        expect(data.notes.length).toBeLessThanOrEqual(erasedAtOnce);
        expect(data.files.length).toBeLessThanOrEqual(erasedAtOnce);
      }
    }),
  );
});

test('the order stands once in the log, with its ground; what is gone is not ordered again', () => {
  const state = taskWith(2);
  const order = { task, texts: ['progress-2', 'progress-2'], ground: 'asked-for' } as const;
  const events = told(decideTaskErasure(state, order));
  expect(events.map(({ type }) => type)).toEqual([
    'task.erasure-ordered.v2',
    'task.texts-erased.v1',
  ]);
  expect(events[0]?.data).toEqual({
    texts: ['progress-2'],
    cause: 'office',
    ground: 'asked-for',
  });
  const then = after(state, ...events);
  expect(then.erasures).toMatchObject([{ texts: ['progress-2'], ground: 'asked-for' }]);
  expect(decideTaskErasure(then, order)).toEqual({ rejected: 'nothing-to-erase' });
  // A second delivery of what goes on finds nothing left.
  expect(decideNextErasure(then, order)).toEqual([]);
});

test('of a task that is not there nothing is erased or corrected, nor a text that is not there', () => {
  const none = { rejected: 'not-found' };
  const erase = (state: Task | null, text: string) =>
    decideTaskErasure(state, { task, texts: [text], ground: 'mistaken' });
  const correct = (state: Task | null, text: string) =>
    decideTaskCorrection(state, { task, text, corrected: noteOf('r', 1), keptOld: true });
  expect(erase(null, 'completion')).toEqual(none);
  expect(decideNextErasure(null, { task, texts: ['completion'] })).toEqual(none);
  expect(correct(null, 'completion')).toEqual(none);
  expect(erase(taskWith(1), 'progress-2')).toEqual({ rejected: 'nothing-to-erase' });
  expect(correct(taskWith(1), 'progress-2')).toEqual({ rejected: 'nothing-to-correct' });
});

test.each(['progress-1', 'completion'])(
  '%s: the right text stands where the wrong one stood',
  (text) => {
    const state = taskWith(2);
    const wrong = ownTexts(state).get(text);
    for (const keptOld of [true, false]) {
      const right = noteOf('r', 1);
      const order = { task, text, corrected: right, keptOld };
      const events = told(decideTaskCorrection(state, order));
      const then = after(state, ...events);
      expect(ownTexts(then).get(text)).toEqual(right);
      expect(then.corrections).toMatchObject([{ text, old: wrong, keptOld }]);
      expect(then.erased).toEqual(keptOld ? [] : [wrong?.note]);
      // The evidence was not wrong.
      expect(then.erasedFiles).toEqual([]);
      // Whatever erases the text later finds the one that was kept, too.
      const gone = carriedOut(then, [text]).state;
      expect(new Set(gone.erased)).toEqual(new Set([wrong?.note, right.note]));
      // One that was erased can be written anew.
      expect(
        told(decideTaskCorrection(gone, { ...order, corrected: noteOf('r', 2) })),
      ).toHaveLength(1);
    }
  },
);

test('the texts of its plan are not its own: they go where they came from', () => {
  const { state } = carriedOut(taskWith(1), ['progress-1', 'completion']);
  expect(state.erased).not.toContain(plan.note);
});
