import { erasedAtOnce } from '@ducha/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueOf } from '../task/due.ts';
import type { TaskEvent } from '../task/task-events.ts';
import type { Task } from '../task/task-state.ts';
import {
  afterAt,
  finishedTask,
  noteOf,
  plan,
  taskId,
  taskWith,
  told,
} from '../testing/task-history.ts';
import { decideTaskCorrection } from './correction.ts';
import { decideNextErasure, decideTaskErasure } from './erasing.ts';
import { decideRetention, retentionDue } from './retention.ts';
import { erasableTexts, keptOf, ownTexts } from './task-texts.ts';

const policy = { textRetention: 360 };

/** The task after what was decided, each order carried out to its end as the reaction does. */
function carriedOut(before: Task, events: readonly TaskEvent[], at: string): Task {
  let state = afterAt(at, before, events);
  for (const { type, data } of events) {
    if (type !== 'task.texts-erased.v1') continue;
    for (let next = told(decideNextErasure(state, data)); next.length > 0;) {
      state = afterAt(at, state, next);
      next = told(decideNextErasure(state, data));
    }
  }
  return state;
}

/** The task once the clock has looked at every date that it named, and these dates. */
function ticked(state: Task, held = policy) {
  const dates: string[] = [];
  let now = state;
  for (let due = retentionDue(now); due !== undefined; due = retentionDue(now)) {
    const events = decideRetention(now, { task: taskId, at: due, policy: held });
    // A date at which nothing happens would be met again every minute, for ever.
    expect(events.length, due).toBeGreaterThan(0);
    dates.push(due);
    now = carriedOut(now, events, due);
  }
  return { state: now, dates };
}

test('a week after the end the date is set, thirty years later its texts and their files go; its plan stays', () => {
  const state = finishedTask(2);
  const { state: then, dates } = ticked(state);
  expect(dates).toEqual(['2026-04-26T16:00:00.000Z', '2056-04-19T16:00:00.000Z']);
  expect(then.erasures).toMatchObject([
    { texts: ['progress-1', 'progress-2', 'completion'], cause: 'retention', ground: null },
  ]);
  expect(erasableTexts(then)).toEqual([]);
  expect(then.erasedFiles).toHaveLength(2);
  expect(then.erased).not.toContain(plan.note);
  expect(dueOf(then)).toBeUndefined();
});

test('however many texts there are, whatever was corrected or erased, each date is a timer of its own and nothing is left', () => {
  const act = fc.record({
    text: fc.nat({ max: 199 }),
    how: fc.constantFrom('erased', 'corrected', 'replaced'),
    before: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: erasedAtOnce * 2 }),
      fc.integer({ min: 1, max: 600 }),
      fc.array(act, { maxLength: 6 }),
      (updates, textRetention, acts) => {
        const done = (state: Task, when: typeof acts): Task =>
          when.reduce((now, { text, how }, index) => {
            const names = [...ownTexts(now).keys()];
            const name = names[text % names.length] ?? 'completion';
            const decided =
              how === 'erased'
                ? decideTaskErasure(now, { task: taskId, texts: [name], ground: 'mistaken' })
                : decideTaskCorrection(now, {
                    task: taskId,
                    text: name,
                    corrected: noteOf('r', index),
                    keptOld: how === 'corrected',
                  });
            const at = '2026-05-01T00:00:00.000Z';
            return 'rejected' in decided ? now : carriedOut(now, decided, at);
          }, state);
        const finished = done(
          finishedTask(updates),
          acts.filter(({ before }) => before),
        );
        const first = ticked(finished, { textRetention });
        expect(new Set(first.dates).size).toBe(first.dates.length);
        // What is written anew when the time is over does not outlive it either.
        const late = ticked(
          done(
            first.state,
            acts.filter(({ before }) => !before),
          ),
        );
        expect(new Set([...first.dates, ...late.dates]).size).toBe(
          first.dates.length + late.dates.length,
        );
        const all = [...ownTexts(late.state).keys()];
        expect(keptOf(late.state, all)).toEqual({ notes: [], files: [] });
      },
    ),
    { numRuns: 30 },
  );
});

test('before its date nothing happens, nor to a task that goes on', () => {
  const early = { task: taskId, at: '2026-04-26T15:59:59.999Z', policy };
  expect(decideRetention(finishedTask(1), early)).toEqual([]);
  const open = taskWith(3);
  expect(retentionDue(open)).toBeUndefined();
  expect(decideRetention(open, { ...early, at: '2099-01-01T00:00:00.000Z' })).toEqual([]);
  expect(dueOf(open)).toBe('2026-04-20T16:00:00.000Z');
});
