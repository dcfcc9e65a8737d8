import { stateCouncilCalendar } from '@ducha/calendar';
import { describe, expect, test } from 'vitest';
import { rectificationEndpoints, taskAct, type TaskAct } from '@ducha/contracts';
import { actDue, attempts, type Attempt } from './acts.ts';
import { decideCompletion } from '../completion/completion.ts';
import { decideTaskCorrection } from '../erasure/correction.ts';
import { decideTaskErasure } from '../erasure/erasing.ts';
import { decideProgress } from '../progress/progress.ts';
import { opening, planned, shown, taskId as id } from '../testing/task-history.ts';
import { taskStream } from './task-fold.ts';
import type { ShownEvidence, TaskEvent } from './task-events.ts';
import type { Task } from './task-state.ts';

/** What is foreseen of an act is what becomes of it, in every state of a task and for everyone. */
const note = planned.problem;
const other = { ...note, note: `${'4'.repeat(26)}.corrected` };
const posted = (...evidence: ShownEvidence[]): TaskEvent => ({
  type: 'task.progress-posted.v1',
  data: { organisation: '110105', word: 'behind', text: note, evidence, usedElsewhere: [] },
});
const finished: TaskEvent = {
  type: 'task.finished.v1',
  data: {
    task: id,
    number: planned.number,
    source: planned.source,
    complaint: planned.complaint,
    lead: planned.lead,
    finishedOn: '2026-04-19',
  },
};
const described: TaskEvent = {
  type: 'task.completion-described.v1',
  data: { text: { ...note, note: `${'5'.repeat(26)}.completion` } },
};
const erased: TaskEvent = {
  type: 'task.texts-erased.v1',
  data: { task: id, texts: ['progress-1'], notes: [note.note], files: [], last: true },
};
const missed: TaskEvent = { type: 'task.deadline-missed.v1', data: { deadline: '2026-04-20' } };

const states: Readonly<Record<string, readonly TaskEvent[]>> = {
  none: [],
  opened: opening,
  'without evidence': [...opening, posted()],
  'shown as it was before': [...opening, posted(shown('before'))],
  'shown as it is now': [...opening, posted(shown('after'))],
  overdue: [...opening, posted(shown('after')), missed],
  finished: [...opening, posted(shown('after')), described, finished],
  erased: [...opening, posted(), erased],
};
const at = '2026-04-19T01:00:00.000Z';
const today = '2026-04-19';

const commands: Readonly<Record<TaskAct, (state: Task | null, by: Attempt) => unknown[]>> = {
  postProgress: (state, { organisation }) =>
    (['behind', 'on-schedule'] as const).map((word) =>
      decideProgress(
        state,
        { task: id, organisation, word, text: note, evidence: [shown('monitoring')] },
        { ['a'.repeat(64)]: { tasks: [] } },
      ),
    ),
  finishTask: (state, { organisation }) => [
    decideCompletion(state, { task: id, organisation, text: note, at, today }),
  ],
  correctTaskText: (state) =>
    ['progress-1', 'completion'].map((text) =>
      decideTaskCorrection(state, { task: id, text, corrected: other, keptOld: false }),
    ),
  eraseTaskTexts: (state) =>
    ['progress-1', 'completion'].map((text) =>
      decideTaskErasure(state, { task: id, texts: [text], ground: 'unlawful' }),
    ),
};
const refusalOf = (outcome: unknown): string | null =>
  (outcome as { rejected?: string }).rejected ?? null;

describe.each(Object.entries(states))('%s', (_name, events) => {
  const state = events.reduce<Task | null>(
    (folded, event, index) => taskStream.evolve(folded, event, { version: index + 1, at }),
    taskStream.initial,
  );
  test.each(taskAct.options)('%s', (act) => {
    for (const organisation of ['110105', 'shuiwu', '110106', '']) {
      const by = { task: id, organisation, at, today };
      const foreseen = attempts[act](state, by).map(([, outcome]) => refusalOf(outcome));
      const came = commands[act](state, by).map(refusalOf);
      const expected = came.includes(null) ? [null] : [...new Set(came)];
      expect({ organisation, foreseen }).toEqual({ organisation, foreseen: expected });
    }
  });
});

test('the end has the date of the task, in Beijing; an update has none', () => {
  const state = taskStream.evolve(null, opening[0] as TaskEvent, { version: 1, at });
  expect(actDue('finishTask', state as Task, stateCouncilCalendar)).toEqual({
    due: '2026-04-20T16:00:00.000Z',
    unpublished: [],
  });
  const later = { ...(state as Task), deadline: '2027-04-20' };
  expect(actDue('finishTask', later, stateCouncilCalendar)).toMatchObject({ unpublished: [2027] });
  expect(actDue('postProgress', state as Task, stateCouncilCalendar)).toBeNull();
});

test('every change that staff make to one task is foreseen', () => {
  const changes = rectificationEndpoints.filter(
    ({ effect, path }) => effect === 'change' && path.startsWith('/tasks/{task}/'),
  );
  expect(changes.map(({ name }) => name).toSorted()).toEqual(taskAct.options.toSorted());
});
