import { expect, test } from 'vitest';
import { after, finishedTask, noteOf, opening, taskId } from '../testing/task-history.ts';
import { decideCompletion } from './completion.ts';
import { decideEnded } from './ending.ts';

const at = '2026-04-19T01:00:00.000Z';
const end = { task: taskId, reason: 'object-gone', on: '2026-04-19', at } as const;

test('a task ends with its complaint: its date is asked for no more, and nobody finishes it', () => {
  const open = after(null, ...opening);
  const made = decideEnded(open, end);
  expect(made).toEqual([
    { type: 'task.ended.v1', data: { reason: 'object-gone', on: '2026-04-19' } },
    { type: 'deadline.met.v1', data: { deadline: `task/${taskId}/${open.lead}/finish`, at } },
  ]);
  const ended = after(open, ...made);
  expect(ended).toMatchObject({ stage: 'ended', endedAt: at, ended: { reason: 'object-gone' } });
  // Told twice it ends once; and what was finished in the same moment stays finished.
  expect(decideEnded(ended, end)).toEqual([]);
  expect(decideEnded(finishedTask(1), end)).toEqual([]);
  const completion = { task: taskId, organisation: open.lead, text: noteOf('c', 1), at };
  expect(decideCompletion(ended, { ...completion, today: '2026-04-19' })).toEqual({
    rejected: 'wrong-stage',
  });
});
